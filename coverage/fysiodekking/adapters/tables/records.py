"""Rows as cases and dossiers: made by the map, decided, and every problem back at its line and column."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.adapters.case_files import read_case
from fysiodekking.adapters.dossiers import read_dossier
from fysiodekking.adapters.fault import describe
from fysiodekking.adapters.files import read_mapping
from fysiodekking.adapters.kind_by_diagnosis import with_kinds
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.suppositions import NOTHING, Suppositions
from fysiodekking.adapters.tables.files import LARGEST, MOST_ROWS, InvalidTable, Row, Table, read_table
from fysiodekking.adapters.tables.map_files import lacking, named_by, read_map
from fysiodekking.adapters.tables.mapping import (
    CONDITION,
    DOSSIER,
    ID,
    PACKAGES,
    BadCell,
    TableMap,
    targets,
    tells_who,
)
from fysiodekking.deciding import decide
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.languages import Language, catalogue
from fysiodekking.ledger import decided
from fysiodekking.model.case import Case
from fysiodekking.model.checked import shown, suggestion
from fysiodekking.model.decision import Decision
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.dossier import PAYMENT, Dossier
from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.model.personal import is_personal, looks_personal

_SESSION: Final = re.compile(r"sessions\[(\d+)\]\.?")
_PACKAGE: Final = re.compile(r"packages(\[\d+\])?(\.id)?$")
_PROVIDER: Final = "provider."
_BY_ANOTHER: Final = f"session.{_PROVIDER}"
"""Begins what a row says of who treated, which in a dossier is what differs from the others."""
_COMPLAINT: Final = "complaint"
_DEDUCTIBLE: Final = "deductible_used"
_NEEDED: Final = ("session", "provider", "insured")
"""Parts that every case has."""
_OF_ITS_OWN: Final = frozenset({"session", "provider", "used"})
"""Parts that each row of a dossier has for itself; all others are those of one person."""
_MISSING: Final = "is missing (add it)"
_NO_HEADERS: Final = "has the table no header row? (its first line holds the names of the columns)"
_NO_HEADER_OF_THE_MAP: Final = (
    "has none of the columns that the map names; its first line holds: {names} (the first line that is not blank holds "
    'the names: take away a title above them; sheet = "NAME" below [table] of the map names another sheet)'
)
_MOST_TOLD: Final = 5
"""So many headers are told of a table that has none of the map's."""
_MOST_BETWEEN: Final = 1_000
"""So many rows of nobody may stand between two of one person where not all rows are held."""
_APART: Final = (
    "is of the same person as a row that lies apart from it: in a table of more than {most} rows or {size} MB those of "
    "one person have to lie below each other (sort it by column {header}, or split it by person)"
)
_TOO_MANY: Final = (
    "begins more than {most} rows of one person (does column {header} say whose a row is? Else take it out of the map)"
)


@attrs.define(kw_only=True)
class Answered:
    """A row with its answer, or with what is wrong.

    :param line: the number of its line.
    :param kept: what the map hands on, by header.
    :param left_out: the headers of what it does not hand on, since it says who somebody is.
    :param paid: it is known who paid it; nothing is asked.
    :param lines: the numbers of the lines of the rows with which it was asked, as sessions of one person.
    """

    line: int
    kept: Mapping[str, Any]
    left_out: tuple[str, ...] = ()
    id: str | None = None
    paid: bool = False
    lines: tuple[int, ...] = ()
    decision: Decision | None = None
    problems: tuple[Problem, ...] = ()
    is_fault: bool = False


@attrs.frozen(kw_only=True)
class Source:
    """A table that is ready to be answered.

    :param path: the file of the table.
    :param personal: headers of columns that are never read, since they would carry personal data.
    :param unread: headers of further columns that the map does not use.
    """

    path: str
    table: Table
    map: TableMap
    personal: tuple[str, ...]
    unread: tuple[str, ...]


