"""A map proposed from the headers of a table, in Dutch and English, to be looked through by who knows the table."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Final

from fysiodekking.adapters.tables.files import MOST_ROWS, Table, read_table
from fysiodekking.adapters.tables.mapping import DOSSIER, ID, Writing, targets
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.model.checked import repeatable
from fysiodekking.model.personal import is_birth, is_personal, numbers_a_person
from fysiodekking.model.printable import as_toml, clean

_LETTERS: Final = re.compile(r"[a-z]+")
_MEANT: Final[tuple[tuple[str, str], ...]] = (
    ("session.date", "datum date behandeldatum zittingsdatum sessiondate treatmentdate prestatiedatum"),
    ("session.performance", "prestatie prestatiecode performance performancecode verrichting verrichtingcode code"),
    ("session.price", "prijs tarief bedrag price amount rate fee gedeclareerd charged"),
    ("session.techniques", "techniek technieken behandeling behandelvorm technique techniques treatment"),
    ("session.treatment_plan", "behandelplan treatmentplan"),
    ("session.referral", "verwijzing verwezen referral referred"),
    ("session.consent", "machtiging akkoord consent"),
    ("session.paid_by", "betaler betaalddoor paidby payer"),
    ("session.paid", "betaald vergoed paid reimbursed"),
    ("provider.profession", "beroep discipline profession"),
    ("provider.big_registered", "big bigregister bigregistratie registered"),
    ("provider.contracted", "contract gecontracteerd contracted"),
    ("insured.basic_insured", "basisverzekerd basisverzekering basicinsured"),
    ("insured.deductible_used", "eigenrisicoverbruikt verbruikteigenrisico deductibleused"),
    ("insured.voluntary_deductible", "vrijwilligeigenrisico voluntarydeductible"),
    ("condition.kind", "aandoening klacht condition kind"),
    ("condition.diagnosis", "dcsph diagnose diagnosecode diagnosis dcsphcode"),
    ("condition.first_session", "eerstebehandeling startdatum firstsession start"),
    ("used.condition_elsewhere", "eerdereaandoening eerder eerdere earlier earliercondition behandelingeneerder"),
    ("used.elsewhere", "eerdereditjaar eerderditjaar earlierthisyear ditjaar thisyear"),
    ("packages", "pakket aanvullend aanvullendeverzekering package supplementary"),
    (ID, "regel regelnummer line kenmerk id nummer lineid reference"),
)
_KIND: Final = "condition.kind"
_DIAGNOSIS: Final = "condition.diagnosis"
_CODED: Final = ("session.techniques", "provider.profession", _KIND, "packages")
"""Facts of which a table mostly has words of its own."""
_MOST_WORDS: Final = 20
"""So many words of a column are written out at most."""


def proposed(path: str, words: Catalogue) -> str:
    """Return a map as TOML: each column that is understood, and as comments what was not, and what is never read.

    :raises InvalidTable: when the table cannot be read.
    """
    columns = dict(_columns(read_table(path, Writing()).header))
    coded = {fact: columns[fact] for fact in (*_CODED, _DIAGNOSIS) if fact in columns}
    table = read_table(path, Writing(), {*coded.values()})
    used = set(columns.values())
    never = [name for name in table.header if name not in used and is_personal(name)]
    rest = [name for name in table.header if name and name not in used and name not in never]
    never, rest = ([*map(table.called, names)] for names in (never, rest))
    return as_toml("\n".join([*_lines(table, columns, rest, never, words), ""]))


def _columns(header: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for name in header:
        fact = _fact(name)
        if fact is not None and fact not in taken:
            taken.add(fact)
            yield fact, name


def _fact(header: str) -> str | None:
    if is_birth(header):
        return "insured.born"
    if numbers_a_person(header):
        return DOSSIER
    if is_personal(header):
        return None
    plain = unicodedata.normalize("NFKD", header).lower()
    squeezed = "".join(_LETTERS.findall("".join(each for each in plain if not unicodedata.combining(each))))
    return next((fact for fact, words in _MEANT if squeezed in words.split()), None)


def _lines(table: Table, columns: dict[str, str], rest: list[str], never: list[str], words: Catalogue) -> Iterator[str]:
    says = words.table
    yield f"# {says['map.proposal']}"
    if not table.has_headers:
        yield f"# {says['map.no_headers']}"
    if never:
        yield f"# {says['map.never'].format(columns=', '.join(map(_quoted, never)))}"
    if rest:
        yield f"# {says['map.rest'].format(columns=', '.join(map(_quoted, rest)))}"
    yield "[table]"
    yield f"delimiter = {_quoted(table.delimiter)}"
    yield 'date = "%d-%m-%Y"'
    yield 'decimal = ","'
    yield ""
    yield "[columns]"
    yield from (f"{_quoted(fact)} = {_quoted(name)}" for fact, name in columns.items())
    guessed = {} if _KIND in columns or _DIAGNOSIS not in columns else {_KIND: columns[_DIAGNOSIS]}
    yield from (f"# {_quoted(fact)} = {_quoted(name)}  # {says['map.kind']}" for fact, name in guessed.items())
    for fact in _CODED:
        if fact in columns or fact in guessed:
            yield ""
            unsure = "# " if fact in guessed else ""
            yield f"{unsure}[words.{_quoted(fact)}]  # {says['map.words']}"
            yield from _words_of(table, fact, (columns | guessed)[fact])
    yield ""
    yield "[constants]"
    if "provider.profession" not in columns:
        yield 'provider.profession = "physiotherapist"'


def _words_of(table: Table, fact: str, header: str) -> Iterator[str]:
    """Yield a line to fill in for each word of a column: the first ones, and none that may be of a person."""
    cells = (str(row.cells[header] or "") for row in islice(table.rows, MOST_ROWS) if row.cells is not None)
    parts = (cell.split(Writing().several) if targets()[fact] is tuple else [cell] for cell in cells)
    distinct = dict.fromkeys(clean(word.strip()) for each in parts for word in each)
    told = [word for word in distinct if word and repeatable(word)]
    yield from (f'# {_quoted(word)} = ""' for word in told[:_MOST_WORDS])
    if len(told) > _MOST_WORDS:
        yield "# …"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
