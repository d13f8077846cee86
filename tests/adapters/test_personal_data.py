"""Keys that would carry personal data: refused with their own message, and their value is never repeated."""

from __future__ import annotations

import copy
import io
import json
import pickle
import re
import tomllib
import traceback
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fysiodekking import Case, InvalidCase, InvalidDecision, as_dict, case_from, decide, decision_from, load_case
from fysiodekking.adapters.package_files import catalogue, packages_from
from fysiodekking.adapters.policy_cases import read_policies
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.usage import Row, Used
from fysiodekking.packages import shipped

pytest_plugins = ["pytester"]

PRIVATE = "Van-der-Geheim-123456789"
VALUES = (PRIVATE, 123456789, [PRIVATE], {"value": PRIVATE}, {"bsn": {"deep": [PRIVATE]}})
KEYS = (
    *("bsn", "name", "address", "email", "phone"),
    *("naam", "adres", "telefoon", "postcode", "achternaam", "voornaam", "iban"),
    *("BSN", "Name", "e-mail", "E-Mail", "first_name", "last-name", "burgerservicenummer"),
)
GRANT = ("packages", 0, "grants", 0)
TABLES = (
    (),
    ("session",),
    ("session", "extra_lines", 0),
    ("provider",),
    ("insured",),
    ("basic",),
    ("basic", "not_contracted"),
    ("readings",),
    ("conditions", "neck"),
    ("history", 0),
    ("used",),
    ("used", "elsewhere"),
    ("packages", 0),
    GRANT,
    (*GRANT, "requires"),
    (*GRANT, "limits", 0),
    (*GRANT, "pays"),
    (*GRANT, "pays", "contracted"),
    ("claim",),
    ("claim", "lines", 0),
    ("expect",),
)


