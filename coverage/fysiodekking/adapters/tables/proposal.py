"""A map proposed from the headers of a table, in Dutch and English, to be looked through by who knows the table."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, Final, NamedTuple

from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.tables.files import MOST_ROWS, Table, read_table, writing_of
from fysiodekking.adapters.tables.mapping import (
    DOSSIER,
    ID,
    PACKAGES,
    WAYS,
    Writing,
    codes_of,
    is_amount,
    is_iso,
    read_day,
    targets,
)
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.model.checked import repeatable
from fysiodekking.model.money import Money
from fysiodekking.model.near_words import MEANT, plainly
from fysiodekking.model.personal import is_birth, is_personal, numbers_a_person
from fysiodekking.model.printable import as_toml, clean
from fysiodekking.model.unknown import Unknown
from fysiodekking.packages import shipped

_LETTERS: Final = re.compile(r"[a-z]+")
_LETTERS_AND_DIGITS: Final = re.compile(r"[a-z0-9]+")
_MEANT: Final[tuple[tuple[str, str], ...]] = (
    (
        "session.date",
        (
            "datum date behandeldatum zittingsdatum sessiondate treatmentdate prestatiedatum datumbehandeling "
            "datumzitting datumprestatie datumverrichting verrichtingsdatum verrichtingdatum dateofservice "
            "servicedate dateofsession dateoftreatment behandelingsdatum zittingdatum behandeldag sessiedatum "
            "datumsessie datumvanbehandeling datumvandebehandeling datumvanzitting visitdate dateofvisit"
        ),
    ),
    (
        "session.performance",
        (
            "prestatie prestatiecode performance performancecode verrichting verrichtingcode verrichtingscode "
            "code codeprestatie codeverrichting nzacode nzaprestatiecode prestatienza procedurecode servicecode "
            "zorgprestatiecode codezorgprestatie nzaprestatie"
        ),
    ),
    (
        "session.price",
        (
            "prijs tarief bedrag price amount rate fee gedeclareerd charged declaratiebedrag gedeclareerdbedrag "
            "bedraggedeclareerd tariefprestatie tariefverrichting tariefzitting tariefperzitting prijszitting "
            "prijsbehandeling behandeltarief behandelprijs zittingprijs zittingtarief sessionprice sessionrate "
            "sessionfee treatmentprice amountcharged chargedamount"
        ),
    ),
    (
        "session.techniques",
        (
            "techniek technieken behandeling behandelvorm technique techniques treatment toegepastetechniek "
            "toegepastetechnieken behandeltechniek behandeltechnieken"
        ),
    ),
    (
        "session.treatment_plan",
        (
            "behandelplan treatmentplan inbehandelplan intreatmentplan onderdeelbehandelplan binnenbehandelplan "
            "partoftreatmentplan"
        ),
    ),
    (
        "session.referral",
        (
            "verwijzing verwezen referral referred verwijsbrief verwijzingverwijsbrief referralletter "
            "verwijzingarts verwijzeraanwezig metverwijzing metverwijsbrief verwijsbriefontvangen "
            "referralonfile"
        ),
    ),
    (
        "session.consent",
        (
            "machtiging akkoord consent akkoordverzekeraar machtigingverzekeraar insurerconsent "
            "machtigingverleend machtigingzorgverzekeraar akkoordzorgverzekeraar toestemmingverzekeraar "
            "toestemmingzorgverzekeraar consentofinsurer"
        ),
    ),
    (
        "session.accident",
        (
            "ongeval ongeluk accident gevolgongeval ongevalsgevolg gevolgvanongeval ongevalgerelateerd "
            "accidentrelated afteraccident duetoaccident"
        ),
    ),
    ("session.accident_on", "datumongeval ongevalsdatum ongevaldatum accidentdate dateofaccident"),
    ("session.medically_necessary", "medischenoodzaak medischnoodzakelijk medicallynecessary"),
    ("session.insufficient_result", "onvoldoenderesultaat insufficientresult"),
    ("session.paid_by", "betaler betaalddoor paidby payer vergoeddoor reimbursedby"),
    ("session.paid", "betaald vergoed paid reimbursed betaaldbedrag bedragbetaald vergoedbedrag amountpaid"),
    (
        "provider.profession",
        (
            "beroep discipline profession beroepbehandelaar beroeptherapeut disciplinebehandelaar "
            "disciplinetherapeut therapistprofession professionoftherapist"
        ),
    ),
    (
        "provider.big_registered",
        ("big bigregister bigregistratie registered biggeregistreerd ingeschrevenbig inbigregister bigregistered"),
    ),
    (
        "provider.contracted",
        (
            "contract gecontracteerd contracted contractverzekeraar contractmetverzekeraar contractwithinsurer "
            "contractzorgverzekeraar contractmetzorgverzekeraar gecontracteerdmetverzekeraar "
            "contractedwithinsurer"
        ),
    ),
    ("insured.basic_insured", "basisverzekerd basisverzekering basicinsured"),
    (
        "insured.deductible_used",
        (
            "eigenrisicoverbruikt verbruikteigenrisico deductibleused eigenrisicogebruikt gebruikteigenrisico "
            "verbruikeigenrisico eigenrisicoverbruik useddeductible"
        ),
    ),
    ("insured.voluntary_deductible", "vrijwilligeigenrisico voluntarydeductible eigenrisicovrijwillig"),
    ("condition.kind", "aandoening klacht complaint condition kind soortaandoening"),
    (
        "condition.diagnosis",
        (
            "dcsph diagnose diagnosecode diagnosis dcsphcode diagnosedcsph dcsphdiagnose dcsphdiagnosecode "
            "diagnosecodedcsph codediagnose diagnosiscode codedcsph dcsphnummer dcsphdiagnosis "
            "dcsphdiagnosiscode"
        ),
    ),
    (
        "condition.first_session",
        (
            "eerstebehandeling startdatum firstsession start eerstezitting datumeerstebehandeling "
            "datumeerstezitting startbehandeling startdatumbehandeling begindatum begindatumbehandeling "
            "aanvangsdatum aanvangbehandeling startepisode startdatumepisode firsttreatment startdate "
            "begindatumepisode aanvangepisode aanvangsdatumepisode episodestart episodestartdate startofepisode "
            "startoftreatment treatmentstart treatmentstartdate dateoffirstsession dateoffirsttreatment "
            "firstsessiondate firsttreatmentdate datumstartbehandeling datumstartepisode"
        ),
    ),
    (
        "condition.side",
        (
            "zijde lichaamszijde kant linksrechts side lichaamskant aangedanezijde lateraliteit lateralisatie "
            "laterality bodyside affectedside"
        ),
    ),
    (
        "condition.discharged",
        (
            "ontslagdatum datumontslag dischargedate dateofdischarge discharged ziekenhuisontslag "
            "ontslagdatumziekenhuis datumontslagziekenhuis hospitaldischarge hospitaldischargedate"
        ),
    ),
    ("condition.gold_stage", "gold goldstadium stadiumgold goldstage"),
    ("condition.copd_class", "copdklasse klassecopd copdclass"),
    (
        "used.condition_elsewhere",
        (
            "eerdereaandoening eerder eerdere earlier earliercondition behandelingeneerder eerderebehandelingen "
            "eerderezittingen aantaleerderebehandelingen aantaleerder earliersessions earliertreatments "
            "previoussessions"
        ),
    ),
    (
        "used.elsewhere",
        (
            "eerdereditjaar eerderditjaar earlierthisyear ditjaar thisyear elders behandelingenelders "
            "behandelingelders zittingenelders aantalelders aantalbehandelingenelders eldersditjaar "
            "behandelingeneldersditjaar elsewhere sessionselsewhere treatmentselsewhere elsewherethisyear "
            "eldersgehad behandelingeneldersgehad zittingeneldersditjaar aantaleldersditjaar"
        ),
    ),
    (
        PACKAGES,
        (
            "pakket aanvullend aanvullendeverzekering package supplementary aanvullendpakket av avpakket "
            "pakketav supplementarypackage supplementaryinsurance avverzekering aanvullendverzekeringspakket "
            "supplementarypolicy"
        ),
    ),
    (
        ID,
        (
            "regel regelnummer regelnr line kenmerk id nummer lineid reference declaratieregel "
            "declaratieregelnummer linenumber factuurregel factuurregelnummer regelid invoiceline rownumber"
        ),
    ),
)
_FIRST: Final = re.compile(r"\b1e\b")
_IN_FULL: Final = {"er": "eigenrisico", "beh": "behandelingen", "behand": "behandelingen", "verr": "verrichting"}
"""Words that headers shorten."""
_IN_FULL_OF_ONE: Final = _IN_FULL | {"beh": "behandeling", "behand": "behandeling"}
"""The same of one session, beside another word: alone it may be who treats."""
_CODES: Final = ("code", "dcsph", "nza")
"""How a column of codes is called, beside which another one may hold their names."""
_PASSED_OVER: Final = frozenset(
    {"aanwezig", "present", "j", "n", "y", "jn", "yn", "ja", "nee", "yes", "no", "eur", "euro"}
)
"""What a header says of how its cells are written, and not of the fact."""
_OF_THE_POLICY: Final = ("basic.", "readings.")
"""Where facts stand that no column holds but under their whole path: they are of the policy, and not of a row."""
_KIND: Final = "condition.kind"
_NONE: Final = "none"
_DIAGNOSIS: Final = "condition.diagnosis"
_CODED: Final = ("session.techniques", "session.paid_by", "provider.profession", _KIND, "condition.side", PACKAGES)
"""Facts of which a table mostly has words of its own."""
_MOST_WORDS: Final = 20
"""So many words of a column are written out at most."""
_MOST_CELLS: Final = 500
"""So many different cells are looked at, at most, for how days or amounts are written."""
_SIGNS: Final = (",", ".")


class _Found(NamedTuple):
    """A table and what its headers say.

    :param columns: by the fact that it holds.
    :param rest: what is not understood.
    :param never: what is never read.
    """

    table: Table
    writing: Writing
    columns: dict[str, str]
    rest: list[str]
    never: list[str]


def proposed(path: str, words: Catalogue, own: OwnPackages) -> str:
    """Return a map as TOML: each column that is understood, and as comments what was not, and what is never read.

    :param own: packages that do not ship, which a column may name.
    :raises InvalidTable: when the table cannot be read.
    """
    writing = writing_of(path)
    columns = dict(_columns(read_table(path, writing).header))
    coded = {fact: columns[fact] for fact in (*_CODED, _DIAGNOSIS) if fact in columns}
    written = {columns[fact] for fact in columns if targets()[fact] in {date, Money}}
    table = read_table(path, writing, {*coded.values(), *written})
    used = set(columns.values())
    never = [name for name in table.header if name not in used and is_personal(name)]
    rest = [name for name in table.header if name and name not in used and name not in never]
    found = _Found(table, writing, columns, [*map(table.called, rest)], [*map(table.called, never)])
    return as_toml("\n".join([*_lines(found, words, own), ""]))


def _columns(header: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the column of each fact in order: of several the first that is called a code, else the first."""
    facts: dict[str, str] = {}
    for name in sorted(header, key=lambda name: not _is_called_a_code(name)):
        fact = _fact(name)
        if fact is not None:
            facts.setdefault(fact, name)
    named = {name: fact for fact, name in facts.items()}
    yield from ((named[name], name) for name in header if name in named)


