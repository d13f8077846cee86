"""Package files: `[[packages]]` and nothing else, and every problem at once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from fysiodekking import InvalidPackage
from fysiodekking.adapters.package_files import check_files, load_packages, packages_from
from fysiodekking.adapters.package_sources import own_packages

GOOD = """\
[[packages]]
id = "{id}"
insurer = "Voorbeeld"
name = "Voorbeeld 9"
year = 2026
source = "made up for this test"
confidence = "I"

[[packages.grants]]
id = "movement"
covers = ["physiotherapy"]
limits = [{{ id = "year", max = 9, unit = "sessions", per = "calendar_year" }}]
pays = {{ contracted = {{ percent = 100 }} }}
"""


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def lines(*paths: str) -> list[str]:
    return [str(problem) for problem in check_files(paths)]


class TestGoodFile:
    def test_has_no_problems(self, tmp_path: Path) -> None:
        """A file of sound packages passes."""
        assert (
            lines(write(tmp_path, "a.toml", GOOD.format(id="a")), write(tmp_path, "b.toml", GOOD.format(id="b"))) == []
        )

    def test_may_be_named_twice(self, tmp_path: Path) -> None:
        """The same file named twice is one file."""
        path = write(tmp_path, "a.toml", GOOD.format(id="a"))
        assert lines(path, path) == []
        assert lines(path, f"{tmp_path}/./a.toml", f"{tmp_path}/../{tmp_path.name}/a.toml") == []
        (tmp_path / "b.toml").symlink_to(path)
        assert lines(path, tmp_path / "b.toml") == []
        again = write(tmp_path, "c.toml", GOOD.format(id="a"))
        assert len(lines(path, again)) == 1

    def test_is_read(self, tmp_path: Path) -> None:
        """Its packages come out in the order of the file, from a path as from an open file."""
        text = GOOD.format(id="b") + GOOD.format(id="a")
        assert [package.id for package in load_packages(write(tmp_path, "ab.toml", text))] == ["b", "a"]
        assert [package.id for package in load_packages(io.StringIO(text))] == ["b", "a"]

    def test_may_be_json(self, tmp_path: Path) -> None:
        """JSON is read by its ending."""
        assert lines(write(tmp_path, "a.json", '{"packages": []}')) == [
            f"{tmp_path / 'a.json'}: packages: the list is empty (write at least one [[packages]] table)"
        ]


class TestProblems:
    def test_all_are_told_with_file_and_path(self, tmp_path: Path) -> None:
        """Every problem of every file, each with its file, its path and what to write."""
        wrong = (
            GOOD.format(id="a").replace("year = 2026", 'yaer = 2026\nyear = "2026"').replace("max = 9", 'max = "350"')
        )
        other = "[session]\ndate = 2026-03-12\n" + GOOD.format(id="b").replace('confidence = "I"\n', "")
        first, second = write(tmp_path, "a.toml", wrong), write(tmp_path, "b.toml", other)
        told = lines(first, second)
        assert [line.partition(" ")[0] for line in told] == [f"{first}:"] * 3 + [f"{second}:"] * 2
        text = "\n".join(told)
        assert "packages[0].yaer: is not a key here; did you mean 'year'?" in text
        assert "packages[0].year: '2026' is not a whole number" in text
        assert "packages[0].grants[0].limits[0].max: '350' is no maximum" in text
        assert "session: is not a key here; write one of: packages" in text
        assert "packages[0].confidence: is missing (add it)" in text

    def test_of_an_id_that_stands_twice(self, tmp_path: Path) -> None:
        """An id stands in one place only, in one file and across files."""
        one = write(tmp_path, "one.toml", GOOD.format(id="a") * 2)
        other = write(tmp_path, "other.toml", GOOD.format(id="a"))
        message = f"'a' stands already at {one}: packages[0].id (give each package its own id)"
        assert lines(one, other) == [f"{one}: packages[1].id: {message}", f"{other}: packages[0].id: {message}"]

    def test_of_an_id_that_ships(self, tmp_path: Path) -> None:
        """What no command would take is told by the check: the id of a shipped package."""
        path = write(tmp_path, "own.toml", GOOD.format(id="a") + GOOD.format(id="zilveren-kruis-4-sterren-2025"))
        told = "'zilveren-kruis-4-sterren-2025' stands already in the shipped packages (give yours an id of its own)"
        assert lines(path) == [f"{path}: packages[1].id: {told}"]

    def test_of_two_that_cov_names_alike(self, tmp_path: Path) -> None:
        """In one file and across files, of one year; of another year it is another package."""
        cov = 'confidence = "I"\ncov = { uzovi = "9999", package = "106" }'
        named = GOOD.replace('confidence = "I"', cov.replace("{", "{{").replace("}", "}}"))
        one = write(tmp_path, "one.toml", named.format(id="a") + named.format(id="b"))
        other = write(tmp_path, "other.toml", named.format(id="c"))
        next_ = write(tmp_path, "next.toml", named.format(id="d").replace("year = 2026", "year = 2027"))
        told = "has the cov of 'a' of that year (correct one of them)"
        assert lines(one, other, next_) == [
            f"{one}: packages[1].cov: 'b' {told}",
            f"{other}: packages[0].cov: 'c' {told}",
        ]

    @pytest.mark.parametrize("wrong", ["{a}{a}", "{shipped}", "{cov}{other}"])
    def test_what_passes_can_be_used(self, tmp_path: Path, wrong: str) -> None:
        """What is refused where packages are read is told by the check, and what is not passes."""
        cov = GOOD.replace("[[packages.grants]]", 'cov = {{ uzovi = "9999", package = "106" }}\n[[packages.grants]]')
        parts = {
            "a": GOOD.format(id="a"),
            "shipped": GOOD.format(id="zilveren-kruis-4-sterren-2025"),
            "cov": cov.format(id="c"),
            "other": cov.format(id="d"),
        }
        path = write(tmp_path, "own.toml", wrong.format(**parts))
        assert lines(path)
        with pytest.raises(InvalidPackage):
            own_packages(path)
        assert lines(good := write(tmp_path, "good.toml", parts["a"] + parts["cov"])) == []
        assert {*own_packages(good).packages} >= {"a", "c"}

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("", "is empty (`fysiodekking packages new` prints a file to fill in)"),
            ("packages = 1", "packages: 1 is not a list (write [[packages]] tables)"),
            ("title = 'none'", "packages: is missing (write [[packages]] tables)"),
            ("packages = ['fbto-spieren-gewrichten-200-2019']", "is not a table"),
            ("[[packages]", "is not TOML"),
        ],
    )
    def test_of_a_file_that_is_no_package_file(self, tmp_path: Path, text: str, told: str) -> None:
        """A file that holds something else is told so."""
        path = write(tmp_path, "other.toml", text)
        found = lines(path)
        assert all(line.startswith(f"{path}: ") for line in found)
        assert any(told in line for line in found)

    def test_of_files_that_cannot_be_read(self, tmp_path: Path) -> None:
        """A missing file, a directory and a binary file are problems beside those of the other files."""
        binary = tmp_path / "binary.toml"
        binary.write_bytes(b"\xff\xfe\x00")
        wrong = write(tmp_path, "wrong.toml", "[other]\n")
        told = lines(str(tmp_path / "missing.toml"), str(tmp_path), str(binary), wrong)
        assert "does not exist" in told[0]
        assert "is a directory" in told[1]
        assert "is not text in UTF-8" in told[2]
        assert "save it as UTF-8" in told[2]
        assert told[3:]

    @pytest.mark.parametrize("given", ["2026-03-12", "2026-03-12 10:00:00", "10:00:00"])
    def test_of_a_day_where_text_belongs(self, tmp_path: Path, given: str) -> None:
        """It is told as the file has it, not as Python does."""
        path = write(tmp_path, "day.toml", f"[[packages]]\nsource = {given}\n")
        assert f"{path}: packages[0].source: {given} is not text (write it between quotes)" in lines(path)


class TestReadingFromAMapping:
    @pytest.mark.parametrize("mapping", [None, [], "packages", {}, {"packages": None}, {"packages": [None]}])
    def test_refuses_what_is_no_package_file(self, mapping: object) -> None:
        """Anything else than a mapping with packages is an `InvalidPackage`, not another error."""
        with pytest.raises(InvalidPackage):
            packages_from(mapping)  # type: ignore[arg-type]

    def test_refuses_an_id_twice(self) -> None:
        """The place of the first is named."""
        table = {"id": "a", "insurer": "V", "name": "V", "year": 2026, "source": "s", "confidence": "I"}
        with pytest.raises(InvalidPackage, match=r"packages\[1\]\.id: 'a' stands already at packages\[0\]\.id"):
            packages_from({"packages": [table, table]})
