"""How a notebook shows what it is handed: the words stand far above the model, and are asked when one is shown."""

from __future__ import annotations

import importlib
from typing import Any


def shown(self: Any) -> str:
    """Return it as a part of a page, in Dutch: a notebook asks every object for that by the name ``_repr_html_``."""
    fragment: str = importlib.import_module("fysiodekking.adapters.notebook").fragment(self)
    return fragment