def _is_called_a_code(header: str) -> bool:
    called = header.casefold()
    return called != _CODES[0] and any(word in called for word in _CODES)


def _fact(header: str) -> str | None:
    by_path, by_name = _our_names()
    plainest = "".join(_LETTERS_AND_DIGITS.findall(header.lower()))
    if plainest in by_path:
        return by_path[plainest]
    if is_birth(header):
        return "insured.born"
    if numbers_a_person(header):
        return DOSSIER
    if is_personal(header):
        return None
    plain = unicodedata.normalize("NFKD", header).lower()
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    written: list[str] = _LETTERS.findall(_FIRST.sub("eerste", plain))
    telling = [word for word in written if word not in _PASSED_OVER]
    full, full_of_one = ("".join(each.get(word, word) for word in telling) for each in (_IN_FULL, _IN_FULL_OF_ONE))
    meant = full if len(telling) == 1 else full_of_one
    squeezed = {"".join(written), full, meant, *([f"{full}aanwezig"] if "aanwezig" in written else [])}
    return next((fact for fact, words in _MEANT if squeezed & {*words.split()}), by_name.get(plainest))


@cache
def _our_names() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the facts by their paths, and by the last word of a path that is no other's, in letters and digits."""
    by_path = {"".join(_LETTERS_AND_DIGITS.findall(fact)): fact for fact in targets() if "." in fact}
    names = {fact: "".join(_LETTERS_AND_DIGITS.findall(fact.rpartition(".")[2])) for fact in targets()}
    once = {name for name, times in Counter(names.values()).items() if times == 1}
    of_a_row = (fact for fact in names if not fact.startswith(_OF_THE_POLICY))
    return by_path, {names[fact]: fact for fact in of_a_row if names[fact] in once}


