"""Gives live functions of the package the code of a changed file, without importing it anew."""

from __future__ import annotations

import gc
import sys
import types
import warnings
from collections.abc import Iterator
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from typing import Any, Final

from operators import PACKAGE, Mutant, files, text_of

_A_FUNCTION: Final = 0x2
"""The flag of code that has local names: of a function, not of the body of a class."""


def module_name(file: str) -> str:
    """Return the dotted name of the module in a file of the package."""
    parts = Path("fysiodekking", file).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def codes(code: types.CodeType) -> Iterator[types.CodeType]:
    """Yield the code of the functions and methods of a module."""
    for each in code.co_consts:
        if isinstance(each, types.CodeType):
            if each.co_flags & _A_FUNCTION:
                yield each
            else:
                yield from codes(each)


def function_at(module: types.ModuleType, qualified: str) -> types.FunctionType | None:
    """Return the live function behind a qualified name, whatever it is wrapped in."""
    found: Any = module
    for name in qualified.split("."):
        found = vars(found).get(name)
        if found is None:
            return None
    found = found.fget if isinstance(found, property) else getattr(found, "__func__", found)
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    return found if isinstance(found, types.FunctionType) else None


def without_places(code: types.CodeType) -> tuple[Any, ...]:
    """Return what a code does, without line numbers."""
    constants = tuple(
        without_places(each) if isinstance(each, types.CodeType) else (type(each), repr(each))
        for each in code.co_consts
    )
    return code.co_code, constants, code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars, code.co_name


def shell(code: types.CodeType) -> tuple[Any, ...]:
    """Return what the code of a module or class does outside its functions."""
    constants = tuple(
        (shell(each) if not each.co_flags & _A_FUNCTION else each.co_qualname)
        if isinstance(each, types.CodeType)
        else (type(each), repr(each))
        for each in code.co_consts
    )
    return code.co_code, constants, code.co_names


@cache
def original(file: str) -> types.CodeType:
    """Return the code of an unchanged file."""
    return compile(text_of(file), str(PACKAGE / file), "exec", dont_inherit=True)


def swap(mutant: Mutant) -> bool:
    """Give the live functions of a module their changed code; tell whether that was all there was to change."""
    name = module_name(mutant.file)
    module = sys.modules[name]
    path = str(PACKAGE / mutant.file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        old = original(mutant.file)
        new = compile(mutant.text, path, "exec", dont_inherit=True)
    if shell(old) != shell(new):
        return False
    swapped = 0
    for before, after in zip(codes(old), codes(new), strict=True):
        if without_places(before) != without_places(after):
            function = function_at(module, after.co_qualname)
            if function is None:
                return False
            function.__code__ = after.replace(co_freevars=function.__code__.co_freevars)
            swapped += 1
    return swapped > 0


@cache
def remembering() -> tuple[_lru_cache_wrapper, ...]:
    """Return the functions of the mutated modules that remember their results."""
    names = tuple(module_name(str(path.relative_to(PACKAGE))) for path in files())
    return tuple(each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper) and each.__module__ in names)


def forget() -> None:
    """Empty what functions of the mutated modules remember."""
    for function in remembering():
        function.cache_clear()
