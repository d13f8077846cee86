"""A plan in words: as text for a terminal, as a picture, and as one page of HTML."""

from fysiodekking.explain.plan.page import as_fragment, as_html
from fysiodekking.explain.plan.picture import as_svg
from fysiodekking.explain.plan.table import as_text

__all__ = ["as_fragment", "as_html", "as_svg", "as_text"]