def at(mapping: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        mapping = mapping[key]
    return mapping


def held(error: BaseException | None, seen: frozenset[int] = frozenset()) -> Iterator[str]:
    """Yield everything that an error says or carries, with all errors behind it."""
    if error is None or id(error) in seen:
        return
    yield str(error)
    yield repr(error)
    yield repr(error.args)
    yield repr(getattr(error, "__notes__", ()))
    yield repr(vars(error))
    yield repr([getattr(error, name, None) for name in ("doc", "object", "problems")])
    seen |= {id(error)}
    yield from held(error.__cause__, seen)
    yield from held(error.__context__, seen)
    for inner in getattr(error, "exceptions", ()):
        yield from held(inner, seen)


def assert_silent(error: InvalidInput) -> None:
    frames = traceback.TracebackException.from_exception(error, capture_locals=True)
    ours = [frame for frame in frames.stack if "fysiodekking" in frame.filename]
    shown = [str(value) for frame in ours for value in (frame.locals or {}).values()]
    again = repr(pickle.loads(pickle.dumps(error)).args)  # noqa: S301
    said = "\n".join([*held(error), *traceback.format_exception(error), again, *shown])
    assert "Geheim" not in said
    assert "123456789" not in said


def refusal(mapping: Any) -> InvalidCase:
    with pytest.raises(InvalidCase) as caught:
        case_from(mapping)
    return caught.value


class TestPersonalKeys:
    """The library needs no personal data, says so, and does not repeat what it was given."""

    @pytest.mark.parametrize(
        ("path", "key"),
        [
            pytest.param(path, key, id=".".join(map(str, (*path, key))))
            for path in TABLES
            for key in KEYS
            if (path, key) != (("packages", 0), "name")
        ],
    )
    def test_refused_with_its_own_message(
        self, path: tuple[str | int, ...], key: str, every_key: dict[str, Any]
    ) -> None:
        """At every level: the key is named, the remedy is to leave it out, and the value is not said."""
        table = at(every_key, path)
        for value in VALUES:
            table[key] = value
            error = refusal(every_key)
            (problem,) = error.problems
            assert problem.path.endswith(key)
            assert "personal data" in problem.message
            assert "leave it out" in problem.message
            assert_silent(error)

    def test_the_name_of_a_package_is_welcome(self, every_key: dict[str, Any]) -> None:
        """A package is no person."""
        every_key["packages"][0]["name"] = "Fysio 9"
        assert case_from(every_key).packages[0].name == "Fysio 9"

    @pytest.mark.parametrize(
        ("path", "key"),
        [
            (("conditions",), "bsn"),
            (("conditions",), "name"),
            (("used", "left_last_year"), "bsn"),
            (("expect", "amounts"), "bsn"),
        ],
        ids=["conditions.bsn", "conditions.name", "used.left_last_year.bsn", "expect.amounts.bsn"],
    )
    def test_among_keys_that_the_caller_chooses(
        self, path: tuple[str | int, ...], key: str, every_key: dict[str, Any]
    ) -> None:
        """Where keys are free, a personal one with a value that is out of place is still personal."""
        at(every_key, path)[key] = PRIVATE
        error = refusal(every_key)
        assert_silent(error)
        assert "personal data" in str(error)

    @pytest.mark.parametrize(
        ("path", "shape"),
        [
            (("insured",), "list of tables"),
            (("provider",), "list of tables"),
            (("session",), "list of tables"),
            (("conditions",), "list of tables"),
            (("conditions", "neck"), "list of tables"),
            (("history",), "table"),
            (("packages",), "table"),
            (("session", "extra_lines"), "table"),
            (("session", "techniques"), "table"),
            (("session", "condition"), "table"),
            (("session", "date"), "table"),
            (("session", "price"), "table"),
            (("session", "techniques", 0), "table"),
            (("provider", "specialisms", 0), "table"),
            (("insured", "born"), "table"),
            (("insured", "basic_insured"), "table"),
            (("title",), "table"),
            (("expect", "amounts"), "list of tables"),
            (("expect", "outcome"), "table"),
            (("used", "left_last_year", "fysio-9"), "table"),
            ((*GRANT, "limits", 0, "max"), "table"),
            ((*GRANT, "terms_unknown"), "table"),
        ],
        ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
    )
    @pytest.mark.parametrize("key", ["bsn", "name"])
    def test_in_a_table_that_is_out_of_place(
        self, path: tuple[str | int, ...], shape: str, key: str, every_key: dict[str, Any]
    ) -> None:
        """[[insured]] for [insured], or a table where a word belongs: what stands in it is not repeated either."""
        table = {key: PRIVATE}
        at(every_key, path[:-1])[path[-1]] = [table] if shape == "list of tables" else table
        assert_silent(refusal(every_key))

    def test_a_whole_case_that_is_out_of_place(self, every_key: dict[str, Any]) -> None:
        """A list of cases is refused without repeating what they hold."""
        every_key["insured"]["bsn"] = PRIVATE
        assert_silent(refusal([{"bsn": PRIVATE}]))
        assert_silent(refusal([every_key]))

    @pytest.mark.parametrize("key", ["bsn", "name"])
    def test_beside_other_problems(self, key: str, every_key: dict[str, Any]) -> None:
        """Other mistakes of the same table are told, the personal value is not."""
        every_key["insured"] |= {key: PRIVATE, "born": "x", "qqqqq": 1}
        error = refusal(every_key)
        assert {problem.path for problem in error.problems} == {"insured.born", f"insured.{key}", "insured.qqqqq"}
        assert_silent(error)


class TestPersonalKeysInFiles:
    """A file that cannot be read does not come back in the error either."""

    @pytest.mark.parametrize(
        ("suffix", "text"),
        [
            (".json", '{"insured": {"bsn": "PRIVATE"}'),
            (".json", '{"insured": {"bsn": "PRIVATE", "bsn": "PRIVATE"}}'),
            (".json", '{"insured": {"bsn": "PRIVATE", "age": NaN}}'),
            (".json", '{"insured": {"bsn": PRIVATE}}'),
            (".json", '{"insured": {"bsn": "PRIVATE"}, "a": ' + "[" * 100_000),
            (".toml", '[insured]\nbsn = "PRIVATE"\n= 1'),
            (".toml", '[insured]\nbsn = "PRIVATE"\nbsn = "PRIVATE"'),
            (".toml", "[insured]\nbsn = PRIVATE"),
            (".toml", '[insured]\nbsn = "PRIVATE"\n[insured]\nbsn = "PRIVATE"'),
            (".toml", '[insured]\nbsn = "PRIVATE"\n[session]\ndate = 2026-02-31'),
            (".toml", '[insured]\nbsn = "PRIVATE"'),
            (".toml", '[[insured]]\nbsn = "PRIVATE"'),
        ],
    )
    @pytest.mark.parametrize("how", ["path", "bytes", "text"])
    def test_the_value_is_not_repeated(self, suffix: str, text: str, how: str, tmp_path: Any) -> None:
        """Neither in the message nor in any error behind it."""
        path = tmp_path / f"case{suffix}"
        path.write_text(text.replace("PRIVATE", PRIVATE), "utf-8")
        with pytest.raises(InvalidCase) as caught:
            load(path, how)
        assert_silent(caught.value)

    @pytest.mark.parametrize("how", ["path", "bytes", "text"])
    def test_a_file_in_another_encoding(self, how: str, tmp_path: Any) -> None:
        """Bytes that are no UTF-8 are not repeated."""
        path = tmp_path / "case.toml"
        path.write_bytes(f'[insured]\nbsn = "{PRIVATE}é"'.encode("latin-1"))
        with pytest.raises(InvalidCase) as caught:
            load(path, how)
        assert_silent(caught.value)

    def test_there_and_back(self, every_key: dict[str, Any], refused: Callable[[Any], Any]) -> None:
        """The example that these tests damage is valid without the damage."""
        case_from(copy.deepcopy(every_key))
        every_key["insured"]["bsn"] = PRIVATE
        refused(json.loads(json.dumps(every_key, default=str)))


def load(path: Any, how: str) -> None:
    if how == "path":
        load_case(path)
    elif how == "bytes":
        with path.open("rb") as file:
            load_case(file)
    else:
        with io.TextIOWrapper(path.open("rb"), encoding="utf-8") as file:
            load_case(file)


def number() -> str:
    """Nine digits that pass the test of eleven, worked out so that none stands in a file."""
    digits = "98765432"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(9, 1, -1), strict=True)) % 11
    return digits + str(rest)