class Beside(NamedTuple):
    """What is given beside a table: packages, what is supposed of every row, diagnosis codes, and a language."""

    own: OwnPackages
    supposed: Suppositions = NOTHING
    diagnoses: DiagnosisList | None = None
    lang: Language = "en"

    @property
    def words(self) -> Catalogue:
        """The words for what is wrong with a row."""
        return catalogue(self.lang)

    def case(self, mapping: Mapping[str, Any]) -> Case:
        """Return the case of a row."""
        return self.supposed.of(read_case(with_kinds(mapping, self.diagnoses), own=self.own).case)

    def dossier(self, mapping: Mapping[str, Any]) -> Dossier:
        """Return the dossier of the rows of one person."""
        return self.supposed.of(read_dossier(with_kinds(mapping, self.diagnoses), self.own))


def open_table(path: str, map_path: str, beside: Beside) -> Source:
    """Read a table and its map.

    :param beside: with the packages that the map may name beside the shipped ones.
    :raises InvalidInput: with every problem of either.
    """
    mapping = read_mapping(map_path, InvalidTable)
    plan, wrong = read_map(mapping, beside.own)
    wrong = (*wrong, *lacking(mapping, knows_diagnoses=beside.diagnoses is not None))
    problems = [Problem(f"{map_path}: {problem.path}", problem.message) for problem in wrong]
    writing, wanted = named_by(mapping)
    if writing is None:
        raise InvalidTable(problems)
    try:
        table = read_table(path, writing, {*wanted})
    except InvalidTable as error:
        raise InvalidTable([*problems, *error.problems]) from None
    header = [name for name in table.header if name]
    problems.extend(_not_there(path, table, [*dict.fromkeys(wanted)]))
    if plan is None or problems:
        raise InvalidTable(problems)
    others = [name for name in header if name not in wanted]
    return Source(
        path=path,
        table=table,
        map=plan,
        personal=tuple(name for name in others if is_personal(name)),
        unread=tuple(name for name in others if not is_personal(name)),
    )


def _not_there(path: str, table: Table, wanted: Collection[str]) -> Iterator[Problem]:
    """Yield each header that the map names and the table does not have; where it has none of them, that."""
    missing = [name for name in wanted if not name or name not in table.header]
    if len(missing) > 1 and len(missing) == len(wanted) and table.has_headers:
        yield Problem(path, _NO_HEADER_OF_THE_MAP.format(names=", ".join(map(table.called, table.header[:_MOST_TOLD]))))
        return
    may_be = [name for name in table.header if name and table.called(name) == name]
    for name in missing:
        yield Problem(path, f"has no column {shown(name)}; {suggestion(name, may_be) if may_be else _NO_HEADERS}")


def answers(source: Source, beside: Beside) -> Iterator[Answered]:
    """Return the answer to every row, in the order of the table, each as soon as it is there.

    Rows of one person are a dossier. Up to 200,000 rows they may lie anywhere, and all are held; else they have to lie
    below each other, and those of one person are.

    :raises InvalidTable: where they lie apart in a larger table, before anything is answered.
    """
    rows, plan = source.table.rows, source.map
    if DOSSIER not in plan.columns:
        return chain.from_iterable(_answered([row], plan, beside) for row in rows)
    if source.table.size <= LARGEST:
        held = [*islice(rows, MOST_ROWS + 1)]
        if len(held) <= MOST_ROWS:
            return _answered(held, plan, beside)
    _demand_together(source)
    return chain.from_iterable(_answered(stretch, plan, beside) for stretch in _stretches(rows, plan))


def _answered(rows: list[Row], plan: TableMap, beside: Beside) -> Iterator[Answered]:
    """Yield the answers to rows in their order: those of one person are answered with the first of them.

    So beside its cells nothing is held of a row but its answer, until it is its turn.
    """
    persons = [_person(row, plan) for row in rows] if DOSSIER in plan.columns else [None] * len(rows)
    of_person: dict[str, list[int]] = {}
    for index, person in enumerate(persons):
        if person is not None:
            of_person.setdefault(person, []).append(index)
    waiting: dict[int, Answered] = {}
    for index, person in enumerate(persons):
        if index not in waiting:
            group = {
                at: _row(rows[at], plan, beside.words) for at in ([index] if person is None else of_person[person])
            }
            _answer([*group.values()], plan, beside)
            waiting |= {at: row.answered for at, row in group.items()}
        yield waiting.pop(index)


