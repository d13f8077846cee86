"""The description of the service (OpenAPI 3.1), of the schemas of what goes in and comes out."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from fysiodekking.adapters.schemas import schema
from fysiodekking.adapters.service.doors import DOORS, JSON, KINDS, LAW, MOST_TOGETHER, PROBLEM, Door, Parameter
from fysiodekking.model.counts import LONGEST_ID
from fysiodekking.model.json_schema import table
from fysiodekking.version import __version__

_COMPONENTS: Final = "#/components/schemas/"
SHORT_KEYS: Final = (
    *("outcome", "payer", "package", "amounts", "entitlement_code", "reasons", "conditions", "missing"),
)
"""What of a decision its short answer has."""
_ID: Final = {"type": ["string", "integer", "null"], "maxLength": LONGEST_ID}
_CASE: Final[Mapping[str, Any]] = {
    "session": {"date": "2026-03-12", "performance": "1000", "techniques": ["dry_needling"], "price": "42.50"},
    "provider": {"profession": "physiotherapist"},
    "insured": {"born": "1984-05-02"},
    "conditions": {"neck": {"kind": "not_listed"}},
}
"""An example of what can be sent: an adult's neck pain."""
_FILE: Final[Mapping[str, Any]] = {
    "packages": [
        {
            "id": "example-2026",
            "insurer": "Voorbeeld",
            "name": "Example",
            "year": 2026,
            "source": "made up",
            "confidence": "I",
            "grants": [{"id": "movement", "covers": ["physiotherapy"]}],
        }
    ]
}
_TEXT: Final = {"type": "string"}
_TEXT_OR_NULL: Final = {"type": ["string", "null"]}
_BOOLEAN: Final = {"type": "boolean"}
_WHOLE: Final = {"type": "integer"}
_TABLE: Final = {"type": "object"}
_DAY: Final = {"type": "string", "format": "date"}


def openapi() -> dict[str, Any]:
    """Return the description, made anew."""
    components = _components()
    paths = {f"/{name}": {"post": _sent(name, door)} for name, door in DOORS.items()}
    paths[f"/{LAW}/{{day}}"] = _law()
    paths["/health"] = _read("health", "Say that it answers, and for which days.")
    paths["/openapi.json"] = _read("openapi.json", "Give this description.")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "fysiodekking",
            "version": __version__,
            "description": "Is this Dutch physiotherapy session covered, who pays, and why: dry needling first.",
        },
        "paths": paths,
        "components": {"schemas": components},
    }


def _components() -> dict[str, Any]:
    """Return every schema under one roof: what is named there is found here."""
    found: dict[str, Any] = {}
    for name, whole in _wholes().items():
        for key, part in (*whole.pop("$defs").items(), (name, whole)):
            moved = _moved(part)
            assert found.setdefault(key, moved) == moved, f"two schemas are called {key}"
    for name in ("Case", "Dossier"):
        found[name]["properties"]["id"] = {**_ID, "description": "a word or number of yours, which comes back"}
    problems = found.pop("Problems")["properties"]
    one = {"id": _ID, **{key: found["Decision"]["properties"][key] for key in SHORT_KEYS}}
    each = {"anyOf": [_ref("Answer"), _ref("DossierAnswer"), _ref("WrongOne")]}
    return {
        **found,
        "Several": {**_list({"anyOf": [_ref("Case"), _ref("Dossier")]}), "maxItems": MOST_TOGETHER},
        "Answer": table(one, "id", "conditions", others=True),
        "DossierAnswer": table({"id": _ID, "decisions": _list(_ref("Answer"))}, "id"),
        "WrongOne": table({"id": _ID, "index": _WHOLE, **problems}),
        "Answers": {"anyOf": [_ref("Answer"), _ref("DossierAnswer"), _list(each)]},
        "Problem": table({"type": {"const": "about:blank"}, "title": _TEXT, "status": _WHOLE, **problems}),
    }


def _wholes() -> dict[str, dict[str, Any]]:
    return {
        "Case": schema("case"),
        "Dossier": schema("dossier"),
        "PackageFile": schema("package"),
        "Decision": schema("decision"),
        "Problems": schema("problems"),
    }


def _moved(part: Any) -> Any:
    """Return a part of a schema that finds what it names here; the dialect is that of the whole."""
    if isinstance(part, Mapping):
        return {key: _moved(inner) for key, inner in part.items() if key != "$schema"}
    if isinstance(part, list):
        return [_moved(inner) for inner in part]
    return part.replace("#/$defs/", _COMPONENTS) if isinstance(part, str) else part


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"{_COMPONENTS}{name}"}


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


# --- operations ---

_GIVES: Final[Mapping[str, Mapping[str, Any]]] = {
    "decisions": {JSON: _ref("Answers")},
    "explanations": dict.fromkeys(KINDS.values(), _TEXT),
    "plans": {
        JSON: table(
            {
                "sessions": _list(_TABLE),
                **dict.fromkeys(("insured_pays", "insured_pays_at_least", "insured_pays_at_most"), _TEXT_OR_NULL),
                "all_tried": _BOOLEAN,
                "missing": _list(_TEXT),
            }
        )
    },
    "returns": {
        JSON: table(
            {"codes": _list(_TABLE), "holding": _list(_TEXT), "steps": _list(_TABLE), "decision": _ref("Decision")}
        )
    },
    "packages": {JSON: table({"packages": _list(_TABLE)})},
    LAW: {JSON: table({"on": _DAY, "entries": _list(_TABLE)})},
    "health": {JSON: table({"status": _TEXT, "version": _TEXT, "checked": _TABLE})},
    "openapi.json": {JSON: _TABLE},
}
"""What comes back, by its media type."""


def _answers(name: str, *wrong: int) -> dict[str, Any]:
    """Return the responses: that which was asked for, and what can be wrong."""
    problem = {"content": {PROBLEM: {"schema": _ref("Problem")}}}
    given = {kind: {"schema": part} for kind, part in _GIVES[name].items()}
    return {
        "200": {"description": HTTPStatus.OK.phrase, "content": given},
        **{str(status): {"description": HTTPStatus(status).phrase, **problem} for status in wrong},
    }


def _sent(name: str, door: Door) -> dict[str, Any]:
    parts = [_ref(part) for part in door.takes]
    example = {"value": _FILE if door.takes == ("PackageFile",) else _CASE}
    content = {"schema": parts[0] if len(parts) == 1 else {"anyOf": parts}, "examples": {"example": example}}
    return {
        "operationId": name,
        "summary": door.words,
        "parameters": [_parameter(parameter) for parameter in door.parameters],
        "requestBody": {"required": True, "content": {JSON: content}},
        "responses": _answers(name, 400, 408, 413, 415, 422, 500, 503, 504),
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    of_one = {**parameter.schema, **({} if parameter.default in (None, []) else {"default": parameter.default})}
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.words,
        "required": parameter.required,
        "schema": {**_list(parameter.schema), "minItems": int(parameter.required)} if parameter.several else of_one,
    }


def _read(name: str, words: str) -> dict[str, Any]:
    return {"get": {"operationId": name.partition(".")[0], "summary": words, "responses": _answers(name)}}


def _law() -> dict[str, Any]:
    day = {"name": "day", "in": "path", "required": True, "schema": _DAY, "example": "2026-03-12"}
    asked = {"operationId": LAW, "summary": "Say what the law holds on a day, with its sources.", "parameters": [day]}
    return {"get": {**asked, "responses": _answers(LAW, 404, 422, 500, 503, 504)}}
