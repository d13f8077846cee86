"""JSON Lines in, JSON Lines out: each line a case or a dossier, and a line of answers for it, or of what is wrong.

Nothing of one line is kept for the next but what the library remembers anyway, so a stream may be of any length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any, Final, NamedTuple

import attrs

from fysiodekking.adapters.as_data import amounts_data, compact, json_line
from fysiodekking.adapters.case_files import read_case
from fysiodekking.adapters.data_reader import as_written
from fysiodekking.adapters.dossiers import read_dossier
from fysiodekking.adapters.fault import describe
from fysiodekking.adapters.files import LARGEST, parsed_json, reason
from fysiodekking.adapters.input_data import between_quotes
from fysiodekking.adapters.kind_by_diagnosis import with_kinds
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.suppositions import NOTHING, Suppositions
from fysiodekking.deciding import decide
from fysiodekking.deciding.making_the_decision import Outline, outline
from fysiodekking.explain import explain
from fysiodekking.explain.document import Audience
from fysiodekking.explain.languages import Language
from fysiodekking.ledger import decided
from fysiodekking.model.checked import is_id
from fysiodekking.model.decision import Decision
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.dossier import SESSIONS
from fysiodekking.model.errors import InvalidCase, InvalidInput, Problem
from fysiodekking.model.personal import looks_personal
from fysiodekking.model.unknown import or_none

SHORT: Final = "short"
FULL: Final = "full"
ID: Final = "id"
_CHUNK: Final = 1 << 16
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_BOM: Final = b"\xef\xbb\xbf"
_NOT_UTF_8: Final = "is not text in UTF-8 (UTF-16, or a binary file?); save it as UTF-8"
_TOO_LONG: Final = f"is longer than {LARGEST // 1024 // 1024} MiB: no case is that long"
_DELETE: Final = "\x7f"
_EMPTY: Final = "{}"
_FIRST_LINE: Final = "line 1, "
_NONE_ASKED: Final = "none is to be decided: each says who paid it (leave paid_by out of one)"


class Line(NamedTuple):
    """A line as it was read.

    :param number: its number in the file, from 1.
    :param text: what it holds; None where that cannot be read.
    :param wrong: why it cannot.
    :param record: what it holds where that was parsed already.
    """

    number: int
    text: bytes | None
    wrong: str = ""
    record: Mapping[str, Any] | None = None


class Answer(NamedTuple):
    """What comes out for one line.

    :param text: a line of JSON without its end.
    :param outcomes: of every session that was decided; empty for a bad line.
    :param is_fault: it is bad by a fault of the library.
    """

    text: str
    outcomes: tuple[str, ...] = ()
    is_fault: bool = False


@attrs.frozen(kw_only=True)
class Form:
    """How answers are written.

    :param fields: ``short`` or ``full``.
    :param words: the language of the explanation that is added; None for none.
    :param supposed: what holds of every line beside what it says.
    :param diagnoses: a list of diagnosis codes, which gives the kind of a condition that has none.
    :param audience: for whom it is.
    """

    fields: str = SHORT
    words: Language | None = None
    supposed: Suppositions = NOTHING
    diagnoses: DiagnosisList | None = None
    audience: Audience = "desk"


class Totals(Counter[str]):
    """How many lines were read and answered, how many were bad, and how many sessions came out how."""

    def of(self, answer: Answer) -> None:
        """Count an answer."""
        self["read"] += 1
        self["answered" if answer.outcomes else "bad"] += 1
        self["faults"] += answer.is_fault
        self.update(answer.outcomes)


# --- in ---


def lines(stream: IO[bytes]) -> Iterator[Line]:
    """Yield the lines of a stream that are not blank, each as soon as it is there; a long one is passed over.

    Of a stream that is no text in UTF-8 from the first bytes on, only that is told. A byte order mark, which stands
    before each of several files that were put together, is passed over.
    """
    number = 0
    while text := stream.readline(LARGEST + 1):
        number += 1
        if number == 1 and text.startswith(_UTF_16):
            yield Line(number, None, _NOT_UTF_8)
            return
        if len(text) > LARGEST:
            while text and not text.endswith(b"\n"):
                text = stream.readline(_CHUNK)
            yield Line(number, None, _TOO_LONG)
        elif text.removeprefix(_BOM).strip():
            yield Line(number, text.removeprefix(_BOM))


# --- out ---


def answer(line: Line, form: Form, own: OwnPackages, file: str | None = None) -> Answer:
    """Answer a line, or say what is wrong with it.

    :param file: named beside the number of a bad line, where there are several files.
    """
    place = {"line": line.number} if file is None else {"file": file, "line": line.number}
    return answer_at(place, lambda: _table(line), form, own)


def answer_at(place: Mapping[str, Any], read: Callable[[], Mapping[str, Any]], form: Form, own: OwnPackages) -> Answer:
    """Answer one of several, or say what is wrong with it.

    :param place: where it stands, told beside what is wrong.
    :param read: gives the case or dossier, or raises `InvalidInput`.
    """
    given: dict[str, Any] = {ID: None}
    fault = False
    try:
        mapping = read()
        given[ID] = _id(mapping)
        return answer_of(mapping, form, own)
    except InvalidInput as error:
        problems = error.problems
    except Exception as error:  # noqa: BLE001 - a fault of the library stops no other line
        problems, fault = (Problem("", describe(error)),), True
    return Answer(_written({**given, **place, "problems": problems_data(problems)}), is_fault=fault)


def problems_data(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Return problems as data."""
    return [{"path": problem.path, "message": problem.message} for problem in problems]