def _lines(found: _Found, words: Catalogue, own: OwnPackages) -> Iterator[str]:
    table, writing, columns, rest, never = found
    says = words.table
    yield f"# {says['map.proposal']}"
    if not table.has_headers or not columns:
        yield f"# {says['map.no_headers']}"
    if never:
        yield f"# {says['map.never'].format(columns=', '.join(map(_quoted, never)))}"
    if rest:
        yield f"# {says['map.rest'].format(columns=', '.join(map(_quoted, rest)))}"
    yield "[table]"
    if table.is_text:
        yield f"delimiter = {_quoted(table.delimiter)}"
    if not isinstance(writing.encoding, Unknown):
        yield f"encoding = {_quoted(writing.encoding)}"
    yield f"date = {_quoted(_way_of_days(table, columns))}"
    yield f"decimal = {_quoted(_sign_of_cents(table, columns))}"
    yield ""
    yield "[columns]"
    yield from (f"{_quoted(fact)} = {_quoted(name)}" for fact, name in columns.items())
    guessed = {} if _KIND in columns or _DIAGNOSIS not in columns else {_KIND: columns[_DIAGNOSIS]}
    yield from (f"# {_quoted(fact)} = {_quoted(name)}  # {says['map.kind']}" for fact, name in guessed.items())
    for fact in _CODED:
        unsure = "# " if fact in guessed else ""
        filled_in = [*_words_of(table, fact, (columns | guessed)[fact], own)] if fact in columns | guessed else []
        if filled_in:
            yield ""
            yield f"{unsure}[words.{_quoted(fact)}]  # {says['map.words']}"
            yield from filled_in
    yield ""
    yield "[constants]"
    if "provider.profession" not in columns:
        yield 'provider.profession = "physiotherapist"'


