"""A case file for each gap, of which only what is expected is to be filled in."""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path

import attrs
import pytest

from fysiodekking import InvalidCase, case_from, decide
from fysiodekking.adapters.case_files import read_case
from fysiodekking.adapters.policy_cases import load_policies
from fysiodekking.adapters.reach import files
from fysiodekking.adapters.reach.files import ENDING, Written, case_files, write_gaps
from fysiodekking.adapters.reach.gaps import code_of
from fysiodekking.reach import Gap, Reach, measure
from fysiodekking.reach.what_a_case_reaches import reached
from policies import PACKAGE, session, suite


@pytest.fixture(scope="module")
def nine() -> Reach:
    return measure(suite([9]))


class TestEachFile:
    """It says everything but the answer."""

    def test_it_is_the_case_of_the_gap(self, nine: Reach) -> None:
        """With a title, and nothing else that the case does not say."""
        for gap, (_, text) in zip(nine.gaps, case_files(nine), strict=True):
            mapping = tomllib.loads(text)
            assert mapping.pop("expect") == {}
            assert mapping["title"].startswith(f"{code_of(gap.targets[0])}: ")
            assert read_case(mapping).case == attrs.evolve(gap.case, title=mapping["title"])

    def test_it_does_not_pass_before_it_is_filled_in(self, nine: Reach, tmp_path: Path) -> None:
        """No outcome stands in it, so it is no policy check yet."""
        write_gaps(nine, tmp_path)
        for path in tmp_path.glob(f"*{ENDING}"):
            with pytest.raises(InvalidCase, match="compares nothing"):
                load_policies(path)

    def test_filled_in_it_closes_its_gap(self, nine: Reach, tmp_path: Path) -> None:
        """The real outcome written into `[expect]`, the file is a check that reaches what its gap named."""
        write_gaps(nine, tmp_path, "en")
        texts = dict(case_files(nine, "en"))
        for gap, name in zip(nine.gaps, texts, strict=True):
            path = tmp_path / name
            path.write_text(f'{path.read_text("utf-8")}outcome = "{decide(gap.case).outcome}"\n', "utf-8")
            (policy,) = load_policies(path)
            assert set(gap.targets) <= reached(policy.case)
        after = measure(
            [*suite([9]), *(load_policies(each)[0].case for each in tmp_path.glob(f"*{ENDING}"))], on=nine.on
        )
        assert not {target for gap in after.gaps for target in gap.targets} & set(nine.targets)

    def test_its_name_is_safe(self, nine: Reach) -> None:
        """Whatever a package is called: no file lies elsewhere, and no two are one."""
        odd = [
            {**PACKAGE, "id": each}
            for each in ("../../odd/Ü", "..\\..\\odd/Ü", "x" * 150 + "1", "x" * 150 + "2", "CON")
        ]
        names = [name for name, _ in case_files(measure([case_from(session(1, packages=odd, history=[]))]))]
        names += [name for name, _ in case_files(nine)]
        assert all(re.fullmatch(r"(law|package)-[a-z0-9-]+\.case\.toml", name) for name in names)
        assert max(map(len, names)) < 150
        own = [name for name in names if name.startswith("package-") and not name.startswith("package-negen")]
        assert len(own) == len(set(own)) >= 5 * 4


class TestWriting:
    """Nothing is overwritten, and nothing is half-written."""

    def test_how_many(self, nine: Reach, tmp_path: Path) -> None:
        folder = tmp_path / "new" / "folder"
        assert write_gaps(nine, folder) == Written(written=len(nine.gaps), kept=0)
        assert {each.name for each in folder.iterdir()} == {"case.schema.json", *(name for name, _ in case_files(nine))}

    def test_what_is_there_stays(self, nine: Reach, tmp_path: Path) -> None:
        name, _ = next(case_files(nine))
        (tmp_path / name).write_text("mine", "utf-8")
        assert write_gaps(nine, tmp_path) == Written(written=len(nine.gaps) - 1, kept=1)
        assert (tmp_path / name).read_text("utf-8") == "mine"
        assert write_gaps(nine, tmp_path) == Written(written=0, kept=len(nine.gaps))

    def test_what_comes_in_between_stays(self, nine: Reach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file that somebody makes in the same moment, also a link to nowhere, is not written over."""
        (tmp_path / "mine").write_text("mine", "utf-8")
        name, _ = next(case_files(nine))
        (tmp_path / name).symlink_to(tmp_path / "nowhere")
        monkeypatch.setattr(Path, "exists", lambda _: False)
        assert write_gaps(nine, tmp_path).kept == 1
        assert not (tmp_path / "nowhere").is_file()

    def test_a_text_that_cannot_be_made_leaves_no_file(
        self, nine: Reach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """All texts are made before the first is written."""
        really = files.case_text
        made: list[Gap] = []

        def text(gap: Gap, words: files.Words) -> str:
            made.append(gap)
            if len(made) == 5:
                raise RuntimeError("broken")
            return really(gap, words)

        monkeypatch.setattr(files, "case_text", text)
        with pytest.raises(RuntimeError):
            write_gaps(nine, tmp_path / "gaps")
        assert not (tmp_path / "gaps").exists()

    def test_a_disk_that_is_full_leaves_no_part(
        self, nine: Reach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Full(io.StringIO):
            def write(self, _: str) -> int:
                raise OSError(28, "No space left on device")

        def full(path: Path, *_: object, **__: object) -> Full:
            path.touch()
            return Full()

        monkeypatch.setattr(Path, "open", full)
        with pytest.raises(OSError, match="No space left"):
            write_gaps(nine, tmp_path)
        assert list(tmp_path.iterdir()) == []
