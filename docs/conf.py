"""The site: every page of the project, made by `.ci/run site` from the files as they stand.

The pages link to each other as files do, so that they are right in a clone too. The order of the site is the list of
`docs/index.md`: each of its sections becomes a list of pages at the side.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.addnodes import pending_xref

from fysiodekking import __version__ as release

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx

SECTION: Final = re.compile(r"^## (.+)\n((?:(?!^## ).*\n)*)", re.MULTILINE)
PAGE: Final = re.compile(r"\[([^\]]+)\]\(([^)#:]+)\.(?:md|rst)\)")

project = "fysiodekking"
author = "The fysiodekking authors"
project_copyright = author
version = release
root_doc = "docs/index"
include_patterns = ["*.md", ".github/*.md", "docs/*.md", "docs/*.rst", "docs/examples/**README.md"]
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_click"]
myst_heading_anchors = 4
autodoc_member_order = "groupwise"
autodoc_typehints = "description"
autodoc_class_signature = "separated"

html_theme = "furo"
html_title = f"{project} {release}"
html_show_sphinx = False
html_copy_source = False
html_show_search_summary = False  # a page that is opened as a file may not fetch another


def _lists_of_pages(_app: Sphinx, name: str, source: list[str]) -> None:
    """Put below the index the list of each of its sections."""
    if name != root_doc:
        return
    for caption, section in SECTION.findall(source[0]):
        pages = "\n".join(f"{title} <{page}>" for title, page in PAGE.findall(section))
        source[0] += f"\n```{{toctree}}\n:hidden:\n:caption: {caption}\n\n{pages}\n```\n"


def _folders(app: Sphinx, page: document) -> None:
    """Leave the words of each link to a folder of the project: a folder has no page."""
    here = Path(app.env.doc2path(app.env.docname)).parent
    for link in page.findall(pending_xref):
        if link["reftype"] == "myst" and (here / link["reftarget"]).is_dir():
            link.replace_self(link.children)


def _first_page(app: Sphinx, error: Exception | None) -> None:
    """Let the folder of the site open with the index."""
    if error is None:
        to = f"{root_doc}.html"
        head = f'<meta charset="utf-8"><title>{project}</title><meta http-equiv="refresh" content="0; url={to}">'
        page = f'<!doctype html>{head}<a href="{to}">{project}</a>\n'
        (Path(app.outdir) / "index.html").write_text(page, "utf-8")


def setup(app: Sphinx) -> None:
    """Hang in what the extensions do not do."""
    app.connect("source-read", _lists_of_pages)
    app.connect("doctree-read", _folders)
    app.connect("build-finished", _first_page)