def answer_of(mapping: Mapping[str, Any], form: Form, own: OwnPackages) -> Answer:
    """Answer a case or a dossier with an id of the caller's.

    :raises InvalidInput: with every problem.
    """
    id_, mapping = split_id(mapping)
    mapping = with_kinds(mapping, form.diagnoses)
    if SESSIONS not in mapping:
        case = form.supposed.of(read_case(mapping, own=own).case)
        if form.fields == SHORT and form.words is None:
            few = outline(case)
            return Answer(_written({**_named(id_), **_short(few)}), (few.outcome.value,))
        decision = decide(case)
        return Answer(_one(_named(id_), decision, form), (decision.outcome.value,))
    dossier = form.supposed.of(read_dossier(mapping, own))
    decisions = [(index, decision) for index, _, decision in decided(dossier)]
    if not decisions:
        raise InvalidCase([Problem(SESSIONS, _NONE_ASKED)])
    ids = [or_none(session.id) for session in dossier.sessions]
    each = [_one({"session": index, **_named(ids[index])}, decision, form) for index, decision in decisions]
    text = _joined(_written(_named(id_)), f'{{"decisions":[{",".join(each)}]}}')
    return Answer(text, tuple(decision.outcome.value for _, decision in decisions))


def short(decision: Decision | Outline) -> dict[str, Any]:
    """Return the few fields of a decision that a claim needs, and on what they hang: a refusal can too."""
    return {
        "outcome": decision.outcome,
        "payer": decision.payer,
        "package": decision.package,
        "amounts": amounts_data(decision.amounts),
        "entitlement_code": decision.entitlement_code,
        "reasons": [*decision.reasons],
        "conditions": [*decision.conditions],
        "missing": [*decision.missing],
    }


def _one(given: dict[str, Any], decision: Decision, form: Form) -> str:
    words = {} if form.words is None else {"words": explain(decision, form.words, audience=form.audience)}
    if form.fields == SHORT:
        return _written({**given, **_short(decision), **words})
    return _joined(_written(given), json_line(decision), _written(words))


def _short(decision: Decision | Outline) -> dict[str, Any]:
    """Return what stands on a short line: on what an answer hangs only where it hangs on something."""
    few = short(decision)
    if not few["conditions"]:
        del few["conditions"]
    return few


def _named(id_: str | int | None) -> dict[str, Any]:
    """Return the id of the caller's, which comes back where there is one."""
    return {} if id_ is None else {ID: id_}


def _joined(*written: str) -> str:
    """Return several tables as they are written as one."""
    return f"{{{','.join([table[1:-1] for table in written if table != _EMPTY])}}}"


def _written(data: Mapping[str, Any]) -> str:
    """Write data on one line; the one character of ASCII that steers a screen and JSON leaves is escaped."""
    return compact(data).replace(_DELETE, "\\u007f")


def _table(line: Line) -> Mapping[str, Any]:
    """Return the table that a line holds.

    :raises InvalidCase: for a line that holds something else.
    """
    if line.record is not None:
        return line.record
    if line.wrong:
        raise InvalidCase([Problem("", line.wrong)])
    return table_of(parsed(line.text or b""))


def table_of(value: object) -> Mapping[str, Any]:
    """Return a value that is a table.

    :raises InvalidCase: for another.
    """
    if not isinstance(value, dict):
        raise InvalidCase([Problem("", f'{as_written(value)} is not a case (write a table, as {{"session": …}})')])
    return value


def parsed(text: bytes) -> object:
    """Return what JSON in UTF-8 says.

    :raises InvalidCase: for what is none, with a sentence that repeats no value.
    """
    try:
        return parsed_json(text.decode("utf-8").strip())
    except UnicodeDecodeError:
        problem = _NOT_UTF_8
    except RecursionError:
        problem = "is nested too deeply to be a case"
    except ValueError as error:
        problem = _NOT_UTF_8 if b"\0" in text else f"is not JSON: {reason(error).replace(_FIRST_LINE, '')}"
    # raised here and not while the other exception is handled: that one holds the text, which may be personal
    raise InvalidCase([Problem("", problem)])


def split_id(mapping: Mapping[str, Any]) -> tuple[str | int | None, Mapping[str, Any]]:
    """Return the id of the caller's, and the case or dossier beside which it stands.

    :raises InvalidCase: for an id that cannot be echoed.
    """
    return _id(mapping), {key: value for key, value in mapping.items() if key != ID}


def _id(mapping: Mapping[str, Any]) -> str | int | None:
    """Return the id of a line, which is echoed: a word or a whole number, and nothing that says who somebody is.

    :raises InvalidCase: for anything else.
    """
    id_ = mapping.get(ID)
    if id_ is None or (isinstance(id_, int) and not isinstance(id_, bool) and looks_personal(str(id_)) is None):
        return id_
    if not isinstance(id_, (str, int)) or isinstance(id_, bool):
        how = between_quotes(id_)
        raise InvalidCase([Problem(ID, f"{as_written(id_)} is not text or a whole number ({how})")])
    wrong = [each.under(ID) for each in is_id(str(id_))]
    if wrong:
        raise InvalidCase(wrong)
    return id_
