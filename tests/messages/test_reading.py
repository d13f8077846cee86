"""Messages: what is kept is read, what says who somebody is never is, and what is wrong is told with its place."""

from __future__ import annotations

import io
import re
import traceback
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from typing import IO, Any

import pytest

from fysiodekking.adapters.messages import Message, read_claim, read_return
from fysiodekking.adapters.messages.common import MOST_PROBLEMS, layout
from fysiodekking.model.claim import Claimed
from fysiodekking.model.money import Money
from fysiodekking.model.returned import Returned
from made_messages import DIGITS, EXAMPLE, MARKER, Line, as_file, drawn_lines, example, fixed, gds

NUMBER = "".join(3 * digit for digit in "123")
"""Passes the test of eleven, and stands in no file."""
LINES = [
    Line("A-1"),
    Line("A-2", granted=0, codes=("0613",)),
    Line("A-3", granted=2000, codes=("8647", "0611")),
    Line("A-4", credit=True),
]


def taken(read: Callable[..., Message], data: bytes | IO[bytes], **more: Any) -> tuple[list[Returned], Message]:
    message = read(io.BytesIO(data) if isinstance(data, bytes) else data, **more)
    return list(message), message


def problems(read: Callable[..., Message], data: bytes) -> list[str]:
    return [str(each) for each in taken(read, data)[1].problems]


class TestTheLayout:
    @pytest.mark.parametrize("returned", [False, True])
    def test_records_are_whole(self, returned: bool) -> None:
        """Each field begins where the one before ends, and a record has the length of its message."""
        read = layout("pm304")
        for record in read["record"]:
            fields = list(record["fields"])
            assert fields[-1]["at"][1] == 310
            if returned:
                (added,) = (each["fields"] for each in read["added"] if each["type"] == record["type"])
                fields = [each for each in fields if each["at"][0] < added[0]["at"][0]] + added
                assert fields[-1]["at"][1] == read["returned"]["length"]
            assert [each["at"][0] for each in fields] == [1, *(each["at"][1] + 1 for each in fields[:-1])]

    def test_nothing_personal_is_kept(self) -> None:
        read = layout("pm304")
        fields = [field for part in ("record", "added") for record in read[part] for field in record["fields"]]
        assert not [field for field in fields if field.get("personal") and "keep" in field]
        assert len([field for field in fields if field.get("personal")]) > 40
        names = {name for path in layout("gds")["keep"] for name in path.split("/")}
        assert not names & set(layout("gds")["personal"])
        assert not set(layout("gds")["elements"]) & set(layout("gds")["personal"])


