"""The catalogue: what ships is sound, has its sources, and is found."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter

import pytest

from cases import case, mapping
from dated import LAST
from fysiodekking import InvalidCase, case_from
from fysiodekking.adapters import package_files
from fysiodekking.model.money import Money
from fysiodekking.model.package import UNLIMITED, Confidence, Package
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import CoverClass, Unit
from fysiodekking.packages import shipped

ALL = package_files.catalogue()
FROM_TABLE = [package for package in ALL if "jlwbr/Cesar-Tiel" in package.source]
each_package = pytest.mark.parametrize("package", ALL, ids=lambda package: package.id)
each_file = pytest.mark.parametrize("file", shipped.files())


class TestEveryPackage:
    @each_package
    def test_can_be_named_in_a_case(self, package: Package) -> None:
        """The id of a shipped package in a case stands for its terms."""
        assert case(packages=[package.id]).packages == (package,)

    @each_package
    def test_says_where_its_terms_were_read(self, package: Package) -> None:
        """Every package has the address of its source and how firm it is; none is an inference of our own."""
        assert re.fullmatch(r"https?://[\w.-]+\.[a-z]+/\S*", package.source)
        assert package.confidence in set(Confidence) - {Confidence.I}

    @each_package
    def test_has_the_year_in_its_id(self, package: Package) -> None:
        """Same name, other year, other numbers: the id ends with the policy year, which is a past one."""
        assert package.id.endswith(f"-{package.year}")
        assert 2012 <= package.year <= LAST.year
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", package.id)

    @each_package
    def test_covers_physiotherapy(self, package: Package) -> None:
        """Every shipped package has at least one line for physiotherapy, even where its number is unknown."""
        assert any(CoverClass.PHYSIOTHERAPY in grant.covers for grant in package.grants)

    @each_package
    def test_has_plausible_numbers(self, package: Package) -> None:
        """Sessions a year lie between 3 and 50, amounts between 25 and 1,200 euros, sub-limits below their total."""
        for grant in package.grants:
            totals = [limit.max for limit in grant.limits if isinstance(limit.max, int) and not limit.covers]
            for limit in grant.limits:
                if isinstance(limit.max, int):
                    assert 3 <= limit.max <= 50
                    assert not limit.covers or limit.max <= min(totals, default=limit.max)
                elif not isinstance(limit.max, Unknown) and limit.max != UNLIMITED:
                    assert limit.unit is Unit.EUROS
                    assert isinstance(limit.max, Money)
                    assert Money(2_500) <= limit.max <= Money(120_000)

    @each_package
    def test_never_pays_less_than_all_with_a_contract(self, package: Package) -> None:
        """No physiotherapy package was found that pays a part of contracted care."""
        for grant in package.grants:
            payment = grant.pays.contracted
            assert not isinstance(payment, Unknown)
            assert payment.percent == 100
            assert isinstance(payment.of, Unknown)

    @each_package
    def test_gives_an_amount_without_contract_only_where_a_source_does(self, package: Package) -> None:
        """Absent, the market rate, a reference amount, or a part of an amount that is not known: a note explains it."""
        for grant in package.grants:
            payment = grant.pays.not_contracted
            if not isinstance(payment, Unknown) and CoverClass.PHYSIOTHERAPY in grant.covers:
                assert package.note
                assert payment.percent == 100 or isinstance(payment.of, Unknown) is isinstance(payment.percent, Unknown)

    @pytest.mark.parametrize("package", FROM_TABLE, ids=lambda package: package.id)
    def test_of_the_comparison_table_knows_physiotherapy_only(self, package: Package) -> None:
        """The table of 2018 and 2019 has one number, so every other kind of therapy has unknown terms."""
        for grant in package.grants:
            others = set(grant.covers) - {CoverClass.PHYSIOTHERAPY}
            assert all(grant.has_unknown_terms(cover) for cover in others)
            assert not any(limit.covers for limit in grant.limits)
            assert isinstance(grant.pays.not_contracted, Unknown)


class TestEveryFile:
    @each_file
    def test_opens_with_what_it_rests_on(self, file: str) -> None:
        """A data file opens with a comment: the source, its year, and what it does not tell."""
        comment = (shipped.folder() / f"{file}.toml").read_text("utf-8").partition("\n\n[[packages]]")[0]
        assert all(line.startswith("#") for line in comment.splitlines())
        assert "Source" in comment
        assert re.search(r"\b20\d\d\b", comment)
        assert "not tell" in comment

    @each_file
    def test_is_a_package_file(self, file: str) -> None:
        """A data file passes the check that users have for their own."""
        assert package_files.check_files([shipped.folder() / f"{file}.toml"]) == []

    @each_file
    def test_holds_one_insurer(self, file: str) -> None:
        """One file for each insurer; its name begins every id."""
        assert all(id_.startswith(f"{file}-") for id_ in shipped.read(file))
        assert len({table["insurer"] for table in shipped.read(file).values()}) == 1


class TestCatalogue:
    def test_has_enough_packages(self) -> None:
        """At least forty real packages ship."""
        assert len(ALL) >= 40
        assert len({package.insurer for package in ALL}) >= 40

    def test_has_every_id_once(self) -> None:
        """No id stands in two files, and a file gives as many packages as it has tables."""
        assert [id_ for id_, times in Counter(package.id for package in ALL).items() if times > 1] == []
        tables = sum(path.read_text("utf-8").count("\n[[packages]]\n") for path in shipped.folder().glob("*.toml"))
        assert len(ALL) == tables
        assert package_files.check_files(sorted(shipped.folder().glob("*.toml"))) == []

    def test_is_sorted_with_the_newest_year_first(self) -> None:
        """Insurers in alphabetical order, each with its newest year first."""
        keys = [(package.insurer.casefold(), -package.year) for package in ALL]
        assert keys == sorted(keys)

    def test_finds_by_insurer_and_year(self) -> None:
        """A part of the insurer's name and a policy year narrow the catalogue."""
        found = package_files.find("de friesland", 2018)
        assert [package.name for package in found] == ["AV Budget", "AV Extra", "AV Optimaal", "AV Standaard"]
        assert package_files.find() == ALL
        assert package_files.find(" KRUIS ", 2025) == tuple(
            each for each in ALL if each.id == "zilveren-kruis-4-sterren-2025"
        )
        assert package_files.find(year=2011) == ()

    def test_is_the_same_when_asked_again(self) -> None:
        """The files are read once."""
        assert package_files.catalogue() is ALL


