"""What the service answers: each door takes what was sent, and gives a reply. No HTTP happens here, and no waiting."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from http import HTTPStatus
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.adapters.as_data import citation_data, compact
from fysiodekking.adapters.case_files import CaseFile, read_case
from fysiodekking.adapters.claim_data import return_data
from fysiodekking.adapters.fault import describe
from fysiodekking.adapters.input_data import unknown_key
from fysiodekking.adapters.json_lines import (
    FULL,
    SHORT,
    Form,
    answer_at,
    answer_of,
    parsed,
    problems_data,
    split_id,
    table_of,
)
from fysiodekking.adapters.kind_by_diagnosis import with_kinds
from fysiodekking.adapters.package_files import packages_from
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.plan_data import as_data
from fysiodekking.adapters.stored_decisions import decision_from
from fysiodekking.adapters.suppositions import NOTHING, Suppositions
from fysiodekking.claims.returned import explain_return
from fysiodekking.deciding import decide
from fysiodekking.explain import FORMS, explain
from fysiodekking.explain.document import AUDIENCES
from fysiodekking.explain.languages import LANGUAGES
from fysiodekking.law import CHECKED, law_data
from fysiodekking.law.listing import entries
from fysiodekking.model.checked import shown, too_many
from fysiodekking.model.claim import Claimed
from fysiodekking.model.counts import LONGEST_ID, MOST_PLANNED
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.series import WEEK, plan
from fysiodekking.what_if import what_would_change

JSON: Final = "application/json"
PROBLEM: Final = "application/problem+json"
KINDS: Final = {
    "text": "text/plain; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
"""How the words of an explanation are sent, by their form."""
MOST_TOGETHER: Final = 1_000
"""So many cases or dossiers of one request are answered."""
_FLAGS: Final = {"true": True, "false": False}
_STORED: Final = "outcome"
"""The key by which a stored decision is known."""


class Asked(NamedTuple):
    """What is asked; it goes to another process.

    :param door: the first part of the path.
    :param query: names and values as they stand behind the path.
    :param rest: what stands in the path behind the door.
    """

    door: str
    query: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    rest: str = ""


class Reply(NamedTuple):
    """What comes back."""

    status: int
    kind: str
    body: bytes


@attrs.frozen
class Served:
    """What holds of all that is asked.

    :param own: packages that cases may name beside the shipped ones.
    :param diagnoses: a list of diagnosis codes, which gives the kind of a condition that has none.
    """

    own: OwnPackages
    supposed: Suppositions = NOTHING
    diagnoses: DiagnosisList | None = None

    def read(self, body: object) -> CaseFile:
        """Read a case, beside which an id may stand.

        :raises InvalidInput: with every problem.
        """
        _, mapping = split_id(table_of(body))
        file = read_case(with_kinds(mapping, self.diagnoses), own=self.own)
        return attrs.evolve(file, case=self.supposed.of(file.case))


@attrs.frozen(kw_only=True)
class Parameter:
    """A name behind the path.

    :param words: what it says, for those who read the description of the service.
    :param schema: what it accepts, as JSON Schema has it.
    :param default: what absence means; None where it has to be there, but for a list.
    :param several: whether it may be repeated.
    :param instead_of: the names beside which it says nothing, and may not stand.
    """

    name: str
    words: str
    schema: Mapping[str, Any]
    default: Any = None
    several: bool = False
    instead_of: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether it has to be there."""
        return self.default is None

    def read(self, written: Sequence[str]) -> Any:
        """Return what was written.

        :raises InvalidInput: with what is wrong.
        """
        if not written and self.required:
            raise InvalidInput([Problem(self.name, "is missing (write it behind the path, as ?name=value)")])
        if len(written) > 1 and not self.several:
            raise InvalidInput([Problem(self.name, "stands twice (write it once)")])
        values = [self._value(text) for text in written]
        return (values if self.several else values[0]) if written else self.default

    def _value(self, text: str) -> Any:
        schema = self.schema
        if "enum" in schema and text in schema["enum"]:
            return text
        if schema.get("type") == "boolean" and text in _FLAGS:
            return _FLAGS[text]
        if schema.get("type") == "integer" and text.isascii() and text.isdigit() and len(text) < LONGEST_ID:
            number = int(text)
            if schema["minimum"] <= number <= schema["maximum"]:
                return number
        if schema.get("format") == "date":
            return _day(text, self.name)
        if schema.get("type") == "string" and "format" not in schema and 0 < len(text) <= LONGEST_ID:
            return text
        raise InvalidInput([Problem(self.name, f"{shown(text)} is not accepted here ({_accepted(schema)})")])