class TestFixedWidth:
    def test_a_return(self) -> None:
        """The line, what was granted, the codes; a code that says nothing is none."""
        lines = [*LINES, Line("A-5", codes=("0200",))]
        found, message = taken(read_return, as_file(fixed(lines, returned=True)))
        assert message.name == "PM305"
        assert message.problems == ()
        assert [each.reference for each in found] == ["A-1", "A-2", "A-3", "A-4", "A-5"]
        assert [each.codes for each in found] == [(), ("0613",), ("8647", "0611"), (), ()]
        assert found[2].granted == Money(2000)
        assert (found[3].credit, found[0].date) == (True, date(2024, 3, 12))
        assert found[0].claimed == Claimed(
            list="012", performance="1000", entitlement_code="009", diagnosis="3026", amount=Money(4250),
            accident=False,
        )  # fmt: skip

    @pytest.mark.parametrize(
        "reference", [NUMBER, f"7 {NUMBER}", f"000{NUMBER}", f"n0{NUMBER}", "a@example.org"], ids=range(5)
    )
    def test_a_reference_that_says_who_somebody_is(self, reference: str) -> None:
        """It is not read, which is told without it."""
        for data in (as_file(fixed([Line(reference)], returned=True)), gds([Line(reference)], returned=True)):
            found, message = taken(read_return, data)
            assert [each.reference for each in found if each.granted] == [None]
            (problem,) = message.problems
            assert "holds a reference that looks like" in str(problem)
            assert reference not in str(problem)

    def test_a_claim(self) -> None:
        found, message = taken(read_claim, as_file(fixed(LINES, returned=False)))
        assert (message.name, message.problems) == ("PM304", ())
        assert [(each.reference, each.granted, each.codes) for each in found][:2] == [
            ("A-1", None, ()),
            ("A-2", None, ()),
        ]

    def test_codes_of_other_records(self) -> None:
        """A code of the header is of no line."""
        records = fixed(LINES, returned=True)
        records[0] = records[0][:342] + b"8061" + records[0][346:]
        found, _ = taken(read_return, as_file(records))
        assert (found[0].place, found[0].reference, found[0].codes) == ("01", None, ("8061",))

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            (lambda _: [], "line 1: is missing: the file is empty"),
            (lambda records: records[1:], "line 1: begins no message that is known"),
            (lambda _: [b"hello"], "line 1: begins no message that is known"),
            (lambda records: records[:-1], "is the last, and is no trailer (99): the file is not complete"),
            (
                lambda records: [*records[:2], records[2][:-9], *records[3:]],
                "line 3: has 361 positions where 370 belong",
            ),
            (lambda records: [*records[:1], *records[2:]], "counts other records 02 than the 3 that were read"),
            (lambda records: [*records[:1], b"77" + b" " * 368, *records[1:]], "line 2: is no record that is known"),
            (lambda records: [*records, records[1]], "stands after the trailer (99), and is not read"),
            (
                lambda records: [*records[:2], records[2][:319] + b"x" * 8 + records[2][327:], *records[3:]],
                "line 3: holds no amount at the positions of what was granted",
            ),
            (
                lambda records: [*records[:2], records[2][:328] + b"\xe9\xe9\xe9\xe9" + records[2][332:], *records[3:]],
                "line 3: holds a return code that is none",
            ),
            (
                lambda records: [*records[:2], records[2][:69] + b"<b>x!!" + records[2][75:], *records[3:]],
                "line 3: holds no performance at its positions",
            ),
            (
                lambda records: [*records[:-1], records[-1][:46] + b"9" + records[-1][47:]],
                "another total of what was granted",
            ),
        ],
        ids=range(12),
    )  # fmt: skip
    def test_what_is_wrong_is_told(self, change: Callable[[list[bytes]], list[bytes]], told: str) -> None:
        found = problems(read_return, as_file(change(fixed(LINES, returned=True, seed=3))))
        assert any(told in each for each in found), found

    @pytest.mark.parametrize(
        ("sign", "granted", "told"),
        [
            (b"D", 4250, None),
            (b"C", 4250, "was granted the other way (D or C) than it was claimed; the amount is not read"),
            (b"X", 4250, "holds neither D nor C beside what was granted"),
            (b"C", 0, None),
            (b" ", 0, None),
        ],
    )
    def test_which_way_an_amount_goes(self, sign: bytes, granted: int, told: str | None) -> None:
        """What an insurer takes back on a line is not told as paid; of nothing it does not matter."""
        records = fixed([Line("A-1", granted=granted)], returned=True)
        records[2] = records[2][:327] + sign + records[2][328:]
        found, message = taken(read_return, as_file(records))
        (line,) = (each for each in found if each.reference)
        assert line.granted == (None if told else Money(granted))
        said = [str(each) for each in message.problems if "another total" not in str(each)]
        assert said == ([] if told is None else [f"line 3: {told}"])

    def test_a_code_that_stands_twice_is_one(self) -> None:
        records = as_file(fixed([Line("A-1", codes=("0613", "8058", "0613"))], returned=True))
        assert [each.codes for each in taken(read_return, records)[0]] == [("0613", "8058")]

    @pytest.mark.parametrize("version", [b"0301", b"0202", b"0400", b"    "])
    def test_another_version(self, version: bytes) -> None:
        """Its positions may be others; that is told, and what stands at those that are known is read."""
        records = fixed(LINES, returned=True)
        records[0] = records[0][:5] + version + records[0][9:]
        found, message = taken(read_return, as_file(records))
        assert [each.reference for each in found] == ["A-1", "A-2", "A-3", "A-4"]
        assert list(map(str, message.problems)) == [
            "line 1: says another version than 3.2, by whose positions it is read"
        ]

    @pytest.mark.parametrize("returned", [False, True])
    def test_a_line_of_nobody(self, returned: bool) -> None:
        """Each person (02) stands before the lines (04); a line before the first is read, and that is told once."""
        read = read_return if returned else read_claim
        header, person, line, *rest = fixed(LINES, returned=returned)
        found, message = taken(read, as_file([header, line, person, *rest]))
        assert [each.reference for each in found] == ["A-1", "A-2", "A-3", "A-4"]
        (told,) = map(str, message.problems)
        assert told.startswith("line 2: is a record 04 before the first insured person (02)")

    @pytest.mark.parametrize("day", ["20240231", "20241301", "2024 312", "00000001", "xxxxxxxx"])
    def test_a_day_that_is_none(self, day: str) -> None:
        """Of the session or of the referral: it is told, not repeated, and the line is read; no day at all is none."""
        found, message = taken(read_return, as_file(fixed([Line("A-1", day=day), Line("A-2", day="")], returned=True)))
        assert [(each.reference, each.date) for each in found] == [("A-1", None), ("A-2", None)]
        (told,) = map(str, message.problems)
        assert told == "line 3: holds no day at the positions of its date (as 20240312); it is not read"
        records = fixed([Line("A-1")], returned=True)
        records[2] = records[2][:139] + day.encode() + records[2][147:]
        (told,) = problems(read_return, as_file(records))
        assert told == "line 3: holds no day at the positions of the referral (as 20240312); it is not read"

    @pytest.mark.parametrize("end", [b"\x1a", b"\x1a\r\n", b"\r\n\x1a\x1a"])
    @pytest.mark.parametrize("returned", [False, True])
    def test_the_end_mark_of_old_programs(self, end: bytes, returned: bool) -> None:
        """A Ctrl-Z after the last record ends a file, with a line end before it or without; elsewhere it is told."""
        read, records = read_return if returned else read_claim, fixed(LINES, returned=returned)
        whole = as_file(records)
        assert problems(read, whole + end) == problems(read, whole.removesuffix(b"\r\n") + end) == []
        assert problems(read, as_file(records[:-1]) + end) == [
            f"line {len(records) - 1}: is the last, and is no trailer (99): the file is not complete"
        ]
        assert problems(read, as_file([*records[:2], b"\x1a", *records[2:]])) != []

    @pytest.mark.parametrize(("at", "name"), [(319, "granted"), (182, "claimed")])
    def test_a_total_is_not_compared_where_a_line_says_no_amount(self, at: int, name: str) -> None:
        """The one mistake is told once; the other total is compared all the same."""
        records = fixed(LINES, returned=True, seed=3)
        records[2] = records[2][:at] + b" " * 8 + records[2][at + 8 :]
        told = f"line 3: holds no amount at the positions of what was {name}; it is not read"
        assert problems(read_return, as_file(records)) == [told]
        for first, other in ((33, "claimed"), (45, "granted")):
            trailer = records[-1][:first] + b"9" + records[-1][first + 1 :]
            found = problems(read_return, as_file([*records[:-1], trailer]))
            assert any(f"another total of what was {other}" in each for each in found) is (other != name)

    @pytest.mark.parametrize("returned", [False, True])
    def test_nothing_in_it(self, returned: bool) -> None:
        """No line and no code: that is told, as of a GDS802; a code of the header is something."""
        read, records = read_return if returned else read_claim, fixed([], returned=returned)
        assert problems(read, as_file(records)) == ["line 2: ends a message that holds no line (04) and no return code"]
        if returned:
            assert problems(read, as_file([records[0][:342] + b"8061" + records[0][346:], records[1]])) == []

    def test_a_line_without_a_reference(self) -> None:
        found, message = taken(read_return, as_file(fixed([Line("")], returned=True)))
        assert [(one.reference, one.granted) for one in found] == [(None, Money(4250))]
        assert list(map(str, message.problems)) == ["line 3: ends a line without a reference, which is beside no case"]

    def test_a_second_header(self) -> None:
        """Two messages in one file, of which the first has lost its end."""
        records = fixed(LINES[:1], returned=True)
        twice = [*records[:-1], *fixed(LINES, returned=True)]
        found = problems(read_return, as_file(twice))
        assert any(f"line {len(records)}: is a second header (01)" in each for each in found)

    @pytest.mark.parametrize(("read", "returned"), [(read_claim, False), (read_return, True)])
    def test_a_line_that_takes_another_back(self, read: Callable[..., Message], returned: bool) -> None:
        """It is joined to the case by the reference of the line that it takes back, where it names one."""
        lines = [
            Line("A-1"),
            Line("C-1", credit=True, related="A-1"),
            Line("C-2", credit=True),
            Line("B-2", related="A-1"),
        ]
        found = taken(read, as_file(fixed(lines, returned=returned)))[0]
        assert [(each.reference, each.credit) for each in found] == [
            ("A-1", False), ("A-1", True), ("C-2", True), ("B-2", False),
        ]  # fmt: skip

    @pytest.mark.parametrize("read", [read_claim, read_return])
    def test_of_a_line_taken_back_no_number_of_somebody(self, read: Callable[..., Message]) -> None:
        data = as_file(fixed([Line("C-1", credit=True, related=NUMBER)], returned=read is read_return))
        found, message = taken(read, data)
        assert [each.reference for each in found] == [None]
        assert len(message.problems) == 1
        assert NUMBER not in str(message.problems)

    def test_what_could_be_read_is_kept(self) -> None:
        """A record of another length takes no other with it."""
        records = fixed(LINES, returned=True)
        records[2] = records[2][:100]
        assert [each.reference for each in taken(read_return, as_file(records))[0]] == ["A-2", "A-3", "A-4"]

    @pytest.mark.parametrize("returned", [False, True])
    @pytest.mark.parametrize("byte", [b"\xb2", b"\xb9", b"\x00", b"-"])
    def test_a_number_of_the_trailer_that_is_none(self, byte: bytes, returned: bool) -> None:
        """Whatever stands in it, also what Python calls a digit: it is told, and the lines are read."""
        records = fixed(LINES, returned=returned)
        read = read_return if returned else read_claim
        for at in range(2, 44):
            trailer = records[-1][:at] + byte + records[-1][at + 1 :]
            found, message = taken(read, as_file([*records[:-1], trailer]))
            told = [str(each) for each in message.problems]
            assert [each.reference for each in found] == ["A-1", "A-2", "A-3", "A-4"]
            assert any("line " in each and ("counts other" in each or "another total" in each) for each in told)

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_in_another_encoding(self, encoding: str) -> None:
        """Records are of single bytes; what has two for each sign is told so."""
        data = as_file(fixed(LINES, returned=True)).decode("latin-1").encode(encoding)
        assert problems(read_return, data) == [
            "line 1: is written in UTF-16 (save it in ASCII, one byte for each sign)",
        ]

    def test_a_line_without_end(self) -> None:
        """Only the beginning of it is held."""
        found = problems(read_return, as_file(fixed(LINES, returned=True)[:1]) + b"04" * 500_000)
        assert found[0].startswith("line 2: has 4096 positions")

    @pytest.mark.parametrize("returned", [False, True])
    def test_the_other_message_is_named(self, returned: bool) -> None:
        read = read_claim if returned else read_return
        other = "PM305" if returned else "PM304"
        (told,) = problems(read, as_file(fixed(LINES, returned=returned)))
        assert told.startswith(f"line 1: is of a {other}, not of a")

    def test_very_many_problems(self) -> None:
        """Only the first are kept."""
        data = as_file(fixed(LINES, returned=True)[:1]) + b"xx\r\n" * 1000
        assert len(problems(read_return, data)) == MOST_PROBLEMS + 1


