"""Made-up messages, built from the layouts of the readers: every personal field holds a marker or drawn digits.

Seeded, so that the same call gives the same bytes. Nobody is in them.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from fysiodekking.adapters.messages.common import layout

MARKER: Final = "QZXMARK"
"""Stands in every personal field that holds text."""
DIGITS: Final = "7"
"""Fills every personal field that holds digits."""


EXAMPLE: Final = Path(__file__).parents[2] / "docs" / "examples" / "claims" / "return.xml"


class Line(NamedTuple):
    """One line of a message: what was claimed and what came back, amounts in cents."""

    reference: str
    claimed: int = 4250
    granted: int = 4250
    codes: tuple[str, ...] = ()
    day: str = "20240312"
    performance: str = "1000"
    entitlement: str = "009"
    diagnosis: str = "3026"
    credit: bool = False
    related: str = ""
    """Reference of the line that it takes back."""


# --- fixed width ----------------------------------------------------------------------------------------------------


def fixed(lines: Iterable[Line], *, returned: bool, seed: int = 1) -> list[bytes]:
    """Return the records of a PM304 or PM305, without line ends."""
    drawn, told = random.Random(seed), list(lines)  # noqa: S311 - made-up values are no secrets
    kind = layout("pm304")["returned" if returned else "sent"]
    records = [_record("01", {"record": "01", "message": kind["message"], "version": "3", "subversion": "2"}, returned)]
    for line in told:
        records.append(_record("02", {"record": "02"}, returned))
        records.append(_record("04", _of_line(line), returned, line.codes))
        if drawn.random() < 0.3:
            records.append(_record("98", {"record": "98"}, returned))
    counts = {kind: sum(record[:2].decode() == kind for record in records) for kind in ("02", "03", "04", "98")}
    sums = {"claimed": sum(_signed(each, each.claimed) for each in told)}
    sums["granted"] = sum(_signed(each, each.granted) for each in told)
    trailer = {"record": "99", **{f"count_{kind}": str(count) for kind, count in counts.items()}}
    trailer["count_all"] = str(sum(counts.values()))
    for name, total in sums.items():
        trailer[f"total_{name}"], trailer[f"total_{name}_sign"] = str(abs(total)), "C" if total < 0 else "D"
    records.append(_record("99", trailer, returned))
    return records


def _signed(line: Line, cents: int) -> int:
    return -cents if line.credit else cents


def _of_line(line: Line) -> dict[str, str]:
    sign = "C" if line.credit else "D"
    return {
        "record": "04", "date": line.day, "list": "012", "performance": line.performance, "quantity": "1",
        "accident": "N", "diagnosis_list": "005", "diagnosis": line.diagnosis, "entitlement_code": line.entitlement,
        "referred": "0", "claimed": str(line.claimed), "claimed_sign": sign, "reference": line.reference,
        "related": line.related, "granted": str(line.granted), "granted_sign": sign,
    }  # fmt: skip


def _record(kind: str, values: Mapping[str, str], returned: bool, codes: Iterable[str] = ()) -> bytes:
    read, left = layout("pm304"), list(codes)
    fields = [each for record in read["record"] if record["type"] == kind for each in record["fields"]]
    if returned:
        added = [each for record in read["added"] if record["type"] == kind for each in record["fields"]]
        first = min((each["at"][0] for each in added), default=311)
        fields = [each for each in fields if each["at"][0] < first] + added
    text = ""
    for field in fields:
        width, keep = field["at"][1] - field["at"][0] + 1, field.get("keep")
        value = (left.pop(0) if left else "") if keep == "code" else values.get(keep or "", "")
        if field.get("personal"):
            value = (DIGITS * width) if field["type"] == "N" else (MARKER * width)[:width]
        text += value[:width].zfill(width) if field["type"] == "N" else value[:width].ljust(width)
    return text.encode("latin-1")


def as_file(records: Iterable[bytes]) -> bytes:
    """Return records as a file."""
    return b"".join(record + b"\r\n" for record in records)


# --- XML ------------------------------------------------------------------------------------------------------------


def gds(lines: Iterable[Line], *, returned: bool, header: str = "", codes_of_insured: Iterable[str] = ()) -> bytes:
    """Return a GDS802 or GDS801 with every personal element that the layout names.

    :param header: further elements of the header.
    """
    read = layout("gds")
    kind = read["returned" if returned else "sent"]
    told = list(lines)
    body = "".join(_insured(_performance(line, returned), codes_of_insured) for line in told)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<d:Bericht xmlns:d="{kind["namespace"]}">'
        f"<d:Header><d:Berichtcode>574</d:Berichtcode><d:Referentienummer>{MARKER}</d:Referentienummer>{header}</d:Header>"
        f"<d:DeclaratieContext><d:Declarant><d:Zorgaanbiedercode>{MARKER}</d:Zorgaanbiedercode></d:Declarant>"
        f"</d:DeclaratieContext><d:Overzicht>{_total(told, returned)}</d:Overzicht>{body}</d:Bericht>"
    ).encode()


def _total(lines: Iterable[Line], returned: bool) -> str:
    """Return a total of the message, which unlike the amounts of its lines is made of parts."""
    total = sum(_signed(line, line.granted if returned else line.claimed) for line in lines)
    name = "TotaalToegekendBedragInclBtwFinancieel" if returned else "TotaalDeclaratiebedragInclBtw"
    return (
        f"<d:{name}><d:Bedrag>{_euros(abs(total))}</d:Bedrag><d:DebetCreditCode>{'C' if total < 0 else 'D'}"
        f"</d:DebetCreditCode></d:{name}>"
    )


def _insured(performance: str, codes: Iterable[str]) -> str:
    personal = "".join(
        f"<d:{name}>{MARKER}</d:{name}>" for name in layout("gds")["personal"] if name != "Zorgaanbiedercode"
    )
    feedback = "".join(f"<d:Feedback><d:Retourcode>{code}</d:Retourcode></d:Feedback>" for code in codes)
    return f"<d:Verzekerde>{personal}{feedback}<d:Prestatie>{performance}</d:Prestatie></d:Verzekerde>"


def _performance(line: Line, returned: bool) -> str:
    name = "CreditPrestatie" if line.credit else "DebetPrestatie"
    kind = "ToegekendCreditBedrag" if line.credit else "ToegekendBedrag"
    feedback = "".join(
        f"<d:Feedback><d:Retourcode>{escape(code)}</d:Retourcode><d:BetrokkenElement><d:Elementnaam>BSN</d:Elementnaam>"
        f"<d:Elementwaarde>{MARKER}</d:Elementwaarde></d:BetrokkenElement><d:BetrokkenElement><d:Elementnaam>ApkCode"
        f"</d:Elementnaam><d:Elementwaarde>{line.entitlement}</d:Elementwaarde></d:BetrokkenElement></d:Feedback>"
        for code in line.codes
    )
    care = (
        f"<d:Zorgaanbieder><d:Zorgaanbiedercode>{MARKER}</d:Zorgaanbiedercode><d:NaamZorgverlener>{MARKER}"
        "</d:NaamZorgverlener></d:Zorgaanbieder>"
    )
    if returned:
        own = (
            f"<d:{kind}InclBtwFinancieel>{_euros(line.granted)}</d:{kind}InclBtwFinancieel>"
            f"<d:{kind}InclBtwNietFinancieel>0.00</d:{kind}InclBtwNietFinancieel>{feedback}"
        )
    else:
        day = f"{line.day[:4]}-{line.day[4:6]}-{line.day[6:]}"
        amount = "ToegekendBedragInclBtwFinancieel" if line.credit else "DeclaratieBedragInclBtw"
        own = (
            f"<d:PrestatieCodelijstCode>073</d:PrestatieCodelijstCode><d:Prestatiecode>{line.performance}</d:Prestatiecode>"
            f"<d:Begindatum>{day}</d:Begindatum><d:{amount}>{_euros(line.claimed)}"
            f"</d:{amount}><d:AanvullendPrestatieKenmerk><d:ApkCodelijstCode>004</d:ApkCodelijstCode>"
            f"<d:ApkCode>{line.entitlement}</d:ApkCode></d:AanvullendPrestatieKenmerk><d:Verwijzing><d:Verwijsdatum>"
            f"2024-03-01</d:Verwijsdatum><d:Verwijzer>{MARKER}</d:Verwijzer></d:Verwijzing><d:AanvullendePrestatiegegevens>"
            "<d:Diagnose><d:DiagnoseCodelijstCode>005</d:DiagnoseCodelijstCode>"
            f"<d:Diagnosecode>{line.diagnosis}</d:Diagnosecode></d:Diagnose></d:AanvullendePrestatiegegevens>"
        )
    related = f"<d:GerelateerdReferentienummer>{escape(line.related)}</d:GerelateerdReferentienummer>"
    own = own if not line.related else related + own
    return f"<d:{name}><d:Referentienummer>{escape(line.reference)}</d:Referentienummer>{own}{care}</d:{name}>"


def _euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def drawn_lines(count: int, seed: int) -> list[Line]:
    """Return lines with drawn amounts and codes."""
    drawn, codes = random.Random(seed), ("0613", "8058", "9091", "0587")  # noqa: S311 - no secret
    return [
        Line(
            reference=f"L{number:05d}",
            claimed=(claimed := drawn.randrange(1000, 9000)),
            granted=0 if drawn.random() < 0.3 else claimed,
            codes=tuple(drawn.sample(codes, drawn.randrange(3))),
            credit=drawn.random() < 0.1,
        )
        for number in range(count)
    ]


def example() -> bytes:
    """Return the message that the documentation shows: ``python tests/helpers/made_messages.py`` writes it."""
    lines = [
        Line("wrong-entitlement-code", granted=0, codes=("9091",), entitlement="001"),
        Line("package-used-up", granted=0, codes=("0613",)),
        Line("2026-0031"),
    ]
    return gds(lines, returned=True)


if __name__ == "__main__":
    EXAMPLE.write_bytes(example())