def _accepted(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return f"write one of: {', '.join(schema['enum'])}"
    if schema["type"] == "integer":
        return f"write a whole number from {schema['minimum']} to {schema['maximum']}"
    return "write true or false" if schema["type"] == "boolean" else "write a word"


def _day(text: str, path: str) -> date:
    try:
        if len(text) == len("2026-03-12"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise InvalidInput([Problem(path, f"{shown(text)} is not a date (write 2026-03-12)")])


# --- the doors ---


def _decisions(served: Served, body: object, *, fields: str) -> Reply:
    form = Form(fields=fields, supposed=served.supposed, diagnoses=served.diagnoses)
    if not isinstance(body, list):
        return _sent(answer_of(table_of(body), form, served.own).text)
    if len(body) > MOST_TOGETHER:
        raise InvalidInput([too_many(body, MOST_TOGETHER)])
    answers = [
        answer_at({"index": index}, partial(table_of, member), form, served.own) for index, member in enumerate(body)
    ]
    return _sent(f"[{','.join(answer.text for answer in answers)}]")


def _explanations(
    served: Served, body: object, *, lang: Any, form: Any, audience: Any, full: bool, what_if: bool
) -> Reply:
    if isinstance(body, dict) and _STORED in body:
        decision, changes = decision_from(body), None
    else:
        case = served.read(body).case
        decision, changes = decide(case), what_would_change(case) if what_if else None
    words = explain(decision, lang, form, audience=audience, full=full, what_if=changes)
    return Reply(HTTPStatus.OK, KINDS[form], words.encode("utf-8", "backslashreplace"))


def _plans(served: Served, body: object, *, sessions: int, every: int, date: list[date]) -> Reply:
    case = served.read(body).case
    return _json(as_data(plan(case, len(date) or sessions, every=every, dates=date or None)))


def _returns(served: Served, body: object, *, code: list[str]) -> Reply:
    file = served.read(body)
    return _json(return_data(explain_return(code, file.case, file.claimed or Claimed(), served.diagnoses)))


def _packages(_served: Served, body: object) -> Reply:
    packages = packages_from(table_of(body))
    keys = ("id", "insurer", "name", "year")
    return _json({"packages": [{key: getattr(package, key) for key in keys} for package in packages]})


def _law(day: date) -> Reply:
    if day not in CHECKED:
        known = f"{CHECKED.first} to {CHECKED.last}"
        return problem(HTTPStatus.NOT_FOUND, [Problem("day", f"the law of {day} is not in the library ({known} is)")])
    listed = [
        {
            "instrument": entry.instrument,
            "key": str(entry.key),
            "value": entry.value,
            "citation": citation_data(entry.citation, day),
        }
        for entry in entries(law_data(), day)
    ]
    return _json({"on": day.isoformat(), "entries": listed})


@attrs.frozen(kw_only=True)
class Door:
    """Where something can be asked by sending it.

    :param words: what it answers.
    :param takes: the schemas of what can be sent, by their names in the description of the service.
    """

    words: str
    answer: Callable[..., Reply]
    takes: tuple[str, ...]
    parameters: tuple[Parameter, ...] = ()


_WORD: Final = {"type": "string", "minLength": 1, "maxLength": LONGEST_ID}
_FLAG: Final = {"type": "boolean"}
DOORS: Final[Mapping[str, Door]] = {
    "decisions": Door(
        words="Decide a case, a dossier, or several of them; of several each has its answer or its problems.",
        answer=_decisions,
        takes=("Case", "Dossier", "Several"),
        parameters=(
            Parameter(
                name="fields",
                words="short: who pays what, code, reasons, missing; full: all that a decision says",
                schema={"enum": [SHORT, FULL]},
                default=SHORT,
            ),
        ),
    ),
    "explanations": Door(
        words="Explain a case, or a decision that was kept, in words.",
        answer=_explanations,
        takes=("Case", "Decision"),
        parameters=(
            Parameter(name="lang", words="the language", schema={"enum": [*LANGUAGES]}, default=LANGUAGES[0]),
            Parameter(name="form", words="how it is written", schema={"enum": [*FORMS]}, default=FORMS[0]),
            Parameter(name="audience", words="who reads it", schema={"enum": [*AUDIENCES]}, default="desk"),
            Parameter(name="full", words="also say what was met", schema=_FLAG, default=False),
            Parameter(name="what_if", words="of a case, also say what would change it", schema=_FLAG, default=True),
        ),
    ),
    "plans": Door(
        words="Repeat the session of a case: who pays each, and what it costs the insured.",
        answer=_plans,
        takes=("Case",),
        parameters=(
            Parameter(
                name="sessions",
                words="how many, the one of the case included",
                schema={"type": "integer", "minimum": 1, "maximum": MOST_PLANNED},
                default=9,
            ),
            Parameter(
                name="every",
                words="days between two sessions",
                schema={"type": "integer", "minimum": 1, "maximum": 366},
                default=WEEK,
            ),
            Parameter(
                name="date",
                words="a day of the plan, instead of a number and an interval; not beside sessions or every",
                schema={"type": "string", "format": "date"},
                default=[],
                several=True,
                instead_of=("sessions", "every"),
            ),
        ),
    ),
    "returns": Door(
        words="Explain the codes that came back for a case, with what was sent in its `claim`.",
        answer=_returns,
        takes=("Case",),
        parameters=(Parameter(name="code", words="a code that came back", schema=_WORD, several=True),),
    ),
    "packages": Door(
        words="Check a package file, and name the packages in it.", answer=_packages, takes=("PackageFile",)
    ),
}
LAW: Final = "law"


def answer(asked: Asked, served: Served) -> Reply:
    """Answer what is asked; whatever is wrong is said in the reply."""
    try:
        if asked.door == LAW:
            _read(asked.query, ())
            return _law(_day(asked.rest, "day"))
        door = DOORS[asked.door]
        query = _read(asked.query, door.parameters)
        try:
            body = parsed(asked.body)
        except InvalidInput as error:
            return problem(HTTPStatus.BAD_REQUEST, error.problems)
        return door.answer(served, body, **query)
    except InvalidInput as error:
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, error.problems)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is no fault of the caller
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, [Problem("", describe(error))])


def _read(query: Iterable[tuple[str, str]], parameters: Collection[Parameter]) -> dict[str, Any]:
    """Return what stands behind the path, by name."""
    written: dict[str, list[str]] = {parameter.name: [] for parameter in parameters}
    problems: list[Problem] = []
    for name, text in query:
        if name in written:
            written[name].append(text)
        else:
            problems.append(unknown_key(name, written))
    problems.extend(
        Problem(each.name, f"stands beside {other} (write one of the two)")
        for each in parameters
        for other in each.instead_of
        if written[each.name] and written[other]
    )
    if problems:
        raise InvalidInput(problems)
    return {parameter.name: parameter.read(written[parameter.name]) for parameter in parameters}


def problem(status: int, problems: Iterable[Problem]) -> Reply:
    """Return what is wrong, as RFC 9457 has it, with the paths of the library."""
    status = HTTPStatus(status)
    told = {"type": "about:blank", "title": status.phrase, "status": status, "problems": problems_data(problems)}
    return Reply(status, PROBLEM, json.dumps(told).encode())


def _json(data: Any) -> Reply:
    return _sent(compact(data))


def _sent(text: str) -> Reply:
    return Reply(HTTPStatus.OK, JSON, text.encode())
