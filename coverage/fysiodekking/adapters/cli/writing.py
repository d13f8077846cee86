"""Files that a command writes: never over what it reads, and whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from fysiodekking.adapters.cli.output import refuse, remark, say_text
from fysiodekking.adapters.cli.usage import existing, said
from fysiodekking.adapters.package_sources import package_files
from fysiodekking.model.errors import InvalidInput


def demand_writable(read: Iterable[str], written: Mapping[str, str | None]) -> None:
    """Refuse to write over what is read or written as well, or where no file can be: before any work is done for it.

    Nothing is lost by a device.

    :param read: what is read beside the files that options name, and standard input.
    :param written: what an option says to write.
    """
    taken = [(Path(each), each) for given in (*read, *existing()) for each in package_files(given)]
    for option, given in written.items():
        if given is None:
            continue
        with _unwritable(Path(given)):
            whole = _whole(given)
            _demand_place(whole)
            places = () if _is_device(whole) else (whole, _part(whole))
            other = next((other for at, other in taken for place in places if _is_one(at, place)), None)
            if other is None and any(map(_is_standard_input, places)):
                other = given
        if other is not None:
            refuse("overwrites", option=option, file=given, other=other)
        taken += [(place, str(place)) for place in places]


def _demand_place(whole: Path) -> None:
    """Raise what writing a file would end with where its folder is none, or it is a folder itself."""
    if whole.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISDIR(whole.parent.stat().st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


def _is_standard_input(place: Path) -> bool:
    with suppress(OSError, ValueError, AttributeError):  # of one that is closed there is nothing
        return os.path.samestat(os.fstat(sys.stdin.fileno()), place.stat())
    return False


def _whole(path: str) -> Path:
    """Return the file that a path names; of a link what it leads to."""
    return Path(os.path.realpath(path)) if Path(path).is_symlink() else Path(path)


def _part(whole: Path) -> Path:
    """Return where a file lies until it is whole; nothing takes the place of a device."""
    return whole if _is_device(whole) else whole.with_name(f"{whole.name}.part")


def _is_device(whole: Path) -> bool:
    return whole.exists() and not whole.is_file()


def _is_one(this: Path, that: Path) -> bool:
    same = os.path.realpath(this) == os.path.realpath(that)
    return same or (this.exists() and that.exists() and this.samefile(that))


@contextmanager
def written(path: str | None, mark: str = "") -> Iterator[Callable[[str], object]]:
    """Yield what writes on standard output, or a file: whole or not at all.

    What is written lies in a file beside it until it is whole; of a run that is broken off that file stays.

    :param mark: what stands before it.
    """
    if path is None:
        yield say_text
        return
    whole = _whole(path)
    part = _part(whole)
    with _unwritable(part):
        file = _opened(whole, part)

    def write(text: str) -> None:
        with _unwritable(part):
            file.write(text)

    try:
        write(mark)
        yield write
        with _unwritable(part):
            file.close()
    except (KeyboardInterrupt, InvalidInput):
        if part != whole:
            remark(said("table.part", file=part))
        raise
    finally:
        with suppress(OSError):
            file.close()
    if part != whole:
        with _unwritable(whole):
            part.replace(whole)


def _opened(whole: Path, part: Path) -> TextIO:
    """Open what is written to: a file of its own, never through a link, to be read by who may read the old one."""
    if part == whole:
        return whole.open("w", encoding="utf-8", newline="\n")
    part.unlink(missing_ok=True)
    file = part.open("x", encoding="utf-8", newline="\n")
    if whole.exists():
        shutil.copymode(whole, part)
    return file


@contextmanager
def _unwritable(path: Path) -> Iterator[None]:
    """End with what cannot be written, and why."""
    try:
        yield
    except FileNotFoundError:
        refuse("unwritable.no_folder", file=path.parent)
    except OSError as error:
        refuse("unwritable", file=path, why=error.strerror or error)