class TestXml:
    def test_a_return(self) -> None:
        found, message = taken(read_return, gds(LINES, returned=True))
        assert (message.name, message.problems, message.ignored) == ("GDS802", (), 0)
        assert [(each.reference, each.codes, each.granted) for each in found] == [
            ("A-1", (), Money(4250)), ("A-2", ("0613",), Money(0)), ("A-3", ("8647", "0611"), Money(2000)),
            ("A-4", (), Money(4250)),
        ]  # fmt: skip
        assert found[0].granted_not_financial == Money(0)
        assert found[3].credit
        assert found[1].elements == (("ApkCode", "009"),)

    def test_a_claim(self) -> None:
        """The element of the performance code is not public: it is read when its name is given."""
        found, message = taken(read_claim, gds(LINES, returned=False), performance_element="Prestatiecode")
        assert (message.name, message.problems) == ("GDS801", ())
        assert found[0].claimed == Claimed(
            list="073", performance="1000", entitlement_code="009", diagnosis="3026", amount=Money(4250),
            referred=date(2024, 3, 1),
        )  # fmt: skip
        assert found[0].date == date(2024, 3, 12)
        without, message = taken(read_claim, gds(LINES[:1], returned=False))
        assert without[0].claimed.performance == Claimed().performance
        assert message.ignored == 1

    def test_a_line_that_takes_another_back(self) -> None:
        """It is joined to the case by the reference of the line that it takes back, wherever that stands in it."""
        (told,), _ = taken(read_claim, gds([Line("C-1", credit=True, related="A-1")], returned=False))
        assert (told.reference, told.credit) == ("A-1", True)
        (own,), _ = taken(read_return, gds([Line("C-1", credit=True)], returned=True))
        assert (own.reference, own.credit) == ("C-1", True)

    @pytest.mark.parametrize("day", [b"2024-02-31", b"12-03-2024", b"x", b"2024-13-01"])
    def test_a_day_that_is_none(self, day: bytes) -> None:
        data = gds([Line("A-1")], returned=False)
        for name, what in ((b"Begindatum", "its date"), (b"Verwijsdatum", "the referral")):
            harmed = re.sub(b"(<d:%b>)[^<]*" % name, rb"\g<1>" + day, data)
            found, message = taken(read_claim, harmed)
            assert [each.reference for each in found] == ["A-1"]
            (told,) = map(str, message.problems)
            assert told.endswith(f"ends a line in which {what} is no day (as 2024-03-12); it is not read")
            assert day.decode() not in told.replace("2024-03-12", "")
        assert taken(read_claim, data.replace(b"2024-03-12", b" "))[1].problems == ()

    @pytest.mark.parametrize("end", [b"\x1a", b"\r\n\x1a\r\n", b"\x1a\x1a"])
    def test_the_end_mark_of_old_programs(self, end: bytes) -> None:
        """A Ctrl-Z after the message ends the file; within it, or before more, it is no XML."""
        whole = gds(LINES, returned=True)
        found, message = taken(read_return, whole + end)
        assert ([each.reference for each in found], message.problems) == (["A-1", "A-2", "A-3", "A-4"], ())
        assert len(problems(read_return, whole + end + b"<")) == 1
        assert len(problems(read_return, whole[:-5] + end)) == 1

    @pytest.mark.parametrize(
        ("value", "read"), [(b"2024-03-12", date(2024, 3, 12)), (b"2024-02-31", None), (b"", None)]
    )
    def test_the_day_that_a_code_is_about(self, value: bytes, read: date | None) -> None:
        """A line of GDS802 has no day of its own; where a code is about it, its element says it."""
        data = gds(LINES[1:2], returned=True).replace(b">ApkCode<", b">Begindatum<")
        data = data.replace(b"<d:Elementwaarde>009<", b"<d:Elementwaarde>%b<" % value)
        found, message = taken(read_return, data)
        assert [each.date for each in found] == [read]
        assert message.problems == ()

    def test_more_after_its_end(self) -> None:
        """Two messages in one file: the first is read, and the other is told."""
        found, message = taken(read_return, gds(LINES, returned=True) * 2)
        assert [each.reference for each in found] == ["A-1", "A-2", "A-3", "A-4"]
        (told,) = map(str, message.problems)
        assert told.endswith("stands after the end of the message, and is not read")

    @pytest.mark.parametrize("name", ["DebetPrestatie", "CreditPrestatie"])
    def test_a_line_without_a_reference(self, name: str) -> None:
        """It is read, and that it is beside no case is told."""
        data = gds([Line(" ", credit=name == "CreditPrestatie")], returned=True)
        for each in (data, data.replace(b"<d:Referentienummer> </d:Referentienummer>", b"")):
            found, message = taken(read_return, each)
            assert [(one.reference, one.granted) for one in found] == [(None, Money(4250))]
            (told,) = map(str, message.problems)
            assert told.endswith("ends a line without a reference, which is beside no case")

    def test_the_total_of_a_return(self) -> None:
        """What was granted of all its lines, what was taken back less; where a line says none, nothing is compared."""
        data = gds(LINES, returned=True)
        assert b"<d:Bedrag>20.00</d:Bedrag><d:DebetCreditCode>D" in data
        assert problems(read_return, data) == []
        told = "has another total of what was granted than the sum of its lines"
        for other in (data.replace(b">20.00</d:Bedrag>", b">20.01</d:Bedrag>"),
                      data.replace(b"<d:DebetCreditCode>D", b"<d:DebetCreditCode>C"),
                      data.replace(b">42.50</d:ToegekendBedrag", b">42.51</d:ToegekendBedrag")):  # fmt: skip
            found, message = taken(read_return, other)
            assert len(found) == 4
            (only,) = map(str, message.problems)
            assert only.endswith(told)
        silent = re.sub(b"<d:ToegekendBedragInclBtwFinancieel>0.00</d:ToegekendBedragInclBtwFinancieel>", b"", data)
        assert problems(read_return, silent.replace(b">20.00</d:Bedrag>", b">1.00</d:Bedrag>")) == []

    def test_the_total_that_is_not_financial(self) -> None:
        name = b"d:TotaalToegekendBedragInclBtwNietFinancieel"
        total = b"<%b><d:Bedrag>%%b</d:Bedrag><d:DebetCreditCode>D</d:DebetCreditCode></%b></d:Overzicht>" % (
            name,
            name,
        )
        for said, right in ((b"0.00", True), (b"0.01", False)):
            data = gds(LINES, returned=True).replace(b"</d:Overzicht>", total % said)
            found = problems(read_return, data)
            assert [each.partition(": ")[2] for each in found] == (
                [] if right else ["has another total of what was granted not financial than the sum of its lines"]
            )

    def test_a_message_taken_back_as_a_whole(self) -> None:
        """Its total is a credit."""
        data = gds([Line("A-4", credit=True)], returned=True)
        assert b"<d:DebetCreditCode>C" in data
        assert problems(read_return, data) == []

    def test_the_total_of_a_claim(self) -> None:
        """As VECOZO adds it up: what is claimed, less what was granted of the lines that are taken back."""
        data = gds(LINES, returned=False)
        assert b"<d:ToegekendBedragInclBtwFinancieel>42.50</d:ToegekendBedragInclBtwFinancieel>" in data
        assert problems(read_claim, data) == []
        (told,) = problems(read_claim, data.replace(b">85.00</d:Bedrag>", b">127.50</d:Bedrag>"))
        assert told.endswith("has another total of what was claimed than the sum of its lines")

    @pytest.mark.parametrize(
        ("old", "new"), [(b"20.00</d:Bedrag>", b"20</d:Bedrag>"), (b">D</d:Debet", b">X</d:Debet")]
    )
    def test_a_total_that_is_none(self, old: bytes, new: bytes) -> None:
        (told,) = problems(read_return, gds(LINES, returned=True).replace(old, new))
        assert told.endswith("has a total of what was granted that is none (as 42.50, and D or C)")

    def test_the_amount_of_a_line_is_its_text(self) -> None:
        """Only the totals of a message are made of parts; none is taken for the amount of a line."""
        whole = gds(LINES[2:3], returned=True)
        assert b"Financieel>20.00</" in whole
        assert whole.count(b"<d:Bedrag>20.00</d:Bedrag>") == 1
        (told,), message = taken(read_return, whole)
        assert (told.granted, message.problems, message.ignored) == (Money(2000), (), 0)
        kept = whole.replace(b"<d:ToegekendBedragInclBtwFinancieel>20.00</d:ToegekendBedragInclBtwFinancieel>", b"")
        (silent,), message = taken(read_return, kept)
        assert (silent.granted, message.problems) == (None, ())

    def test_feedback_on_other_parts(self) -> None:
        header = "<d:Feedback><d:Retourcode>9797</d:Retourcode></d:Feedback>"
        found, _ = taken(read_return, gds(LINES[:1], returned=True, header=header, codes_of_insured=["0320"]))
        assert [(each.place, each.reference, each.codes) for each in found] == [
            ("Header", None, ("9797",)), ("Verzekerde", None, ("0320",)), ("DebetPrestatie", "A-1", ()),
        ]  # fmt: skip

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
    def test_in_another_encoding(self, encoding: str) -> None:
        """XML may be written in UTF-16 as well, with a mark or without."""
        data = gds(LINES, returned=True).decode("utf-8")
        plain = taken(read_return, data.encode())[0]
        mark = "\ufeff" if encoding[:6] == "utf-16" and encoding[6:] else ""
        for text in {data, mark + data}:
            told = text.replace('encoding="UTF-8"', 'encoding="UTF-16"') if encoding != "utf-8-sig" else text
            found, message = taken(read_return, told.encode(encoding))
            assert (found, message.problems) == (plain, ())

    def test_another_encoding_than_it_says(self) -> None:
        """Is told as such."""
        declared = b'<?xml version="1.0" encoding="UTF-8"?><a/>'
        (told,) = problems(read_return, declared.decode().encode("utf-16"))
        assert "encoding" in told

    def test_unknown_elements_are_counted(self) -> None:
        data = gds(LINES[:1], returned=True, header="<d:Nieuw>x</d:Nieuw><d:Ander/>")
        found, message = taken(read_return, data)
        assert (len(found), message.ignored) == (1, 2)

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            (b"<", "line 1, column 1: is cut off, or is no XML"),
            (gds(LINES, returned=True)[:-10], "is cut off, or is no XML"),
            (b"<html/>", "is no message that is known"),
            (gds(LINES, returned=False), "is a GDS801, not a GDS802"),
            (gds([], returned=True), "Bericht: holds no line (DebetPrestatie) and no Feedback"),
            (b'<?xml version="1.0" encoding="utf-7"?><a/>', "encoding that is not read"),
            (b'<?xml version="1.0" encoding="no-such"?><a/>', "encoding that is not read"),
            (
                b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><Bericht>&b;</Bericht>',
                "declares a document type",
            ),
            (gds([Line("A", codes=("\u20ac",))], returned=True), "holds a return code that is none"),
            (gds(LINES[:1], returned=True).replace(b"42.50", b"42,5"), "whose amount granted is none"),
            (gds(LINES[:1], returned=True, header="<d:a>" * 60 + "</d:a>" * 60), "is nested deeper than any message"),
            (
                gds(LINES[:1], returned=True).replace(b"<d:Header>", b'<d:Header a="' + b"x" * 3_000_000 + b'">'),
                "one tag or text of more than a mebibyte",
            ),
        ],
        ids=range(12),
    )  # fmt: skip
    def test_what_is_wrong_is_told(self, data: bytes, told: str) -> None:
        found = problems(read_return, data)
        assert any(told in each for each in found), found

    def test_what_could_be_read_is_kept(self) -> None:
        """Of a message that breaks off the whole lines were read."""
        whole = gds(LINES, returned=True)
        found, message = taken(read_return, whole[: whole.rindex(b"A-4")])
        assert [each.reference for each in found] == ["A-1", "A-2", "A-3"]
        assert len(message.problems) == 1

    def test_a_value_that_may_be_a_number_of_somebody(self) -> None:
        """Nine digits are no value of an element, whatever it is called and wherever they stand."""
        for value in (b"123456789", b"0123456789", b"x123456789", b"1234-56789"):
            data = gds(LINES[1:2], returned=True).replace(b"<d:Elementwaarde>009<", b"<d:Elementwaarde>%b<" % value)
            assert taken(read_return, data)[0][0].elements == (("ApkCode", ""),)

    @pytest.mark.parametrize("zero", ["\uff10", "\u0660"])
    def test_a_reference_in_other_digits(self, zero: str) -> None:
        number = zero * 2 + "".join(chr(ord(zero) + int(digit)) for digit in NUMBER)
        found, message = taken(read_return, gds([Line(number)], returned=True))
        assert ([each.reference for each in found], len(message.problems)) == ([None], 1)


