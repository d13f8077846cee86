"""Makes the mutants: every change that mutmut's operators make to a file of the package, one at a time.

``mutmut run`` itself leaves out decorated functions, properties and what stands outside functions: the operators are
mutmut's, and the visitor is told to leave out less.
What is still left out: annotations, docstrings, decorators, and the arguments of ``len`` and ``isinstance``, as mutmut
does.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider, WhitespaceInclusivePositionProvider

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "coverage" / "fysiodekking"
MUTATED: Final = (
    "rules/**/*.py",
    "deciding/*.py",
    "ledger.py",
    "series.py",
    "cost_range.py",
    "what_if/*.py",
    "claims/*.py",
)
"""What is mutated, below the package: what makes answers, from the rules to the claim that is laid beside them."""
_AROUND: Final = 25
"""So many characters are shown around a change."""


class Mutant(NamedTuple):
    """One change.

    :param file: the changed file, below the package.
    :param line: its line.
    :param function: the function or method in which it lies, ``Class.method``; empty outside functions.
    :param old: the changed expression or statement as it stands, on one line.
    :param new: as it is after the change.
    :param place: between which signs of the file it lies.
    :param code: what stands there after the change.
    """

    file: str
    line: int
    function: str
    old: str
    new: str
    place: tuple[int, int]
    code: str

    @property
    def text(self) -> str:
        """The whole changed file."""
        unchanged, (begin, end) = text_of(self.file), self.place
        return unchanged[:begin] + self.code + unchanged[end:]

    @property
    def change(self) -> str:
        """The change, shortened to what differs with a few words around it."""
        same = _in_common(self.old, self.new)
        start = self.old.rfind(" ", 0, max(same - _AROUND, 0)) + 1 if same > _AROUND else 0
        cut = max(_in_common(self.old[same:][::-1], self.new[same:][::-1]) - _AROUND, 0)
        before, after = ("…" if start else ""), ("…" if cut else "")
        old, new = (f"{before}{each[start : len(each) - cut]}{after}" for each in (self.old, self.new))
        return f"{old} -> {new}"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.function or '(module)'}: {self.change}"


def _in_common(one: str, other: str) -> int:
    """Return with how many of the same letters two texts begin."""
    differ = (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])
    return next(differ, min(len(one), len(other)))


@cache
def text_of(file: str) -> str:
    """Return an unchanged file of the package."""
    return (PACKAGE / file).read_text("utf-8")


def files() -> list[Path]:
    """Return the files that are mutated, sorted."""
    return sorted({path for pattern in MUTATED for path in PACKAGE.glob(pattern)})


def _mutmut() -> type[cst.CSTVisitor]:
    """Import mutmut's visitor; mutmut reads its configuration from the current folder, and has to find one there."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text('[tool.mutmut]\nsource_paths = ["."]\n', "utf-8")
        try:
            os.chdir(folder)
            from mutmut.configuration import config
            from mutmut.mutation.file_mutation import MutationVisitor

            config()
        finally:
            os.chdir(here)

    class Visitor(MutationVisitor):
        """Looks into decorated functions as well."""

        def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
            if isinstance(node, cst.FunctionDef) and node.decorators:
                return False
            return super()._skip_node_and_children(node)

    return Visitor


def _one_line(node: cst.CSTNode, module: cst.Module) -> str:
    return " ".join(module.code_for_node(node).split())


class _Functions(cst.CSTVisitor):
    """Finds the outermost function or method in which each node lies."""

    def __init__(self) -> None:
        super().__init__()
        self.of: dict[int, str] = {}
        self._path: list[str] = []
        self._within: str | None = None

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and self._within is None:
            self._within = ".".join((*self._path, node.name.value))
            self.of[id(node)] = self._within
        elif isinstance(node, cst.ClassDef) and self._within is None:
            self._path.append(node.name.value)
        if self._within is not None:
            self.of[id(node)] = self._within
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.FunctionDef) and self._within == ".".join(
            (*self._path, original_node.name.value)
        ):
            self._within = None
        elif isinstance(original_node, cst.ClassDef) and self._within is None:
            self._path.pop()


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield every mutant of a file, in the order of its lines."""
    from mutmut.mutation.mutators import mutation_operators
    from mutmut.mutation.pragma_handling import get_ignored_lines

    below = str(path.relative_to(PACKAGE))
    wrapper = MetadataWrapper(cst.parse_module(text_of(below)))
    ignored = get_ignored_lines(below, wrapper.module.code, wrapper)
    visitor = _VISITOR(mutation_operators, ignored)
    module = wrapper.visit(visitor)
    lines = wrapper.resolve(PositionProvider)
    spans = wrapper.resolve(WhitespaceInclusivePositionProvider)
    text = module.code
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    functions = _Functions()
    wrapper.module.visit(functions)
    assert module is wrapper.module
    for mutation in visitor.mutations:
        old, new = mutation.original_node, mutation.mutated_node
        begin, end = (starts[place.line - 1] + place.column for place in (spans[old].start, spans[old].end))
        # code_for_node knows no indentation: it has no meaning within brackets, and nothing else spans lines here
        assert "".join(text[begin:end].split()) == "".join(module.code_for_node(old).split()), (below, text[begin:end])
        yield Mutant(
            below,
            lines[old].start.line,
            functions.of.get(id(old), ""),
            _one_line(old, module),
            _one_line(new, module),
            (begin, end),
            module.code_for_node(new),
        )


_VISITOR: Final = _mutmut()
