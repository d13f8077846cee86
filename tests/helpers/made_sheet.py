"""A small list of diagnosis codes in the shape of the real one, with its traps; the real one may not be shipped.

Two rows of headings stand above the names of 38 columns; a code and an entitlement code are numbers where Excel made
them so, some empty cells hold a blank, names hold line breaks, rows below the last one are empty, and its day stands in
a further sheet. What the rows say is what is told of them in public; one status is made up, as a list to come can have.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any, Final

ADULT: Final = ("001", "008", "009", "10", *(f"{number:03}" for number in range(11, 22)))
MINOR: Final = ("001", "003", "009", "020", "021")
BESIDE: Final = (
    "DCSPH", "lichaamslocalisatie", "pathologie", "lichaamslocalisatie", "pathologie", "status \nDCSPH",
    "omschrijving pathologieën ", "Bekken FT pathologieën", "Maximale termijn", "Andere voorwaarden", "Omschrijving",
    "Toelichting lichaamslocatie vullen in GDS801? (1= verplicht vullen)", "Aanspraak",
)  # fmt: skip
_NONE: Final[list[Any]] = [None]
_ORDINARY: Final = ("003", "009")
_LISTED: Final = ("001", "003", "009")
FROZEN_SHOULDER: Final = "B7°. frozen shoulder (capsulitis adhaesiva)"


def row(
    code: Any, status: str, law: str | None = None, *, side: bool = False, adult: tuple[str, ...] = (),
    minor: tuple[str, ...] = (), blank: bool = False,
) -> list[Any]:  # fmt: skip
    """Return one row; a blank stands where the real list has one."""
    empty = " " if blank else None
    marks = [("x" if name.zfill(3) in adult else empty) for name in ADULT]
    under_18 = ["x" if name in minor else None for name in MINOR]
    text = str(code)
    beside = [code, int(text[:2]), text[2:], "plaats", "pathologie", status, None, None, None, None, law]
    return [*beside, 1 if side else None, None, *marks, *under_18, *under_18]


ROWS: Final[tuple[list[Any], ...]] = (
    row("1338", "dicht"),
    row("3026", "open", adult=("009",), minor=_ORDINARY),
    row("4026", "open", side=True, adult=("009",), minor=_ORDINARY),
    row("4021", "open", FROZEN_SHOULDER, side=True, adult=("001", "008", "009"), minor=_LISTED, blank=True),
    row("4036", "open", "B18° fracturen\nD5°. status na opname", side=True, adult=("001", "008", "009"), minor=_LISTED),
    row("9372", "open", "A1°. cerebrovasculair accident;", adult=("001", "008"), minor=("001",)),
    row("6426", "open voor Bekken FT", adult=("009",), minor=_ORDINARY),
    row("1979", "open voor kinderFT", minor=_ORDINARY),
    row("2054", "open voor HT", adult=("009",), minor=_ORDINARY),
    row("2154", "open voor een ander", adult=("009",), minor=_ORDINARY),
    row("6223", "open", "6.2.5. CSI 012", side=True, adult=("009", "012"), minor=_ORDINARY),
    row("9248", "open", "BZ 2.6.4.", adult=("009", "011"), blank=True),
    row("6486", "open", "art 2.6.3", adult=("009", "010"), minor=_ORDINARY),
    row(9363, "open", adult=("009", "020", "021"), minor=("009", "020", "021")),
    row("9379", "open", "A6°.motorische retardatie", minor=_LISTED),
    row("9390", "open", adult=("001", "008", "009"), minor=_LISTED),
)  # fmt: skip


def rows(*changed: list[Any]) -> list[list[Any]]:
    """Return the whole sheet: headings, names, the rows (or others), and empty ones."""
    first, second = _NONE * 38, _NONE * 38
    first[13] = "Aanspraakcode volwassenen"
    second[13], second[28], second[33] = "FT - OT >18", "FT onder de 18 jaar", "OT onder de 18 jaar"
    names = [*BESIDE, *ADULT, *MINOR, *MINOR]
    return [first, second, names, *(changed or ROWS), *([_NONE * 38] * 3)]


def as_workbook(path: Path, cells: list[list[Any]] | None = None, *, day: Any = "1-7-2024") -> Path:
    """Write the sheet as a workbook whose first sheet is another one."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "voorblad"
    book.active.append(["1 Inleiding"])
    sheet = book.create_sheet("DCSPH Aanspraakcode ")
    for each in cells or rows():
        sheet.append(each)
    changes = book.create_sheet("Mutaties")
    changes.append(["Mutaties"])
    changes.append(["Datum van geldigheid deze versie:", None, day])
    book.save(path)
    return path


def as_csv(path: Path, cells: list[list[Any]] | None = None, encoding: str = "cp1252") -> Path:
    """Write the sheet as Excel saves it: with semicolons, and numbers without the zeros before them."""
    stream = io.StringIO(newline="")
    table = csv.writer(stream, delimiter=";")
    for each in cells or rows():
        table.writerow([str(int(cell)) if str(cell).isdecimal() else cell for cell in each])
    path.write_bytes(stream.getvalue().encode(encoding))
    return path
