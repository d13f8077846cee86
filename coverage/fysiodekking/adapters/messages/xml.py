"""GDS801 and GDS802: XML, read by the names of its elements, in pieces, without a tree.

Only an element that the layout keeps gets a text at all. A document type is refused, so that no entity can be declared.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final
from xml.parsers import expat

from fysiodekking.adapters.messages.common import (
    END_MARK,
    MOST_CODES,
    PIECE,
    Stream,
    day_of,
    euros_of,
    has_day,
    is_plain,
    layout,
    line_reference,
    tell,
)
from fysiodekking.model.claim import Claimed
from fysiodekking.model.errors import Problem
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.return_code import is_code
from fysiodekking.model.returned import Returned

_LONGEST: Final = 64
"""So many characters of a kept element are kept."""
_DEEPEST: Final = 50
_LONGEST_TAG: Final = 16 * PIECE
"""So many bytes without one event are no part of a message."""
_AMOUNTS: Final = ("claimed", "granted", "granted_not_financial")
_ENTITLEMENT: Final = "004"
_DCSPH: Final = "005"
_SEPARATOR: Final = " "
_AMOUNT, _WAY = "Bedrag", "DebetCreditCode"
_SIGNS: Final = {"D": 1, "C": -1}
_DAY_ELEMENT: Final = "Begindatum"
"""The day of a line: a return names it only where a code is about it."""
_DAYS: Final = {"date": "its date", "referred": "the referral"}


class _Totals:
    """The totals that a message says, and what its lines come to: compared once all of them were read.

    :param places: by the path of a total, which amount of the lines it adds up.
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        self.places = places
        self._said: dict[str, tuple[str, dict[str, str]]] = {}
        self._sums: dict[str, int | None] = dict.fromkeys(places.values(), 0)

    def say(self, path: str, part: str, text: str, where: str) -> None:
        """Take a part of a total, its amount or its way."""
        self._said.setdefault(self.places[path], (where, {}))[1][part] = text

    def add(self, amounts: Mapping[str, Money | None], *, credit: bool) -> None:
        """Add a line; a sum of which one line does not say its part is not known."""
        for name, total in self._sums.items():
            amount = amounts[name]
            cents = None if amount is None else -amount.cents if credit else amount.cents
            self._sums[name] = None if total is None or cents is None else total + cents

    def compare(self, problems: list[Problem]) -> None:
        """Tell of a total that is none, or that its lines do not come to."""
        for name, (where, parts) in self._said.items():
            amount, total, what = euros_of(parts.get(_AMOUNT, "")), self._sums[name], name.replace("_", " ")
            sign = 1 if amount == NOTHING else _SIGNS.get(parts.get(_WAY, ""))
            if amount is None or sign is None:
                tell(problems, where, f"has a total of what was {what} that is none (as 42.50, and D or C)")
            elif total is not None and sign * amount.cents != total:
                tell(problems, where, f"has another total of what was {what} than the sum of its lines")


class _Refused(Exception):
    """What is not read any further."""


