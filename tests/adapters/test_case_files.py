"""Case files: TOML and JSON, by path or open file; whatever cannot be read is refused, quickly and with a reason."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fysiodekking import Case, Decision, InvalidCase, case_from, decide, load_case
from fysiodekking.adapters.case_files import load_case_file
from fysiodekking.adapters.files import LARGEST
from packages import YEAR, line, package
from patience import HANGS

QUICK = 20
"""Seconds of computing in which a file of the largest size is answered, with the start of Python."""

LOAD = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))
except ImportError:
    pass  # not on every system; the caller stops it then
from fysiodekking import InvalidCase, load_case
try:
    load_case(sys.argv[1])
except InvalidCase as error:
    assert str(error)
    print("refused")
"""


def iso(value: object) -> str:
    assert isinstance(value, dt.date)
    return value.isoformat()


def as_json(mapping: Any) -> str:
    return json.dumps(mapping, default=iso, ensure_ascii=False)


def refusal(source: Any) -> InvalidCase:
    with pytest.raises(InvalidCase) as caught:
        load_case(source)
    return caught.value


def written(folder: Path, content: str | bytes, name: str = "case.toml") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


class TestTomlAndJson:
    """The same case in both ways of writing is the same case."""

    def test_equal_cases(self, every_key: dict[str, Any], every_key_file: Path, tmp_path: Path) -> None:
        """Dates of TOML and ISO strings of JSON, read from files or given as mappings, are equal."""
        text = as_json(every_key)
        cases = [
            load_case(every_key_file),
            load_case(written(tmp_path, text, "case.json")),
            case_from(every_key),
            case_from(json.loads(text)),
        ]
        assert all(case == cases[0] for case in cases)

    def test_equal_expectations(self, every_key: dict[str, Any], every_key_file: Path, tmp_path: Path) -> None:
        """What is expected is read alike too."""
        path = written(tmp_path, as_json(every_key), "case.json")
        assert load_case_file(path).expect == load_case_file(every_key_file).expect is not None

    @pytest.mark.parametrize("name", ["case.json", "case.JSON", "a.toml.json"])
    def test_json_by_suffix(self, name: str, smallest: dict[str, Any], tmp_path: Path) -> None:
        """The end of the name says JSON, in either case."""
        assert load_case(written(tmp_path, as_json(smallest), name)) == case_from(smallest)

    @pytest.mark.parametrize("start", ["", "\ufeff", "\r\n# a comment\r\n"])
    def test_toml_as_editors_write_it(self, start: str, every_key_file: Path, tmp_path: Path) -> None:
        """A byte order mark and Windows line ends do no harm."""
        text = every_key_file.read_text("utf-8").replace("\n", "\r\n")
        assert load_case(written(tmp_path, start + text)) == load_case(every_key_file)

    def test_json_with_a_byte_order_mark(self, smallest: dict[str, Any], tmp_path: Path) -> None:
        """The same for JSON."""
        assert load_case(written(tmp_path, "\ufeff" + as_json(smallest), "case.json")) == case_from(smallest)


class TestSources:
    """A case comes from a path, as text or as an object, or from an open file, binary or text."""

    def test_paths(self, every_key_file: Path) -> None:
        """`str` and `pathlib.Path` name the same file."""
        assert load_case(str(every_key_file)) == load_case(every_key_file)

    def test_open_files(self, every_key_file: Path) -> None:
        """A binary file, a text file and files in memory give the same case; they stay open."""
        wanted = load_case(every_key_file)
        content = every_key_file.read_bytes()
        with every_key_file.open("rb") as binary, every_key_file.open(encoding="utf-8") as text:
            for file in (binary, text, io.BytesIO(content), io.StringIO(content.decode())):
                assert load_case(file) == wanted
                assert not file.closed

    def test_open_json_files(self, smallest: dict[str, Any], tmp_path: Path) -> None:
        """The name of an open file says JSON too."""
        path = written(tmp_path, as_json(smallest), "case.json")
        with path.open("rb") as binary, path.open(encoding="utf-8") as text:
            assert load_case(binary) == load_case(text) == case_from(smallest)

    def test_a_temporary_file(self, every_key_file: Path) -> None:
        """A temporary file, whose name can be a number, is TOML."""
        with tempfile.TemporaryFile() as file:
            file.write(every_key_file.read_bytes())
            file.seek(0)
            assert load_case(file) == load_case(every_key_file)