class TestLookingUp:
    def test_knows_all_ids(self) -> None:
        """The ids of the raw tables are those of the catalogue."""
        assert sorted(package.id for package in ALL) == list(shipped.ids())

    def test_gives_none_for_an_unknown_id(self) -> None:
        """An id that is not shipped has no table, also when its insurer is known."""
        assert shipped.package("zilveren-kruis-4-sterren-2026") is None
        assert shipped.package("nobody-1-2026") is None

    @pytest.mark.parametrize("written", ["zilveren-kruis-4-ster-2025", "Zilveren Kruis 4 sterren 2025"])
    def test_suggests_the_nearest(self, written: str) -> None:
        """A misspelt id in a case is refused with the one that was probably meant."""
        with pytest.raises(InvalidCase) as caught:
            case_from(mapping(packages=[written]))
        own = "(one of your own: name its file, --packages or packages=)"
        message = f"{written!r} is not shipped; did you mean 'zilveren-kruis-4-sterren-2025'? {own}"
        assert [(each.path, each.message) for each in caught.value.problems] == [("packages[0]", message)]

    @pytest.mark.parametrize("written", ["zorgplus-12-2026", "menzis-top-2026", "fysio-9", "kruis-4-sterren-2025"])
    def test_suggests_none_of_another_insurer(self, written: str) -> None:
        """A package of another insurer is no slip of the pen, and would be a wrong answer."""
        assert shipped.nearest(written) is None

    def test_does_not_list_hundreds_of_ids(self) -> None:
        """An id like no other is refused with the command that prints the ids, and with the ways to give one's own."""
        listed = r"'\?' is not shipped; `fysiodekking packages list` prints the ids"
        own = r"one of your own: write it out \(\[\[packages\]\]\), or name its file \(--packages; in pytest "
        with pytest.raises(InvalidCase, match=rf"{listed}; {own}fysiodekking_packages\)$"):
            case_from(mapping(packages=["?"]))

    def test_cannot_be_changed_by_accident(self) -> None:
        """The cached tables of a file are read-only."""
        with pytest.raises(TypeError):
            shipped.read("fbto")["other"] = {}  # type: ignore[index]


def test_importing_reads_nothing() -> None:
    """The import of the loader reads no data file and imports nothing that structures input."""
    program = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "from fysiodekking.packages import shipped\n"
        "assert not [each for each in opened if each.endswith('.toml')], opened\n"
        "assert 'fysiodekking.adapters' not in sys.modules\n"
        "assert shipped.package('fbto-spieren-gewrichten-200-2019')\n"
        "assert [each for each in opened if each.endswith('.toml')] == [str(shipped.folder() / 'fbto.toml')], opened\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