def _way_of_days(table: Table, columns: dict[str, str]) -> str:
    """Return the way of writing a day that reads most cells: the first where several do."""
    texts = [text for text in _texts(table, columns, date) if not is_iso(text)]
    return max(WAYS, key=lambda way: sum(read_day(text, way) is not None for text in texts))


def _sign_of_cents(table: Table, columns: dict[str, str]) -> str:
    """Return the sign before the cents that reads most cells."""
    texts = _texts(table, columns, Money)
    return max(_SIGNS, key=lambda sign: sum(is_amount(text, sign) for text in texts))


def _texts(table: Table, columns: dict[str, str], kind: type) -> list[str]:
    """Return the first different texts in the columns of facts of a kind."""
    headers = [header for fact, header in columns.items() if targets()[fact] is kind]
    rows: Iterable[dict[str, Any]] = (row.cells for row in islice(table.rows, MOST_ROWS) if row.cells is not None)
    cells = (cells[header] for cells in rows for header in headers)
    texts = dict.fromkeys(cell.strip() for cell in cells if isinstance(cell, str) and cell.strip())
    return [*islice(texts, _MOST_CELLS)]


def _words_of(table: Table, fact: str, header: str, own: OwnPackages) -> Iterator[str]:
    """Yield a line to fill in for each word of a column, the first ones, and none that may be of a person.

    A line holds what is mostly meant by its word; none is needed for a column of our own codes.
    """
    cells = (str(row.cells[header] or "") for row in islice(table.rows, MOST_ROWS) if row.cells is not None)
    parts = (cell.split(Writing().several) if targets()[fact] is tuple else [cell] for cell in cells)
    distinct = dict.fromkeys(clean(word.strip()) for each in parts for word in each)
    told = [word for word in distinct if word and repeatable(word)]
    ours = codes_of(fact) if fact != PACKAGES else {*shipped.ids(), *own.packages}
    if ours.issuperset(told):
        return
    for word in told[:_MOST_WORDS]:
        if word in ours:
            yield f"{_quoted(word)} = {_quoted(word)}"
        else:
            yield f"# {_quoted(word)} = {_package_meant(word, own) if fact == PACKAGES else _code_meant(word, ours)}"
    if len(told) > _MOST_WORDS:
        yield "# …"


def _code_meant(word: str, ours: Collection[str]) -> str:
    """Return the code that a word mostly stands for, as it is written in a map: an empty one where there is no such."""
    found = [code for code in MEANT.get(plainly(word), ()) if code in ours]
    return _quoted(found[0] if len(found) == 1 else "")


def _package_meant(word: str, own: OwnPackages) -> str:
    """Return the package that has a name, with or without its insurer's, as its id is written in a map; or none."""
    plain = plainly(word)
    if _NONE in MEANT.get(plain, ()):
        return "[]"
    packages = own.packages.values()
    found = [each.id for each in packages if plain in {plainly(each.name), plainly(f"{each.insurer} {each.name}")}]
    return _quoted(found[0] if len(found) == 1 else "")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