class TestWhatCannotBeRead:
    """A file that is no case gives one problem with the name of the file and the reason."""

    def one(self, path: Path, *words: str) -> None:
        error = refusal(path)
        (problem,) = error.problems
        assert problem.path == str(path)
        assert all(word in problem.message for word in words), problem.message

    def test_a_missing_file(self, tmp_path: Path) -> None:
        """No such file."""
        self.one(tmp_path / "nowhere.toml", "does not exist (write a path that is there)")

    def test_a_directory(self, tmp_path: Path) -> None:
        """A directory is not a file."""
        self.one(tmp_path, "directory")

    @pytest.mark.parametrize("content", ["", "\n", "# only a comment\n", "\ufeff"])
    def test_an_empty_file(self, content: str, tmp_path: Path) -> None:
        """Nothing, or nothing but comments: the reason is that it is empty."""
        self.one(written(tmp_path, content), "empty")

    @pytest.mark.parametrize("content", ["", " ", "{}", "null"])
    def test_an_empty_json_file(self, content: str, tmp_path: Path) -> None:
        """The same in JSON."""
        self.one(written(tmp_path, content, "case.json"))

    @pytest.mark.parametrize("name", ["case.toml", "case.json"])
    @pytest.mark.parametrize(
        "content", [bytes(range(256)), b"\x89PNG\r\n\x1a\n", b"\xff\xfe{\x00}\x00", b"caf\xe9 = 1"]
    )
    def test_a_binary_file(self, content: bytes, name: str, tmp_path: Path) -> None:
        """Bytes that are no UTF-8 are no text."""
        self.one(written(tmp_path, content, name), "UTF-8")

    @pytest.mark.parametrize("name", ["case.toml", "case.json"])
    def test_an_open_text_file_with_binary_content(self, name: str, tmp_path: Path) -> None:
        """The same when the caller opened it as text."""
        with written(tmp_path, bytes(range(256)), name).open(encoding="utf-8") as file:
            assert "UTF-8" in str(refusal(file))

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("case.toml", b"\x00"),
            ("case.toml", b'title = "a\x00b"'),
            ("case.json", b"\x00"),
            ("case.json", b'{"title": "a\x00b"}'),
        ],
    )
    def test_null_bytes(self, name: str, content: bytes, tmp_path: Path) -> None:
        """Null bytes are no part of either way of writing."""
        self.one(written(tmp_path, content, name), "is not")

    def test_a_name_with_a_null_byte(self) -> None:
        """No file has such a name."""
        assert "cannot be read" in str(refusal("a\x00b.toml"))

    def test_an_empty_name(self) -> None:
        """The empty name is the folder itself, or nothing; either way no case."""
        refusal("")

    @pytest.mark.parametrize(
        "content",
        [
            "session = {",
            "[session",
            "[session]\ndate = 2026-02-31",
            "[session]\ndate = 12-3-2026",
            "[session]\nreferral = yes",
            '[session]\nprice = "42.50',
            '{"session": {}}',
            "[session]\n[session]",
            "[session]\naccident = true\naccident = false",
            "[session]\naccident = true\n[session.accident]",
            "[[session]]\n[session]",
            'session = {}\n[session]\nprice = "1.00"',
        ],
    )
    def test_toml_that_is_not_well_formed(self, content: str, tmp_path: Path) -> None:
        """Syntax errors, days that do not exist and keys that stand twice; where, is told."""
        self.one(written(tmp_path, content), "is not TOML", "(at ")

    @pytest.mark.parametrize(
        ("content", "remedy"),
        [
            ("[session]\ndate = 12-03-2026", "a day as 2026-03-12"),
            ("[session]\ndate = 2026-02-31", "write a day that there is, as 2026-03-12"),
            (
                "[session]\nperformance = duizend",
                'Invalid value (at line 2, column 15); write text between quotes, as "1000"',
            ),
            ("session", "write key = value"),
            ("[session]\nprice: 1", "write key = value"),
            ("title = [1, 2", "write ] at its end"),
            ('title = "a', 'write " after it'),
            ('title = "a" note = "b"', "write a key on a line of its own"),
            ("accident = true\naccident = false", "a key stands twice; keep one"),
        ],
    )
    def test_what_to_write_instead_in_toml(self, content: str, remedy: str, tmp_path: Path) -> None:
        self.one(written(tmp_path, content), remedy)

    @pytest.mark.parametrize(
        ("content", "remedy"),
        [
            (
                '{"session": }',
                '(write text between "double quotes", a number as 3, true, false, null, [ ] or { }) (at line 1',
            ),
            ("{'session': {}}", 'write "key": between double quotes'),
            ('{"session" {}}', 'write "key": and then its value'),
            ('{"session": {} "provider": {}}', "write , or ] or }"),
            ('{"title": "a', 'write " after it'),
            ('{"title": "a\nb"}', "write \\n or \\t"),
            ('{"title": "\\x"}', "write \\\\ for a backslash"),
            ("{} {}", "take it away"),
        ],
    )
    def test_what_to_write_instead_in_json(self, content: str, remedy: str, tmp_path: Path) -> None:
        self.one(written(tmp_path, content, "case.json"), remedy)

    @pytest.mark.parametrize(
        ("value", "how"),
        [
            (7, "write it between quotes"),
            (True, "write it between quotes"),
            (["a"], "write one text between quotes"),
            ({"a": "b"}, "write one text between quotes"),
            (111 * 1_002_003, "write another word between quotes"),
        ],
    )
    def test_what_is_no_text(self, value: object, how: str, smallest: dict[str, Any], tmp_path: Path) -> None:
        """Only what can be text between quotes is to be put there."""
        smallest["basic"] = {"insurer": value}
        smallest["session"]["techniques"] = [value]
        problems = [str(problem) for problem in refusal(written(tmp_path, as_json(smallest), "case.json")).problems]
        assert [
            each for each in problems if each.startswith("basic.insurer:") and each.endswith(f"is not text ({how})")
        ]
        assert [each for each in problems if "techniques[0]" in each and each.endswith(f"is not a code ({how})")]

    @pytest.mark.parametrize(("value", "said"), [(None, "null"), (True, "true"), (False, "false")])
    def test_words_of_json(self, value: object, said: str, smallest: dict[str, Any], tmp_path: Path) -> None:
        """And of TOML: not those of Python."""
        smallest["history"] = value
        smallest["session"]["techniques"] = [value]
        file = written(tmp_path, as_json(smallest), "case.json")
        problems = [str(problem) for problem in refusal(file).problems]
        assert f"session.techniques[0]: {said} is not a code (write it between quotes)" in problems
        assert (f"history: {said} is not a list (write it between square brackets)" in problems) is (value is not None)

    @pytest.mark.parametrize(
        "content",
        [
            '{"session": {}',
            "{'session': {}}",
            '{"session": {},}',
            '{"title": "a\nb"}',
            '{"session": {} "provider": {}}',
            "[session]",
            "{} {}",
            '{"title": "\\x"}',
            '{"session": {"date": 2026-03-12}}',
        ],
    )
    def test_json_that_is_not_well_formed(self, content: str, tmp_path: Path) -> None:
        """Syntax errors; the line is told."""
        self.one(written(tmp_path, content, "case.json"), "is not JSON", "line")

    @pytest.mark.parametrize("content", ['{"a": 1, "a": 1}', '{"session": {"price": "1.00", "price": "2.00"}}'])
    def test_json_keys_that_stand_twice(self, content: str, tmp_path: Path) -> None:
        """JSON would take the last silently; a case says nothing twice."""
        self.one(written(tmp_path, content, "case.json"), "twice")

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
    def test_json_numbers_that_are_none(self, number: str, tmp_path: Path) -> None:
        """NaN and Infinity are no JSON."""
        self.one(written(tmp_path, f'{{"session": {{"price": {number}}}}}', "case.json"), number)

    @pytest.mark.parametrize("content", ["[]", "[{}]", '"text"', "5", "null", "true", "1e999"])
    def test_json_that_is_no_table(self, content: str, tmp_path: Path) -> None:
        """A list, a text or a number is no case."""
        self.one(written(tmp_path, content, "case.json"))

    @pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e999", "9007199254740993", "0x" + "f" * 5000, "1_0.5"])
    @pytest.mark.parametrize("place", ["title", "source", "session.price", "session.condition", "conditions.neck", "x"])
    def test_toml_numbers_out_of_place(self, place: str, number: str, tmp_path: Path) -> None:
        """TOML knows NaN, infinity and endless hexadecimal numbers; a case has no use for them."""
        refusal(written(tmp_path, f"{place} = {number}"))

    @pytest.mark.parametrize("name", ["case.toml", "case.json"])
    def test_numbers_of_very_many_digits(self, name: str, tmp_path: Path) -> None:
        """More than the interpreter reads is told in words of the library, not in those of Python."""
        digits = "9" * 5000
        content = f'{{"session": {{"price": {digits}}}}}' if name.endswith(".json") else f"[session]\nprice = {digits}"
        self.one(written(tmp_path, content, name), "a whole number has more digits than are read")

    def test_json_is_not_toml(self, smallest: dict[str, Any], tmp_path: Path) -> None:
        """The suffix decides; nothing is guessed."""
        self.one(written(tmp_path, as_json(smallest), "case.toml"), "is not TOML")


