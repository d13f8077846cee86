"""PM304 and PM305: one record a line, each field at its positions; only those that the layout keeps are looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from fysiodekking.adapters.messages.common import (
    END_MARK,
    Stream,
    cents_of,
    day_of,
    has_day,
    is_plain,
    layout,
    line_reference,
    number_of,
    tell,
)
from fysiodekking.model.claim import Claimed
from fysiodekking.model.errors import Problem
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.return_code import is_code
from fysiodekking.model.returned import Returned

_HEADER, _PERSON, _LINE, _TRAILER = "01", "02", "04", "99"
_DCSPH: Final = "005"
_LONGEST: Final = 4096
"""A line that is longer is no record, and is passed over in pieces."""
_SIGNS: Final = ("D", "C")
_ACCIDENT: Final = {"J": True, "N": False}
_DAYS: Final = {"date": "its date", "referred": "the referral"}

Fields = Mapping[str, tuple[tuple[int, int], ...]]


class FixedReader:
    """Reads records; what a record lacks or holds wrongly is told, and the others are read all the same."""

    def __init__(self, stream: Stream, *, returned: bool, is_wide: bool = False) -> None:
        self._is_wide = is_wide
        self.problems: list[Problem] = []
        self.ignored = 0
        self._stream = stream
        self._layout = layout("pm304")
        self._kind = self._layout["returned" if returned else "sent"]
        self.name = ""
        self._fields = fields_of(self._layout, returned=returned)
        self._seen: Counter[str] = Counter()
        self._totals: dict[str, int | None] = {}
        """What the lines come to; None where one of them says no amount."""
        self._has_codes = False
        self._is_early = False
        """It was told that a record stands before the first person."""

    def lines(self) -> Iterator[Returned]:
        """Yield what every record holds."""
        number, last, ended = 0, 0, 0
        for number, line in enumerate(self._split(), 1):
            where = f"line {number}"
            if number == 1 and not self._is_message(line):
                return
            record = line.rstrip(END_MARK)
            if record.strip():
                if self._seen[_TRAILER]:
                    tell(self.problems, where, "stands after the trailer (99), and is not read")
                    return
                if ended:
                    tell(self.problems, f"line {ended}", "ends the file (Ctrl-Z), and more records stand after it")
                yield from self._record(record, where)
                last = number
            ended = number if record != line else 0
        if number == 0:
            tell(self.problems, "line 1", "is missing: the file is empty")
        elif not self._seen[_TRAILER]:
            tell(self.problems, f"line {last}", "is the last, and is no trailer (99): the file is not complete")

    def _is_message(self, line: bytes) -> bool:
        """Tell whether the first line begins such a message; another kind that is known is named."""
        message = line[2:5].decode("latin-1")
        if line[:2] == _HEADER.encode() and message == self._kind["message"]:
            self.name = self._kind["name"]
            return True
        if self._is_wide:
            tell(self.problems, "line 1", "is written in UTF-16 (save it in ASCII, one byte for each sign)")
            return False
        other = next((each["name"] for each in (self._layout["sent"], self._layout["returned"])
                      if line[:2] == _HEADER.encode() and message == each["message"]), None)  # fmt: skip
        what = f"is of a {other}, not of a {self._kind['name']}" if other else "begins no message that is known"
        tell(self.problems, "line 1", f"{what} (read are PM304 and PM305, GDS801 and GDS802)")
        return False

    def _split(self) -> Iterator[bytes]:
        """Yield lines without their ends; of one that is too long only the beginning."""
        rest = b""
        cut = False
        while piece := self._stream.read():
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                if not cut:
                    yield line.removesuffix(b"\r")[:_LONGEST]
                cut = False
            if len(rest) > _LONGEST:
                if not cut:
                    yield rest[:_LONGEST]
                rest, cut = b"", True
        if rest and not cut:
            yield rest.removesuffix(b"\r")

    def _record(self, line: bytes, where: str) -> Iterator[Returned]:
        kind = line[:2].decode("latin-1")
        fields = self._fields.get(kind)
        if fields is None:
            self.ignored += 1
            tell(self.problems, where, "is no record that is known (01, 02, 03, 04, 98 or 99)")
            return
        self._seen[kind] += 1
        if len(line) != self._kind["length"]:
            tell(self.problems, where, f"has {len(line)} positions where {self._kind['length']} belong; it is not read")
            return
        if kind not in {_HEADER, _PERSON, _TRAILER} and not self._seen[_PERSON] and not self._is_early:
            self._is_early = True
            tell(self.problems, where, f"is a record {kind} before the first insured person (02); it is read")
        text = {name: [line[first:last].decode("latin-1") for first, last in places] for name, places in fields.items()}
        said = (code for code in map(str.strip, text.get("code", ())) if self._is_said(code, where))
        codes = tuple(dict.fromkeys(said))
        if kind == _LINE:
            yield self._line(_only(text), codes, where)
        else:
            if codes:
                self._has_codes = True
                yield Returned(place=kind, codes=codes)
            if kind == _HEADER:
                self._header(_only(text), where)
            elif kind == _TRAILER:
                self._trailer(_only(text), where)

    def _header(self, text: Mapping[str, str], where: str) -> None:
        """Tell of a header that says another version than that of the layout, and of a second one."""
        if self._seen[_HEADER] > 1:
            tell(self.problems, where, "is a second header (01): two messages stand in one file")
        if [number_of(text[name]) for name in ("version", "subversion")] != self._layout["version"]:
            version = ".".join(map(str, self._layout["version"]))
            tell(self.problems, where, f"says another version than {version}, by whose positions it is read")

    def _is_said(self, code: str, where: str) -> bool:
        if not code or code in self._layout["nothing"]:
            return False
        if not is_code(code):
            tell(self.problems, where, "holds a return code that is none (digits and letters); it is not read")
            return False
        return True

    def _line(self, text: Mapping[str, str], codes: tuple[str, ...], where: str) -> Returned:
        amounts = {name: self._amount(text, name, where) for name in ("claimed", "granted") if name in text}
        credit = text["claimed_sign"] == "C"
        plain = {name: self._plain(text[name], name, where) for name in ("list", "performance", "entitlement_code")}
        if text["diagnosis_list"] == _DCSPH:
            plain["diagnosis"] = self._plain(text["diagnosis"], "diagnosis", where)
        given: dict[str, Any] = {name: value for name, value in plain.items() if value is not None}
        days = {name: self._day(text[name], what, where) for name, what in _DAYS.items()}
        if days["referred"] is not None:
            given["referred"] = days["referred"]
        if text["accident"] in _ACCIDENT:
            given["accident"] = _ACCIDENT[text["accident"]]
        if amounts["claimed"] is not None:
            given["amount"] = amounts["claimed"]
        for name, amount in amounts.items():
            total, cents = self._totals.get(name, 0), None if amount is None else amount.cents
            signed = -cents if cents is not None and text[f"{name}_sign"] == "C" else cents
            self._totals[name] = None if total is None or signed is None else total + signed
        return Returned(
            place=_LINE,
            reference=line_reference(text, where, self.problems, credit=credit),
            date=days["date"],
            claimed=Claimed(**given),
            granted=amounts.get("granted") if self._is_signed(text, amounts, where) else None,
            credit=credit,
            codes=codes,
        )

    def _is_signed(self, text: Mapping[str, str], amounts: Mapping[str, Money | None], where: str) -> bool:
        """Tell whether what was granted goes the way of the line; of nothing it does not matter."""
        something = (name for name, amount in amounts.items() if amount not in {None, NOTHING})
        signs = {name: text[f"{name}_sign"] for name in something}
        for name, sign in signs.items():
            if sign not in _SIGNS:
                tell(self.problems, where, f"holds neither D nor C beside what was {name}")
        if signs.get("granted", text["claimed_sign"]) == text["claimed_sign"]:
            return True
        if all(sign in _SIGNS for sign in signs.values()):
            tell(self.problems, where, "was granted the other way (D or C) than it was claimed; the amount is not read")
        return False

    def _plain(self, text: str, name: str, where: str) -> str | None:
        value = text.strip()
        if value and not is_plain(value):
            tell(self.problems, where, f"holds no {name.replace('_', ' ')} at its positions; it is not read")
            return None
        return value

    def _day(self, text: str, what: str, where: str) -> date | None:
        day = day_of(text)
        if day is None and has_day(text):
            tell(self.problems, where, f"holds no day at the positions of {what} (as 20240312); it is not read")
        return day

    def _amount(self, text: Mapping[str, str], name: str, where: str) -> Money | None:
        amount = cents_of(text[name])
        if amount is None:
            tell(self.problems, where, f"holds no amount at the positions of what was {name}; it is not read")
        return amount

    def _trailer(self, text: Mapping[str, str], where: str) -> None:
        """Compare the counts and totals of the trailer with what was read."""
        if not self._seen[_LINE] and not self._has_codes:
            tell(self.problems, where, "ends a message that holds no line (04) and no return code")
        counted = {f"count_{kind}": self._seen[kind] for kind in ("02", "03", "04", "98")}
        counted["count_all"] = sum(counted.values())
        for name, count in counted.items():
            if number_of(text[name]) != count:
                what = "all detail records" if name == "count_all" else f"records {name.removeprefix('count_')}"
                tell(self.problems, where, f"counts other {what} than the {count} that were read")
        for name, total in self._totals.items():
            said = number_of(text.get(f"total_{name}", ""))
            sign = -1 if text.get(f"total_{name}_sign") == "C" else 1
            if total is not None and (said is None or sign * said != total):
                tell(self.problems, where, f"has another total of what was {name} than the sum of its lines")


def fields_of(read: Mapping[str, Any], *, returned: bool) -> dict[str, Fields]:
    """Return where each kept field stands, by kind of record."""
    records = [*read["record"], *(read["added"] if returned else ())]
    found: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for record in records:
        kept = found.setdefault(record["type"], {})
        for field in record["fields"]:
            if "keep" in field:
                kept.setdefault(field["keep"], []).append((field["at"][0] - 1, field["at"][1]))
    return {kind: {name: tuple(places) for name, places in kept.items()} for kind, kept in found.items()}


def _only(text: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the fields of which a record has one."""
    return {name: values[0] for name, values in text.items()}