def _demand_together(source: Source) -> None:
    """Refuse a table in which rows of one person lie apart; of a person no more is kept than a number.

    :raises InvalidTable: with the first line that does.
    """
    header, seen = source.map.columns[DOSSIER], set[int]()
    for rows in _stretches(source.table.rows, source.map):
        person = next((who for row in rows if (who := _person(row, source.map)) is not None), None)
        if len(rows) > MOST_ROWS:
            wrong = _TOO_MANY.format(most=MOST_ROWS, header=header)
            raise InvalidTable([Problem(source.path, f"line {rows[0].line} {wrong}")])
        if person is not None and hash(person) in seen:
            wrong = _APART.format(most=MOST_ROWS, size=LARGEST // 1024 // 1024, header=header)
            raise InvalidTable([Problem(source.path, f"line {rows[0].line} {wrong}")])
        seen.add(hash(person))


def _stretches(rows: Iterable[Row], plan: TableMap) -> Iterator[list[Row]]:
    """Yield the rows of a table in order: those of one person together, with the few of nobody that stand between."""
    of, stretch, since = None, list[Row](), 0
    for row in rows:
        person = _person(row, plan)
        since = since + 1 if person is None else 0
        goes_on = of is not None and (since <= _MOST_BETWEEN if person is None else person == of)
        if stretch and (not goes_on or len(stretch) > MOST_ROWS):
            yield stretch
            stretch = []
        if not goes_on:
            of = person
        stretch.append(row)
    if stretch:
        yield stretch


def _person(row: Row, plan: TableMap) -> str | None:
    """Return whose a row is; None for nobody's."""
    try:
        return None if row.cells is None else plan.value(DOSSIER, row.cells[plan.columns[DOSSIER]])
    except BadCell:
        return None


@attrs.define(kw_only=True)
class _RowParts:
    """A row as the parts of a case."""

    answered: Answered
    parts: dict[str, Any]
    key: str


def _row(row: Row, plan: TableMap, words: Catalogue) -> _RowParts:
    """Read one row by the map."""
    if row.cells is None:
        wrong = Problem("", words.table[f"wrong.{row.wrong}"])
        return _RowParts(answered=Answered(line=row.line, kept={}, problems=(wrong,)), parts={}, key="")
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for fact, header in plan.columns.items():
        try:
            value = plan.value(fact, row.cells[header])
        except BadCell as error:
            problems.append(Problem(_at(fact, header, words), error.said(words)))
            continue
        if value is not None:
            values[fact] = value
    person = values.pop(DOSSIER, None)
    looks = None if person is None else looks_personal(person)
    if looks is not None:
        needless = words.table["wrong.needless"].format(what=words.table[f"looks.{looks}"])
        problems.append(Problem(_at(DOSSIER, plan.columns[DOSSIER], words), needless))
    kept = {header: cell for header in plan.table.keep if not tells_who(cell := row.cells[header])}
    left_out = tuple(header for header in plan.table.keep if header not in kept)
    answered = Answered(line=row.line, kept=kept, left_out=left_out, id=values.get(ID), problems=tuple(problems))
    key = str(values.pop(CONDITION, values.get("condition.diagnosis", _COMPLAINT)))
    return _RowParts(answered=answered, parts=_parts(values, plan, key), key=key)


def _parts(values: Mapping[str, Any], plan: TableMap, key: str) -> dict[str, Any]:
    """Return the parts of a case: what is constant, and what the columns say."""
    parts: dict[str, Any] = copy.deepcopy(dict(plan.constants))
    for home in _NEEDED:
        parts.setdefault(home, {})
    condition = parts.pop("condition", {})
    for fact, value in values.items():
        if fact == PACKAGES:
            parts[PACKAGES] = value
            continue
        home, _, name = fact.partition(".")
        table = condition if home == "condition" else parts.setdefault(home, {})
        table[name] = value
    conditions = parts.setdefault("conditions", {})
    if condition or not conditions:
        conditions.setdefault(key, {}).update(condition)
    return parts


def _answer(group: list[_RowParts], plan: TableMap, beside: Beside) -> None:
    """Answer the rows of one person, or a row that stands alone."""
    try:
        together = None if len(group) == 1 and _is_case(group[0]) else _together(group, beside.words)
        if any(row.answered.problems for row in group):
            _tell_all(group, together, plan, beside)
        elif together is None:
            group[0].answered.decision = decide(_case(group[0], beside))
        else:
            _answer_dossier(group, together, beside)
    except InvalidInput as error:
        _tell(_placed(error.problems, group, plan, beside.words), group, beside.words)
    except Exception as error:  # noqa: BLE001 - a fault of the library stops no other row
        for row in group:
            row.answered.problems, row.answered.is_fault = (Problem("", describe(error)),), True


def _is_case(row: _RowParts) -> bool:
    """Tell whether nothing says how a row was paid, as something may of a session of a dossier."""
    return not {"paid_by", *PAYMENT} & row.parts.get("session", {}).keys()


def _tell_all(group: list[_RowParts], together: Mapping[str, Any] | None, plan: TableMap, beside: Beside) -> None:
    """Tell what else is wrong with rows of which some cells cannot be read; of such a cell no more than that."""
    further: tuple[Problem, ...] = ()
    try:
        if together is not None:
            beside.dossier(together)
        elif group[0].parts:
            _case(group[0], beside)
    except InvalidInput as error:
        further = error.problems
    told = [{problem.path for problem in row.answered.problems} for row in group]
    anywhere = set[str]().union(*told)
    placed = [
        each
        for each in _placed(further, group, plan, beside.words)
        if each.problem.path not in (told[each.row] if each.is_of_row else anywhere)
    ]
    _tell(placed, group, beside.words)


def _case(row: _RowParts, beside: Beside) -> Case:
    parts = dict(row.parts)
    session = dict(parts.get("session", {}))
    session.pop("id", None)
    if len(parts["conditions"]) > 1 and row.key in parts["conditions"]:
        session.setdefault("condition", row.key)
    used = session.pop(_DEDUCTIBLE, None)
    if used is not None:
        parts["insured"] = {**parts.get("insured", {}), _DEDUCTIBLE: used}
    return beside.case({**parts, "session": session})


def _answer_dossier(group: list[_RowParts], mapping: Mapping[str, Any], beside: Beside) -> None:
    dossier = beside.dossier(mapping)
    for index, _, decision in decided(dossier):
        group[index].answered.decision = decision
    lines = tuple(row.answered.line for row in group)
    for row, session in zip(group, dossier.sessions, strict=True):
        row.answered.paid, row.answered.lines = not session.is_asked, lines


def _together(group: list[_RowParts], words: Catalogue) -> dict[str, Any]:
    """Return the dossier of several rows; where they contradict each other, the later one has a problem.

    What a row says of earlier sessions is what went before the first of them.
    """
    first = min(group, key=lambda row: str(row.parts.get("session", {}).get("date", "")))
    mapping: dict[str, Any] = {key: value for key, value in first.parts.items() if key not in {"session", PACKAGES}}
    mapping["sessions"] = []
    conditions: dict[str, dict[str, Any]] = {}
    packages: list[Any] = []
    mapping["packages"] = packages
    said: dict[tuple[str, ...], tuple[Any, int]] = {}
    for row in group:
        session = dict(row.parts.get("session", {}))
        insured = row.parts.get("insured", {})
        if _DEDUCTIBLE in insured:
            session.setdefault(_DEDUCTIBLE, insured[_DEDUCTIBLE])
        mapping["sessions"].append(
            {
                **session,
                "condition": row.key,
                **({"provider": row.parts["provider"]} if "provider" in row.parts else {}),
            }
        )
        year = str(session.get("date", ""))[:4]
        for path, value in [
            *_personal(row),
            *([((PACKAGES, year), row.parts[PACKAGES])] if PACKAGES in row.parts else []),
        ]:
            other, line = said.setdefault(path, (value, row.answered.line))
            if other != value:
                differs = words.table["wrong.differs"].format(line=line)
                row.answered.problems += (Problem(".".join(path), differs),)
        for key, condition in row.parts.get("conditions", {}).items():
            conditions.setdefault(key, {}).update(condition)
        packages.extend(each for each in row.parts.get(PACKAGES, []) if each not in packages)
    mapping["conditions"] = conditions
    mapping["insured"] = {
        path[1]: value for path, (value, _) in said.items() if path[0] == "insured" and path[1] != _DEDUCTIBLE
    }
    return mapping


def _personal(row: _RowParts) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield what a row says of the person: the same in all rows."""
    for part, table in row.parts.items():
        if part not in _OF_ITS_OWN and isinstance(table, Mapping):
            for name, value in table.items():
                if isinstance(value, Mapping):
                    yield from (((part, name, each), inner) for each, inner in value.items())
                elif name != _DEDUCTIBLE:
                    yield (part, name), value


def _said(message: str, fact: str, header: str | None, words: Catalogue) -> str:
    """Return what is said of a fact: of one that is missing, how a table gives it."""
    if message != _MISSING or fact not in targets():
        return message
    return words.table["wrong.nowhere" if header is None else "wrong.empty"]


def _at(fact: str, header: str, words: Catalogue) -> str:
    """Name a fact with its column."""
    return words.table["wrong.at"].format(fact=fact, header=header)


def _answered_with(wrong: _RowParts, words: Catalogue) -> Problem:
    """Return why a row is not answered: another one of the same person is wrong."""
    return Problem("", words.table["wrong.with"].format(line=wrong.answered.line))


class _Placed(NamedTuple):
    """A problem at the row that it is told at.

    :param is_of_row: it is of that row, and not of all rows of one person.
    """

    row: int
    problem: Problem
    is_of_row: bool


def _placed(problems: Iterable[Problem], group: list[_RowParts], plan: TableMap, words: Catalogue) -> Iterator[_Placed]:
    """Yield each problem with its column at the row that it is of; one of all rows at the first."""
    for problem in problems:
        session = _SESSION.match(problem.path)
        about = [index for index, row in enumerate(group) if problem.path.startswith(f"conditions.{row.key}.")]
        index = int(session[1]) if session else min(about, default=0)
        path = _SESSION.sub("session.", problem.path).rstrip(".")
        if path.startswith(_BY_ANOTHER):
            path = path.removeprefix("session.")
        elif len(group) > 1 and path.startswith(_PROVIDER):
            continue  # each row says who treated, and what is wrong with that is told of it
        if about:
            path = path.replace(f"conditions.{group[index].key}", CONDITION, 1)
        fact = PACKAGES if _PACKAGE.match(path) else path
        header = plan.columns.get(fact)
        place = _at(fact, header, words) if header is not None else fact if fact in targets() else path
        is_of_row = session is not None or len(about) == 1
        yield _Placed(index, Problem(place, _said(problem.message, fact, header, words)), is_of_row)


def _tell(placed: Iterable[_Placed], group: list[_RowParts], words: Catalogue) -> None:
    """Give each problem to its row; a row without any is not answered since another one has."""
    for each in placed:
        answered = group[each.row].answered
        if each.problem not in answered.problems:
            answered.problems += (each.problem,)
    first = next(row for row in group if row.answered.problems)
    for row in group:
        if not row.answered.problems:
            row.answered.problems = (_answered_with(first, words),)