PEOPLE = (number(), f"patient {number()}", "jan@example.org", "Jan de Vries")
"""What nobody may be called by."""


def nowhere(word: str, error: BaseException) -> None:
    """See that an error holds a word nowhere: not in what it says, and not in a frame of the library."""
    frames = traceback.TracebackException.from_exception(error, capture_locals=True)
    ours = [frame for frame in frames.stack if "coverage/fysiodekking" in frame.filename.replace("\\", "/")]
    shown = [str(value) for frame in ours for value in (frame.locals or {}).values()]
    assert word not in "\n".join([*held(error), *shown])


@pytest.mark.parametrize("word", PEOPLE, ids=["number", "number within", "address", "name"])
class TestWordsOfTheCaller:
    """Keys and ids that are themselves personal are refused, and repeated nowhere."""

    def test_a_key_of_a_condition(self, word: str, smallest: dict[str, Any]) -> None:
        """Also one that a session or row names."""
        smallest["conditions"] = {word: {"kind": "not_listed"}}
        nowhere(word, refusal(smallest))
        assert "conditions: a key " in str(refusal(smallest))
        smallest["conditions"] = {"neck": {"kind": "not_listed", word: 1}}
        nowhere(word, refusal(smallest))
        smallest["conditions"] = {"neck": {"kind": "not_listed"}}
        for place in ("session", "history"):
            case = copy.deepcopy(smallest)
            at(case | {"history": [{"date": "2026-01-05"}]}, (place,) if place == "session" else (place, 0))
            case.setdefault("history", [{"date": "2026-01-05"}])
            at(case, (place,) if place == "session" else (place, 0))["condition"] = word
            nowhere(word, refusal(case))

    def test_an_id(self, word: str, every_key: dict[str, Any]) -> None:
        """Of a package, a grant, a limit, and what names one; an id may read like a name, as products do."""
        if word == PEOPLE[-1]:
            every_key["packages"][0]["id"] = word
            case_from(every_key)
            return
        for path in (("packages", 0), GRANT, (*GRANT, "limits", 0)):
            case = copy.deepcopy(every_key)
            at(case, path)["id"] = word
            nowhere(word, refusal(case))
        for key in ("package", "grant"):
            case = copy.deepcopy(every_key)
            case["history"][0][key] = word
            nowhere(word, refusal(case))
        case = copy.deepcopy(every_key)
        case["used"]["left_last_year"] = {word: 1}
        nowhere(word, refusal(case))
        with pytest.raises(InvalidInput) as caught:
            packages_from({"packages": [every_key["packages"][0] | {"id": word}]})
        nowhere(word, caught.value)

    def test_what_is_expected(self, word: str, smallest: dict[str, Any]) -> None:
        """The name of a missing fact holds a key."""
        smallest["expect"] = {"missing": [word], "payer": word}
        with pytest.raises(InvalidCase) as caught:
            read_policies(smallest)
        if word != PEOPLE[-1]:
            nowhere(word, caught.value)

    def test_a_case_that_is_built(self, word: str, smallest: dict[str, Any]) -> None:
        """The same door: what data may not hold, no object may; pytest leaves the frames of its construction out."""
        case = case_from(smallest)
        with pytest.raises(InvalidCase) as caught:
            Case(
                session=case.session,
                provider=case.provider,
                insured=case.insured,
                conditions={word: case.condition},
            )
        assert word not in str(caught.value)
        assert [entry.name for entry in list(caught.traceback)[1:]] == ["pass_through"]
        assert caught.traceback[-1].ishidden(None)
        nowhere(word, caught.value)
        with pytest.raises(InvalidCase) as caught:
            Row(date=case.session.date, condition=word)
        assert word not in str(caught.value)

    def test_a_value_in_a_wrong_place(self, word: str, every_key: dict[str, Any]) -> None:
        """A number or an address that stands where something else belongs is not repeated either."""
        if word == PEOPLE[-1]:
            return
        for path in (("session", "date"), ("session", "price"), ("provider", "profession"), ("insured", "born")):
            case = copy.deepcopy(every_key)
            at(case, path[:-1])[path[-1]] = word
            nowhere(word, refusal(case))
        every_key["insured"]["born"] = int(number())
        nowhere(number(), refusal(every_key))

    def test_a_file(self, word: str, tmp_path: Any) -> None:
        """What a parser says of a key that stands twice."""
        for name, text in (
            ("case.toml", f'[conditions."{word}"]\n[conditions."{word}"]\n'),
            ("case.toml", f'conditions."{word}".kind = 1\nconditions."{word}".kind = 1\n'),
            ("case.toml", f'a = {{"{word}" = 1, "{word}" = 1}}\n'),
            ("case.json", f'{{"conditions": {{"{word}": 1, "{word}": 2}}}}'),
        ):
            path = tmp_path / name
            path.write_text(text, "utf-8")
            with pytest.raises(InvalidCase) as caught:
                load_case(path)
            nowhere(word, caught.value)