class TestNesting:
    """Structures that are nested too deeply are refused; how deep depends on nothing that a user could see."""

    PLACES = (
        "title",
        "unknown",
        "session",
        "session.condition",
        "session.techniques",
        "conditions",
        "packages",
        "expect",
    )

    @pytest.mark.parametrize("place", PLACES)
    @pytest.mark.parametrize("depth", [20, 400, 900, 1000, 100_000])
    @pytest.mark.parametrize("shape", ["list", "table"])
    def test_as_a_mapping(self, place: str, depth: int, shape: str, smallest: dict[str, Any]) -> None:
        """A mapping of any depth is refused as such."""
        value: Any = 1
        for _ in range(depth):
            value = [value] if shape == "list" else {"a": value}
        *tables, key = place.split(".")
        table = smallest
        for each in tables:
            table = table[each]
        table[key] = value
        with pytest.raises(InvalidCase):
            case_from(smallest)

    @pytest.mark.parametrize("depth", [*range(900, 1000, 7), 5000, 100_000])
    def test_as_json(self, depth: int, tmp_path: Path) -> None:
        """JSON that the parser only just accepts is refused by the library, not by the interpreter."""
        text = '{"title": ' + "[" * depth + "]" * depth + "}"
        refusal(written(tmp_path, text, "case.json"))

    @pytest.mark.parametrize("depth", [*range(50, 350, 23), 100_000])
    def test_as_toml(self, depth: int, tmp_path: Path) -> None:
        """The same for TOML, as a list and as inline tables."""
        refusal(written(tmp_path, "title = " + "[" * depth + "]" * depth))
        refusal(written(tmp_path, "title = " + "{a=" * depth + "1" + "}" * depth, "tables.toml"))


