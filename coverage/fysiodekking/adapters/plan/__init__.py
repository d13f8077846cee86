"""A plan for the outside: as data, as text for a terminal, as a picture, and as one page of HTML."""

from fysiodekking.adapters.plan.data import as_data
from fysiodekking.adapters.plan.page import as_html
from fysiodekking.adapters.plan.picture import as_svg
from fysiodekking.adapters.plan.table import as_text

__all__ = ["as_data", "as_html", "as_svg", "as_text"]