class XmlReader:
    """Reads lines; a message that breaks off gives those that were whole."""

    def __init__(self, stream: Stream, *, returned: bool, performance_element: str = "") -> None:
        self.problems: list[Problem] = []
        self.ignored = 0
        self.name = ""
        self._stream = stream
        self._layout = layout("gds")
        name = "returned" if returned else "sent"
        self._kind, self._totals, self._returned = self._layout[name], _Totals(self._layout["totals"][name]), returned
        self._keep: dict[str, str] = dict(self._layout["keep"])
        if performance_element:
            self._keep[performance_element] = "performance"
        named = (self._layout[each] for each in ("code", "element_name", "element_value", "line", "credit"))
        self._known = {name for path in (*self._keep, *named) for name in path.split("/")}
        self._known.update(self._layout["known"], self._layout["personal"])
        self._fed = 0
        self._ready: deque[Returned] = deque()
        self._path: list[str] = []
        self._text: list[str] | None = None
        self._place: list[str] = []
        """The path of the part whose feedback is collected: a line, or the class that the feedback stands in."""
        self._values: dict[str, str] = {}
        self._codes: list[str] = []
        self._elements: list[tuple[str, str]] = []
        self._element = ""
        self._anything = False
        self._is_ended = False
        """The end of the message was read."""
        self._parser = self._new_parser()

    def _new_parser(self) -> Any:
        parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        return parser

    def lines(self) -> Iterator[Returned]:
        """Yield what every line holds, and the feedback on other parts."""
        piece = b""
        try:
            while piece := self._stream.read():
                self._feed(piece)
                yield from self._pop_ready()
            self._parser.Parse(b"", True)
            self._totals.compare(self.problems)
        except _Refused as refused:
            tell(self.problems, self._where(), str(refused))
        except expat.ExpatError as error:
            where = f"line {error.lineno}, column {error.offset + 1}"
            if not self._is_ended:
                tell(self.problems, where, f"is cut off, or is no XML: {expat.ErrorString(error.code)}")
            else:
                self._totals.compare(self.problems)
                if not self._is_end_mark(piece):
                    tell(self.problems, where, "stands after the end of the message, and is not read")
        except (LookupError, ValueError):
            tell(self.problems, self._where(), "is written in an encoding that is not read (write UTF-8)")
        yield from self._pop_ready()
        if self.name and not self._anything and not self.problems:
            tell(self.problems, self._layout["root"], "holds no line (DebetPrestatie) and no Feedback that is known")

    def _feed(self, piece: bytes) -> None:
        self._parser.Parse(piece, False)
        self._fed += len(piece)
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_TAG:
            raise _Refused("holds one tag or text of more than a mebibyte: that is no message")

    def _is_end_mark(self, piece: bytes) -> bool:
        """Tell whether what is no XML stands after the message, and is nothing but the mark that ends a file."""
        rest = piece[self._parser.ErrorByteIndex - self._fed :]
        while rest and not rest.strip(END_MARK + b" \t\r\n"):
            rest = self._stream.read()
        return not rest

    def _pop_ready(self) -> Iterator[Returned]:
        while self._ready:
            yield self._ready.popleft()

    def _where(self) -> str:
        return f"line {self._parser.CurrentLineNumber}, column {self._parser.CurrentColumnNumber + 1}"

    # --- events ------------------------------------------------------------------------------------------------------

    def _doctype(self, *_declared: object) -> None:
        raise _Refused("declares a document type, which a message has not: it is not read")

    def _start(self, full: str, _attributes: object) -> None:
        namespace, _, name = full.rpartition(_SEPARATOR)
        if not self._path:
            self._root(namespace, name)
        if len(self._path) >= _DEEPEST:
            raise _Refused("is nested deeper than any message")
        self._path.append(name)
        if name not in self._known:
            self.ignored += 1
        path = "/".join(self._path)
        if path in {self._layout["line"], self._layout["credit"]}:
            self._begin()
        elif name == "Feedback" and not self._place:
            self._begin(self._path[:-1])
        self._text = [] if self._read_as() else None

    def _root(self, namespace: str, name: str) -> None:
        if name == self._layout["root"] and namespace == self._kind["namespace"]:
            self.name = self._kind["name"]
            return
        others = {each["namespace"]: each["name"] for each in (self._layout["sent"], self._layout["returned"])}
        other = others.get(namespace) if name == self._layout["root"] else None
        what = f"is a {other}, not a {self._kind['name']}" if other else "is no message that is known"
        raise _Refused(f"{what} (read are GDS801 and GDS802, PM304 and PM305)")

    def _begin(self, place: list[str] | None = None) -> None:
        self._place = list(self._path if place is None else place)
        self._values, self._codes, self._elements = {}, [], []

    def _read_as(self) -> str:
        """Return what the element that has begun is read as; empty for one that is not."""
        if not self._place:
            is_total = self._path[-1] in {_AMOUNT, _WAY} and "/".join(self._path[:-1]) in self._totals.places
            return "total" if is_total else ""
        inner = "/".join(self._path[len(self._place) :])
        for name in ("code", "element_name", "element_value"):
            if inner == self._layout[name] or inner.endswith(f"/{self._layout[name]}"):
                return name
        in_line = "/".join(self._place) in {self._layout["line"], self._layout["credit"]}
        return self._keep.get(inner, "") if in_line else ""

    def _characters(self, text: str) -> None:
        if self._text is not None and sum(map(len, self._text)) < _LONGEST:
            self._text.append(text[:_LONGEST])

    def _end(self, _full: str) -> None:
        if self._text is not None:
            self._take(self._read_as(), "".join(self._text)[:_LONGEST].strip())
            self._text = None
        ended = self._path == self._place
        inner = self._path[len(self._place) :]
        if ended or (
            inner == ["Feedback"] and "/".join(self._place) not in {self._layout["line"], self._layout["credit"]}
        ):
            self._finish()
        self._path.pop()
        self._is_ended = not self._path

    def _take(self, kept: str, text: str) -> None:
        """Take the text of an element that is kept."""
        if kept == "code":
            self._take_code(text)
        elif kept == "total":
            self._totals.say("/".join(self._path[:-1]), self._path[-1], text, self._where())
        elif kept == "element_name":
            self._element = text if text in self._layout["elements"] else ""
            if self._element and len(self._elements) < MOST_CODES:
                self._elements.append((self._element, ""))
        elif kept == "element_value":
            if self._element and is_plain(text):
                self._elements[-1] = (self._element, text)
            self._element = ""
        elif kept != "characteristic":
            self._values[kept] = text
        elif self._values.get("characteristic_list") == _ENTITLEMENT:
            self._values["entitlement_code"] = text

    def _take_code(self, text: str) -> None:
        if not is_code(text):
            tell(self.problems, self._where(), "holds a return code that is none; it is not read")
        elif len(self._codes) < MOST_CODES and text not in self._codes:
            self._codes.append(text)

    # --- a line ------------------------------------------------------------------------------------------------------

    def _finish(self) -> None:
        place, values = self._place[-1], self._values
        line = "/".join(self._place) in {self._layout["line"], self._layout["credit"]}
        if line or self._codes:
            self._anything = True
            amounts = {name: self._amount(values, name) for name in _AMOUNTS}
            credit = "/".join(self._place) == self._layout["credit"]
            if credit and not self._returned:
                amounts["claimed"] = amounts["granted"]
            if line:
                self._totals.add(amounts, credit=credit)
            days = {name: self._day(values.get(name, ""), what) for name, what in _DAYS.items()}
            self._ready.append(
                Returned(
                    place=place,
                    reference=line_reference(values, self._where(), self.problems, credit=credit),
                    date=days["date"] or day_of(dict(self._elements).get(_DAY_ELEMENT, "")),
                    claimed=self._claimed(values, amounts["claimed"], days["referred"]),
                    granted=amounts["granted"],
                    granted_not_financial=amounts["granted_not_financial"],
                    credit=credit,
                    codes=tuple(self._codes),
                    elements=tuple(self._elements),
                )
            )
        self._place, self._values, self._codes, self._elements = [], {}, [], []

    def _amount(self, values: dict[str, str], name: str) -> Money | None:
        if name not in values:
            return None
        amount = euros_of(values[name])
        if amount is None:
            what = name.replace("_", " ")
            tell(self.problems, self._where(), f"ends a line whose amount {what} is none (as 42.50); it is not read")
        return amount

    def _day(self, text: str, what: str) -> date | None:
        day = day_of(text)
        if day is None and has_day(text):
            tell(self.problems, self._where(), f"ends a line in which {what} is no day (as 2024-03-12); it is not read")
        return day

    def _claimed(self, values: dict[str, str], amount: Money | None, referred: date | None) -> Claimed:
        given: dict[str, Any] = {} if amount is None else {"amount": amount}
        for name in ("list", "performance", "entitlement_code"):
            if name in values and is_plain(values[name]):
                given[name] = values[name]
        if values.get("diagnosis_list") == _DCSPH and is_plain(values.get("diagnosis", "")):
            given["diagnosis"] = values["diagnosis"]
        if referred is not None:
            given["referred"] = referred
        return Claimed(**given)