def texts(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the place of every text."""
    if isinstance(data, str):
        yield path
    for key, value in data.items() if isinstance(data, dict) else enumerate(data if isinstance(data, list) else ()):
        if key not in ("question", "missing") or path == ():
            yield from texts(value, (*path, key))


SIGNS = st.sampled_from(["", " ", ".", "-", "/", "_", "\t", "\n", "\u00a0", "\u00ad", "\u200b", "\u2028", " \u2013 "])
BEFORE = st.sampled_from(
    ["", "7\t", "7\n", "7\u200b", "7\u2028", "geb. 1984 bsn ", "12-3-2026 ", "bsn:", "\u200b" * 600]
)
AFTER = st.sampled_from(["", "\t7", "\u200b7", " 12-3-2026", " (1984)", "x"])


@st.composite
def written(draw: st.DrawFn) -> str:
    """Return the number as somebody could write it: in up to four parts, with any signs between and words beside."""
    cuts = sorted(draw(st.sets(st.integers(1, 8), max_size=3)))
    parts = [number()[start:end] for start, end in pairwise((0, *cuts, 9))]
    signs = [draw(SIGNS) for _ in parts[1:]]
    return draw(BEFORE) + "".join(map("".join, zip(parts, [*signs, ""], strict=True))) + draw(AFTER)


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the place of every value, and of every table."""
    yield path
    for key, value in data.items() if isinstance(data, dict) else enumerate(data if isinstance(data, list) else ()):
        yield from places(value, (*path, key))


class TestNumbersAnywhere:
    """A number that passes the test of eleven is refused and not repeated, wherever and however it is written."""

    CASE = tomllib.loads(Path(__file__).with_name("every-key.toml").read_text("utf-8"))
    PLACES = tuple(places(CASE))[1:]

    @given(written(), st.sampled_from(PLACES))
    def test_a_value(self, text: str, path: tuple[str | int, ...]) -> None:
        case = copy.deepcopy(self.CASE)
        at(case, path[:-1])[path[-1]] = text
        self.refused(text, case)

    @given(written(), st.sampled_from([path for path in PLACES if isinstance(path[-1], str)]))
    def test_a_key(self, text: str, path: tuple[str | int, ...]) -> None:
        """Instead of each key, and with what stands there."""
        case = copy.deepcopy(self.CASE)
        table = at(case, path[:-1])
        table[text] = table.pop(path[-1])
        self.refused(text, case)

    @staticmethod
    def refused(text: str, case: Any) -> None:
        said = str(refusal(case))
        assert number() not in re.sub(r"\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[tn])|[\W_]", "", said), ascii(said)
        assert text not in said


class TestFreeWords:
    """What the caller may call as he likes holds neither a number of a citizen nor an address."""

    @pytest.mark.parametrize("word", PEOPLE[:-1], ids=["number", "number within", "address"])
    @pytest.mark.parametrize("way", ["title", "claim.reference", "packages[0].note", "basic.insurer"])
    def test_refused(self, word: str, way: str, every_key: dict[str, Any]) -> None:
        """By its path."""
        path = [int(part) if part.isdigit() else part for part in re.findall(r"\w+", way)]
        at(every_key, tuple(path[:-1]))[path[-1]] = word
        (problem,) = refusal(every_key).problems
        assert problem.path == way
        assert "personal data" in problem.message

    def test_what_is_shipped(self) -> None:
        """No package of the library is refused: their names, notes and sources say nothing of anybody."""
        assert {package.id for package in catalogue()} == {*shipped.ids()}


class TestIdsOfPackages:
    """The id of a package can be a key: what is refused as the one is refused as the other."""

    @pytest.mark.parametrize("id_", ["naam", "{name}", "polis-2026", "bsn", *PEOPLE[:-1]])
    def test_refused(self, id_: str, every_key: dict[str, Any]) -> None:
        """It reads like a key for personal data, or is personal itself."""
        for build in self.builds(id_, every_key):
            with pytest.raises(InvalidInput, match="personal data"):
                build()

    @pytest.mark.parametrize("id_", ["fysio-9", "Beweegt Plus", "jan_jansen", PEOPLE[-1]])
    def test_accepted(self, id_: str, every_key: dict[str, Any]) -> None:
        """A product may be called as somebody is."""
        for build in self.builds(id_, every_key):
            build()

    @staticmethod
    def builds(id_: str, every_key: dict[str, Any]) -> Iterator[Callable[[], object]]:
        given = every_key["packages"][0] | {"id": id_}
        yield lambda: packages_from({"packages": [given]})
        yield lambda: Used(left_last_year={id_: 1})
        every_key["used"]["left_last_year"] = {id_: 1}
        yield lambda: case_from(every_key)


class TestStoredDecisions:
    """A decision that is read and written again carries nothing of it along."""

    @pytest.mark.parametrize("key", ["bsn", "voornamen", "E-mail", "jan@example.org", number(), "Jan de Vries"])
    def test_keys(self, key: str, every_key: dict[str, Any]) -> None:
        """They are passed over and not written again."""
        data = as_dict(decide(case_from(every_key)))
        for path in ((), ("about",), ("findings", 0), ("law",)):
            more = copy.deepcopy(data)
            at(more, path)[key] = PRIVATE
            assert as_dict(decision_from(more)) == data

    @pytest.mark.parametrize("word", PEOPLE, ids=["number", "number within", "address", "name"])
    def test_words(self, word: str, every_key: dict[str, Any]) -> None:
        """What no case may call anything, no stored decision does: wherever a text stands."""
        data = as_dict(decide(case_from(every_key)))
        data["missing"], data["grant"] = ["insured.born"], "fysio"
        for path in texts(data):
            names_a_condition = path in {("about", "condition"), ("missing", 0)}
            more = copy.deepcopy(data)
            at(more, path[:-1])[path[-1]] = f"conditions.{word}.triad" if path[0] == "missing" else word
            if word == PEOPLE[-1] and not names_a_condition:
                continue
            with pytest.raises(InvalidDecision) as caught:
                decision_from(more)
            nowhere(word, caught.value)

    @pytest.mark.parametrize("path", [(), ("extra_lines", 0)])
    def test_no_reasons(self, path: tuple[str | int, ...], every_key: dict[str, Any]) -> None:
        """Every answer has a reason."""
        data = as_dict(decide(case_from(every_key)))
        at(data, path)["reasons"] = []
        with pytest.raises(InvalidDecision, match="reasons: is empty"):
            decision_from(data)


class TestPytest:
    """What pytest prints of a failure, with arguments and values, holds nothing of it."""

    @pytest.mark.parametrize("options", [(), ("--showlocals",), ("--full-trace",), ("--tb=long",)], ids=" ".join)
    def test_a_traceback(self, options: tuple[str, ...], pytester: pytest.Pytester) -> None:
        """In a test that loads a file, and one that reads a mapping which it did not make itself."""
        pytester.makefile(".json", secret=json.dumps({"insured": {"bsn": PRIVATE, "born": PRIVATE[-9:]}}))
        pytester.makepyfile(
            """
            import json
            from fysiodekking import case_from, load_case
            def test_load():
                load_case("secret.json")
            def test_mapping():
                case_from(json.load(open("secret.json")))
            """
        )
        result = pytester.runpytest_inprocess("-W", "ignore", *options)
        result.assert_outcomes(failed=2)
        shown = "\n".join(result.outlines)
        assert "insured.bsn: is personal data" in shown
        assert "Geheim" not in shown

    @pytest.mark.parametrize("options", [(), ("--showlocals", "--full-trace", "--tb=long")], ids=" ".join)
    def test_what_is_built_and_called(self, options: tuple[str, ...], pytester: pytest.Pytester) -> None:
        """In a test that builds a class or calls a function with a value that it does not hold itself."""
        pytester.makefile(".json", secret=json.dumps([number()]))
        pytester.makepyfile(
            """
            import datetime, json
            import pytest
            from fysiodekking import Money, decide, explain, receipt
            from fysiodekking.model.history import History
            from fysiodekking.model.usage import Row, Used
            from fysiodekking.series import compare, plan
            @pytest.mark.parametrize("call", [
                lambda each: Row(date=datetime.date(2026, 1, 1), grant=each[0]),
                lambda each: Used(left_last_year={each[0]: 1}),
                lambda each: History(each),
                lambda each: plan(each[0], 3),
                lambda each: compare(each[0], each, 3),
                lambda each: decide(each),
                lambda each: receipt(each[0]),
                lambda each: explain(each[0]),
                lambda each: Money(each[0]),
                lambda each: Money.parse(each[0]),
            ], ids=range(10))
            def test_call(call):
                try:
                    call(json.load(open("secret.json")))
                except ValueError as error:
                    raised = error.with_traceback(error.__traceback__.tb_next.tb_next)
                raise raised
            """
        )
        result = pytester.runpytest_inprocess("-W", "ignore", *options)
        result.assert_outcomes(failed=10)
        assert number() not in "\n".join(result.outlines)
