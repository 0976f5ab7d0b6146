"""JSON from outside, read strictly: what is not plain, unambiguous JSON of the expected shape is refused."""

from __future__ import annotations

import json
import re
from typing import Any, TypeVar

import msgspec

from cchc_desktop.portal.errors import StrangeAnswer

T = TypeVar("T")

DEEPEST = 32
_LONGEST_NUMBER = 20  # characters; the wire's integers stay below 2^53

_NOT_BRACKETS = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[^\[\]{}"]++', re.DOTALL)


class _Refused(Exception):
    """Raised by the hooks; the message is ours and holds nothing of the data."""


def decode(data: bytes, type_: type[T]) -> T:
    """`data` as `type_`; the caller has capped its size.

    Raises StrangeAnswer for NaN and Infinity, a key given twice, nesting beyond 32, endless numbers, lone
    surrogates, anything but UTF-8, and every other shape than the one asked for.
    """
    _refuse_deep(data)
    try:
        _reader.decode(data.decode("utf-8"))
        return msgspec.json.decode(data, type=type_)
    except _Refused as refused:
        what = str(refused)
    except msgspec.ValidationError:
        what = "other shape"
    except (ValueError, RecursionError, msgspec.DecodeError):
        what = "not JSON"
    raise StrangeAnswer(what)  # outside the handler: the parser's own exception quotes the data


def _refuse_deep(data: bytes) -> None:
    depth = 0
    for mark in _NOT_BRACKETS.sub(b"", data):
        if mark in b"[{":
            depth += 1
            if depth > DEEPEST:
                raise StrangeAnswer("too deep")
        else:
            depth -= 1


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _Refused("duplicate key")
    return members


def _short_int(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise _Refused("endless number")
    return int(text)


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise _Refused("not a number")
    return number


def _no_constant(_text: str) -> None:
    raise _Refused("not a number")


_reader = json.JSONDecoder(
    object_pairs_hook=_unique, parse_int=_short_int, parse_float=_finite, parse_constant=_no_constant
)
