"""Messages between practices and insurers, read as a stream; nothing here writes one.

`read_return` reads GDS802 and PM305, `read_claim` GDS801 and PM304. The layouts are data beside this module. What says
who somebody is, is never read into an object: fixed positions that are personal are not looked at, and of XML only the
elements that are named as kept get a text at all.
"""

from __future__ import annotations

from typing import IO

from fysiodekking.adapters.messages.common import Message, beginning, start_of
from fysiodekking.adapters.messages.fixed import FixedReader
from fysiodekking.adapters.messages.xml import XmlReader
from fysiodekking.model.errors_without_data import carries_no_data

__all__ = ["Message", "read_claim", "read_return"]


@carries_no_data
def read_return(stream: IO[bytes]) -> Message:
    """Read what came back: GDS802 (care from 2025) or PM305 (care before it).

    :param stream: an open binary file; it is read while the lines are taken, in pieces.
    :returns: the lines as they are read, and, once they are, what was wrong with the message.
    """
    return _message(stream, returned=True)


@carries_no_data
def read_claim(stream: IO[bytes], *, performance_element: str = "") -> Message:
    """Read what was sent: GDS801, as far as its elements are known, or PM304.

    :param performance_element: how GDS801 calls the element of the performance code, which is not public.
    """
    return _message(stream, returned=False, performance_element=performance_element)


def _message(stream: IO[bytes], *, returned: bool, performance_element: str = "") -> Message:
    start, whole = start_of(stream)
    text, is_wide = beginning(start)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return Message(XmlReader(whole, returned=returned, performance_element=performance_element))
    return Message(FixedReader(whole, returned=returned, is_wide=is_wide))
