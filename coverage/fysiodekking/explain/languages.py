"""The languages in which answers are given."""

from __future__ import annotations

import importlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from fysiodekking.explain.catalogue import Catalogue

Language = Literal["nl", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")


def catalogue(lang: str) -> Catalogue:
    """Return everything that is said in one language; its sentences are imported when they are first asked for.

    :param lang: one of `LANGUAGES`.
    :raises InvalidInput: for another language.
    """
    from fysiodekking.model.checked import demand_word  # noqa: PLC0415 - the names of the languages cost nothing

    demand_word(lang, LANGUAGES, "a language of the explanation")
    found: Catalogue = importlib.import_module(f"fysiodekking.explain.{lang}").CATALOGUE
    return found


@lru_cache(maxsize=8)
def plain_catalogue(lang: str) -> Catalogue:
    """Return the same without what stands in brackets."""
    return catalogue(lang).without_brackets()