def nonsense() -> Iterator[tuple[str, str, bytes]]:
    """Yield files as large as they may be, each of one kind of nonsense."""

    def many(piece: str, start: str = "", end: str = "", joint: str = "") -> bytes:
        room = LARGEST - len(start) - len(end)
        return f"{start}{joint.join([piece] * (room // len(piece + joint)))}{end}".encode()

    def numbered(pattern: str, start: str = "", end: str = "", joint: str = "\n") -> bytes:
        count = (LARGEST - len(start) - len(end)) // (len(pattern) + len(joint) + 5)
        return f"{start}{joint.join(pattern.format(index) for index in range(count))}{end}".encode()

    yield "letters", ".toml", many("x")
    yield "letters", ".json", many("x")
    yield "spaces", ".toml", many(" ")
    yield "newlines", ".toml", many("\n")
    yield "null bytes", ".toml", many("\0")
    yield "brackets", ".toml", many("[", "a=")
    yield "brackets", ".json", many("[")
    yield "braces", ".json", many('{"a":')
    yield "a long text", ".toml", many("x", 'title="', '"')
    yield "a long code", ".json", many("x", '{"provider":{"profession":"', '"}}')
    yield "a long key", ".toml", many("k", end="=1")
    yield "a long number", ".toml", many("9", "title=")
    yield "a long hexadecimal number", ".toml", many("f", "title=0x")
    yield "a long dotted key", ".toml", many("a", end="=1", joint=".")
    yield "a long header", ".toml", many("a", "[", "]", joint=".")
    yield "many keys", ".toml", numbered("k{}=1")
    yield "many keys", ".json", numbered('"k{}":1', "{", "}", ",")
    yield "many keys of a table", ".json", numbered('"k{}":1', '{"session":{', "}}", ",")
    yield "many keys, the last one twice", ".json", numbered('"k{}":1', "{", ',"z":1,"z":1}', ",")
    yield "many tables", ".toml", numbered("[t{}]")
    yield "many conditions", ".json", numbered('"k{}":1', '{"conditions":{', "}}", ",")
    yield "many techniques", ".json", many('"x"', '{"session":{"techniques":[', "]}}", ",")
    yield "many rows", ".json", many("{}", '{"history":[', "]}", ",")
    yield "many numbers for rows", ".json", many("1", '{"history":[', "]}", ",")
    yield "many packages", ".toml", many("[[packages]]\n")
    yield "many package ids", ".json", many('"x"', '{"packages":[', "]}", ",")