def test_the_message_of_the_documentation() -> None:
    """It is a made-up one, and as this script makes it."""
    assert EXAMPLE.read_bytes() == example()
    assert [each.codes for each in taken(read_return, example())[0]] == [("9091",), ("0613",), ()]


MESSAGES = {
    "PM304": (read_claim, as_file(fixed(LINES, returned=False))),
    "PM305": (read_return, as_file(fixed(LINES, returned=True))),
    "GDS801": (read_claim, gds(LINES, returned=False)),
    "GDS802": (read_return, gds(LINES, returned=True, codes_of_insured=["0435"])),
}


def harmed(data: bytes) -> Iterator[bytes]:
    """Yield a message as it is, and broken in ways that end or divert its reading."""
    yield data
    yield data[: len(data) // 2]
    yield data[: len(data) * 2 // 3] + b"<<<\n" + data[len(data) * 2 // 3 :]
    yield data.replace(b"1000", b"\xe9<b>")
    yield data.replace(b"\r\n", b"")
    yield b"04" + data


class TestNobodyIsRead:
    """Every personal field of these messages holds a marker, which is nowhere afterwards."""

    @pytest.mark.parametrize("name", MESSAGES)
    def test_the_marker_is_nowhere(self, name: str) -> None:
        read, data = MESSAGES[name]
        assert data.count(MARKER.encode()) >= 4
        for each in harmed(data):
            found, message = taken(read, each)
            said = repr(found) + repr(message) + "".join(map(str, message.problems)) + repr(message.problems)
            assert MARKER not in said
            assert "QZX" not in said
            assert DIGITS * 9 not in said

    @pytest.mark.parametrize("name", MESSAGES)
    def test_nor_in_what_an_error_carries(self, name: str) -> None:
        """A stream that fails while it is read: nothing of what was read before is in the error."""
        read, data = MESSAGES[name]

        class Failing(io.BytesIO):
            def read(self, size: int | None = -1) -> bytes:
                if self.tell() > 0:
                    raise OSError("the disk is gone")
                return super().read(min(len(data) // 2, size or 1))

        with pytest.raises(OSError, match="the disk is gone") as caught:
            list(read(Failing(data)))
        assert MARKER not in "".join(traceback.format_exception(caught.value))
        assert MARKER not in repr(caught.value)


class TestLargeMessages:
    """A stream is read in pieces: what is held does not grow with it."""

    @pytest.mark.parametrize("name", ["PM305", "GDS802"])
    def test_memory_stays(self, name: str) -> None:
        lines = drawn_lines(50, 7)
        if name == "PM305":
            first, *middle, last = fixed(lines, returned=True)
            start, part, end = first + b"\r\n", as_file(middle), last + b"\r\n"
        else:
            whole = gds(lines, returned=True)
            cut, stop = whole.index(b"<d:Verzekerde>"), whole.index(b"</d:Bericht>")
            start, part, end = whole[:cut], whole[cut:stop], whole[stop:]

        def peak(times: int) -> tuple[int, int]:
            stream = Repeated(start, part, times, end)
            tracemalloc.start()
            count = sum(1 for _ in read_return(stream))
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            return count, most

        few, many = peak(4), peak(40)
        assert (few[0], many[0]) == (200, 2000)
        assert many[1] < few[1] + 200_000


class Repeated(io.RawIOBase):
    """A stream that says one part many times."""

    def __init__(self, start: bytes, part: bytes, times: int, end: bytes) -> None:
        self._parts, self._left = iter([start, *([part] * times), end]), b""

    def read(self, size: int = -1) -> bytes:  # type: ignore[override]
        if not self._left:
            self._left = next(self._parts, b"")
        piece, self._left = self._left[:size], self._left[size:]
        return piece
