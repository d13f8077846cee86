"""Is this Dutch physiotherapy session covered, who pays, and why: dry needling first.

`load_case` or `case_from` makes a case, `decide` answers it, `explain` and `as_dict` say it in words and as data;
`receipt` names the facts that mattered.

PYTEST_DONT_REWRITE: this module asserts nothing, and a program that uses it may start pytest itself.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from fysiodekking.explain import explain as explain  # now: its folder would otherwise stand in its place
from fysiodekking.version import __version__ as __version__

if TYPE_CHECKING:
    from fysiodekking.public import *  # noqa: F403
else:

    def __getattr__(name: str) -> Any:
        """Take over all public names when the first is asked for, so that the import itself costs nothing."""
        public = vars(importlib.import_module("fysiodekking.public"))
        names = {each: value for each, value in public.items() if each[0].isalpha()}
        globals().update(names, __all__=sorted(["__version__", *names]))
        if name not in globals():
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return globals()[name]

    def __dir__() -> list[str]:
        return sorted({*__getattr__("__all__"), *globals()})