NONSENSE = [pytest.param(*each, id=" ".join(each[:2])) for each in nonsense()]


class TestTenMegabytesOfNonsense:
    """However large and however strange a file is, the answer comes within seconds."""

    @pytest.mark.parametrize("name", ["case.toml", "case.json"])
    @pytest.mark.parametrize("piece", [b"x", b"[", b"\0", b"\xff", b"a=1\n", b'{"a":', b"a.", b" "])
    def test_ten_megabytes_are_not_even_parsed(self, piece: bytes, name: str, tmp_path: Path) -> None:
        """A file above the largest size is refused by its size."""
        path = written(tmp_path, piece * (10_000_000 // len(piece)), name)
        assert "larger than" in str(refusal(path))
        with path.open("rb") as file:
            assert "larger than" in str(refusal(file))

    def test_a_file_without_end_is_not_read_to_its_end(self) -> None:
        """A stream that never ends is given up after the largest size."""

        class Endless(io.RawIOBase):
            def read(self, size: int = -1) -> bytes:
                assert 0 < size < 2 * LARGEST
                return b"\n" * size

        assert "larger than" in str(refusal(Endless()))

    @pytest.mark.parametrize(("kind", "suffix", "content"), NONSENSE)
    def test_just_small_enough(self, kind: str, suffix: str, content: bytes, tmp_path: Path) -> None:
        """A file of the largest size is refused within seconds, in a process that can be stopped."""
        assert len(content) <= LARGEST
        path = written(tmp_path, content, f"case{suffix}")
        try:
            done = subprocess.run(  # noqa: S603
                [sys.executable, "-c", LOAD, str(path), str(QUICK)],
                capture_output=True,
                text=True,
                timeout=HANGS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            pytest.fail(f"{kind} in {suffix}: no answer")
        assert done.returncode >= 0, f"{kind} in {suffix}: no answer within {QUICK} seconds"
        assert done.stdout == "refused\n", done.stderr[-400:]


PACKAGE = package(line("movement", YEAR, pays={"contracted": {"percent": 100}}), id="fysio-9")
ZEROS = {"elsewhere": {"min": 0, "max": 0}, "condition_elsewhere": {"min": 0, "max": 0}}


class TestAbsentAndEmpty:
    """An absent key is *not given*, never "no"; an empty one says that there is nothing (contract section 3)."""

    def decided(self, smallest: dict[str, Any], **more: Any) -> Decision:
        smallest["session"]["price"] = "42.50"
        smallest["provider"] |= {"contracted": True, "big_registered": True}
        smallest["insured"]["basic_insured"] = True
        return decide(case_from({**smallest, **more}))

    def test_neither_history_nor_used(self, smallest: dict[str, Any]) -> None:
        """Earlier use is not given, and asked for where it matters."""
        decision = self.decided(smallest, packages=[PACKAGE])
        assert (decision.outcome, decision.missing) == ("undetermined", ("history",))

    @pytest.mark.parametrize("use", [{"history": []}, {"used": ZEROS}, {"history": [], "used": ZEROS}])
    def test_no_use(self, use: dict[str, Any], smallest: dict[str, Any]) -> None:
        """An empty history, or a use of zeros, says that there was none."""
        decision = self.decided(smallest, packages=[PACKAGE], **use)
        assert (decision.outcome, decision.payer, decision.package) == ("covered", "package", "fysio-9")

    @pytest.mark.parametrize(("sessions", "outcome"), [(8, "covered"), (9, "not_covered")])
    def test_a_history_alone_is_complete(self, sessions: int, outcome: str, smallest: dict[str, Any]) -> None:
        """Without `used` there was nothing elsewhere."""
        history = [{"date": "2026-01-05", "until": "2026-03-05", "sessions": sessions, "paid_by": "package"}]
        assert self.decided(smallest, packages=[PACKAGE], history=history).outcome == outcome

    def test_used_beside_a_history_makes_it_a_range(self, smallest: dict[str, Any]) -> None:
        """Sessions elsewhere that straddle the maximum are asked for."""
        history = [{"date": "2026-01-05", "until": "2026-03-05", "sessions": 8, "paid_by": "package"}]
        used = {**ZEROS, "elsewhere": {"min": 0, "max": 3}}
        decision = self.decided(smallest, packages=[PACKAGE], history=history, used=used)
        assert (decision.outcome, decision.missing) == ("undetermined", ("used.elsewhere",))

    def test_rows_after_the_session_do_not_count(self, smallest: dict[str, Any]) -> None:
        """A history may be longer than what the session can know."""
        history = [{"date": "2026-03-13", "sessions": 9, "paid_by": "package"}]
        assert self.decided(smallest, packages=[PACKAGE], history=history).outcome == "covered"

    def test_no_packages_are_none(self, smallest: dict[str, Any]) -> None:
        """Absent or empty, there is no package, and nobody needs to know the use."""
        for more in ({}, {"packages": []}):
            decision = self.decided(smallest, **more)
            assert (decision.outcome, decision.payer, decision.missing) == ("not_covered", "insured", ())

    def test_no_techniques_are_not_given(self, smallest: dict[str, Any]) -> None:
        """An empty list of techniques says as little as none."""
        absent = self.decided(smallest, packages=[PACKAGE], history=[])
        smallest["session"]["techniques"] = []
        empty = self.decided(smallest, packages=[PACKAGE], history=[])
        assert [absent.outcome, absent.payer, absent.missing, absent.reasons] == [
            empty.outcome,
            empty.payer,
            empty.missing,
            empty.reasons,
        ]

    def test_no_techniques_are_not_given_where_they_are_asked_for(self, smallest: dict[str, Any]) -> None:
        """Here the basic package gives exercise therapy only, so it asks for the techniques in both cases."""
        smallest["conditions"] = {"knee": {"kind": "osteoarthritis_hip_knee", "first_session": "2026-03-01"}}
        for techniques in ({}, {"techniques": []}):
            smallest["session"] |= techniques
            assert self.decided(smallest, history=[]).missing == ("session.techniques",)

    def test_what_is_absent_is_not_no(self, smallest: dict[str, Any]) -> None:
        """A contract that nobody spoke of is asked for; one that is denied is not."""
        package = {**PACKAGE, "grants": [{**PACKAGE["grants"][0], "requires": {"contracted": True}}]}  # type: ignore[index]
        given = self.decided(smallest, packages=[package], history=[])
        assert given.outcome == "covered"
        smallest["provider"].pop("contracted")
        mapping = {**smallest, "packages": [package], "history": []}
        assert decide(case_from(mapping)).missing == ("provider.contracted",)
        smallest["provider"]["contracted"] = False
        assert decide(case_from(mapping)).outcome == "not_covered"

    def test_title_source_and_note_are_no_input(self, smallest: dict[str, Any]) -> None:
        """Sentences about a case change no answer."""
        plain = decide(case_from(smallest))
        assert decide(case_from({"title": "A", "source": "B", "note": "C", **smallest})) == plain

    def test_the_expectation_is_no_input(self, smallest: dict[str, Any]) -> None:
        """What is expected does not change what is found."""
        expected = {**smallest, "expect": {"outcome": "covered"}}
        assert case_from(expected) == case_from(smallest)


class TestResult:
    """What is loaded is a case."""

    def test_it_is_a_case(self, every_key_file: Path) -> None:
        """`load_case` returns a `Case`, with its title."""
        case = load_case(every_key_file)
        assert isinstance(case, Case)
        assert case.title == "Every key of the format at once"
