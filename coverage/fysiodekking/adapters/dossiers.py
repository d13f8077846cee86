"""Dossiers in: one person's sessions, as a file or a mapping of its own with `[[sessions]]`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from fysiodekking.adapters.case_files import SEVERAL, Format, read_parts
from fysiodekking.adapters.case_problems import between_parts
from fysiodekking.adapters.files import File, read_mapping
from fysiodekking.adapters.package_sources import OwnPackages, Source, own_packages
from fysiodekking.model.checked import make_unchecked
from fysiodekking.model.dossier import SESSIONS, Dossier
from fysiodekking.model.errors import InvalidCase, Problem
from fysiodekking.model.errors_without_data import carries_no_data

FORMAT: Final = Format(
    called="dossier",
    cls=Dossier,
    sessions=SESSIONS,
    others={
        SEVERAL: "several cases in one file are policy checks, and no dossier (give this one a file of its own)",
        "session": "one session is a case, several are a dossier (write each under [[sessions]], or leave those out)",
        "expect": "a dossier does not say what it expects (write a case for it)",
    },
)


@carries_no_data
def dossier_from(mapping: Mapping[str, Any], *, packages: Source | Iterable[Source] = ()) -> Dossier:
    """Make a dossier of a mapping, as tomllib and json give it.

    :param mapping: a case with a list `sessions` in place of `session` (see `docs/dossiers.md`).
    :param packages: packages that it may name by their ids, as for `case_from`.
    :raises InvalidCase: with every problem, each with its path and what to write instead.
    :raises InvalidPackage: for packages that cannot be used.
    """
    return read_dossier(mapping, own_packages(packages))


@carries_no_data
def load_dossier(source: File, *, packages: Source | Iterable[Source] = ()) -> Dossier:
    """Read a dossier from a file.

    :param source: a path, or an open file; TOML, or JSON when its name ends in ``.json``.
    :param packages: packages that it may name by their ids, as for `case_from`.
    :raises InvalidCase: also when the file cannot be read.
    :raises InvalidPackage: for packages that cannot be used.
    """
    own = own_packages(packages)
    return read_dossier(read_mapping(source), own)


def read_dossier(mapping: Mapping[str, Any], own: OwnPackages | None = None) -> Dossier:
    """Make a dossier of a mapping; otherwise as `dossier_from`."""
    problems: list[Problem] = []
    mapping = _with_whole_providers(mapping)
    parts = read_parts(mapping, FORMAT, problems, own=own)
    problems.extend(between_parts(mapping, parts, problems, Dossier))
    if problems:
        raise InvalidCase(problems)
    return make_unchecked(Dossier, **parts)


def _with_whole_providers(mapping: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give a session that says of its provider only what differs the rest as well."""
    sessions = mapping.get(SESSIONS) if isinstance(mapping, Mapping) else None
    shared = mapping.get("provider") if isinstance(mapping, Mapping) else None
    if not isinstance(sessions, (list, tuple)) or not isinstance(shared, Mapping):
        return mapping
    return {**mapping, SESSIONS: [_with_whole_provider(session, shared) for session in sessions]}


def _with_whole_provider(session: Any, shared: Mapping[str, Any]) -> Any:
    own = session.get("provider") if isinstance(session, Mapping) else None
    return {**session, "provider": {**shared, **own}} if isinstance(own, Mapping) else session
