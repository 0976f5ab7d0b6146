"""The shape of a file's content (khuôn dạng của tệp): all members missing, unknown or of a wrong type, at once.

The types are msgspec's; msgspec alone stops at the first mistake, which is no way to mend a file of ten thousand rows.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing wrong at `path` ("owner.name", "papers.0.original"); `what` is Vietnamese, without values of the file.

    `kind` is "unknown", "missing" or "wrong".
    """

    path: str
    kind: str
    what: str


def mismatches(value: object, wanted: Any, path: str = "") -> Iterator[Mismatch]:
    """Whatever keeps `msgspec.convert(value, wanted)` from working; `value` is what a JSON or TOML reader gave."""
    plain = _plain(wanted)
    if get_origin(plain) in (Union, types.UnionType):
        yield from _of_union(value, plain, path)
    elif isinstance(plain, type) and issubclass(plain, msgspec.Struct):
        yield from _of_struct(value, plain, path)
    elif get_origin(plain) in (list, tuple) and isinstance(value, list):
        for index, item in enumerate(value):
            yield from mismatches(item, get_args(plain)[0], f"{_under(path)}{index}")
    elif not _fits(value, wanted):
        yield Mismatch(path, "wrong", f"cần {_expected(wanted)}, đang là {_described(value, wanted)}")


def fitting(value: object, wanted: Any) -> Any:
    """`value` with what does not fit left out, so that `msgspec.convert` takes it and the rest can be judged as well.

    A member that must be there, or is a group, comes back empty where it was missing or wrong; list items keep places.
    """
    found = _fitting(value, wanted)
    return _empty(wanted) if found is _UNFIT else found


def _fitting(value: object, wanted: Any) -> Any:
    plain = _plain(wanted)
    if get_origin(plain) in (Union, types.UnionType):
        options = [option for option in get_args(plain) if option is not type(None)]
        same = [option for option in options if _same_sort(value, option)] or options
        if len(same) == 1 and value is not None:
            return _fitting(value, same[0])
    elif isinstance(plain, type) and issubclass(plain, msgspec.Struct):
        return _fitting_struct(value, plain)
    elif get_origin(plain) in (list, tuple) and isinstance(value, list):
        return [fitting(item, get_args(plain)[0]) for item in value]
    return value if _fits(value, wanted) else _UNFIT


def _fitting_struct(value: object, struct: type[msgspec.Struct]) -> dict[str, Any]:
    known = value if isinstance(value, Mapping) else {}
    found: dict[str, Any] = {}
    for field in _members(struct):
        name = field.encode_name
        member = _fitting(known[name], field.type) if name in known else _UNFIT
        if member is not _UNFIT:
            found[name] = member
        elif field.required:
            found[name] = _empty(field.type)
    return found


def _empty(wanted: Any) -> Any:
    """The least that fits a member that must be there: a group, a list, a text."""
    plain = _plain(wanted)
    if isinstance(plain, type) and issubclass(plain, msgspec.Struct):
        return _fitting_struct({}, plain)
    return [] if get_origin(plain) in (list, tuple) else ""


def suggestion(name: str, known: Iterable[str]) -> str:
    """ "; có phải “papers” không" for a name close to a known one, else ""."""
    close = get_close_matches(name, list(known), n=1)
    return f"; có phải “{close[0]}” không" if close else ""


def _of_union(value: object, union: Any, path: str) -> Iterator[Mismatch]:
    options = [option for option in get_args(union) if option is not type(None)]
    if value is None and len(options) < len(get_args(union)):
        return
    fitting = [option for option in options if _same_sort(value, option)] or options
    if len(fitting) == 1:
        yield from mismatches(value, fitting[0], path)
    elif not _fits(value, union):
        yield Mismatch(path, "wrong", f"cần {_expected(union)}, đang là {_described(value, union)}")


def _of_struct(value: object, struct: type[msgspec.Struct], path: str) -> Iterator[Mismatch]:
    if not isinstance(value, Mapping):
        yield Mismatch(path, "wrong", f"cần một nhóm mục, đang là {_described(value, struct)}")
        return
    fields = {field.encode_name: field for field in _members(struct)}
    for name in value:
        if name not in fields:
            yield Mismatch(f"{_under(path)}{name}", "unknown", f"không có mục này{suggestion(str(name), fields)}")
    for name, field in fields.items():
        if name in value:
            yield from mismatches(value[name], field.type, f"{_under(path)}{name}")
        elif field.required:
            yield Mismatch(f"{_under(path)}{name}", "missing", f"thiếu, cần {_expected(field.type)}")


@cache
def _members(struct: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """Kept: to work them out from the annotations takes longer than all else here."""
    return msgspec.structs.fields(struct)


def _under(path: str) -> str:
    return f"{path}." if path else ""


_UNFIT = object()


def _plain(wanted: Any) -> Any:
    return get_args(wanted)[0] if get_origin(wanted) is Annotated else wanted


def _same_sort(value: object, option: Any) -> bool:
    plain = _plain(option)
    if get_origin(plain) in (list, tuple):
        return isinstance(value, list)
    return isinstance(value, Mapping) and isinstance(plain, type) and issubclass(plain, msgspec.Struct)


def _fits(value: object, wanted: Any) -> bool:
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError:
        return False
    return True


_EXPECTED: Mapping[Any, str] = {
    str: "chữ",
    int: "số nguyên",
    bool: "true hoặc false",
    date: "ngày dạng 2026-10-05",
}


def _expected(wanted: Any) -> str:
    plain = _plain(wanted)
    metas = [meta for meta in get_args(wanted)[1:] if isinstance(meta, msgspec.Meta)] if plain is not wanted else []
    if get_origin(plain) in (Union, types.UnionType):
        return " hoặc ".join(_expected(option) for option in get_args(plain) if option is not type(None))
    if get_origin(plain) is Literal:
        return f"một trong: {', '.join(f'“{choice}”' for choice in get_args(plain) if choice)}"
    if get_origin(plain) in (list, tuple):
        return "một danh sách"
    return _EXPECTED.get(plain, "một nhóm mục") + "".join(_bounds(meta) for meta in metas)


def _bounds(meta: msgspec.Meta) -> str:
    if meta.pattern is not None:
        return f" dạng “{meta.examples[0]}”" if meta.examples else ", không để trống"
    if meta.ge is not None and meta.le is not None:
        return f" từ {meta.ge} đến {meta.le}"
    return f" từ {meta.ge} trở lên" if meta.ge is not None else ""


_DESCRIBED: tuple[tuple[type | types.UnionType, str], ...] = (
    (bool, "true/false"),
    (str, "chữ"),
    (int | float, "số"),
    (list, "một danh sách"),
    (Mapping, "một nhóm mục"),
    (datetime | date | time, "ngày giờ"),
    (types.NoneType, "trống"),
)


def _described(value: object, wanted: Any) -> str:
    sort = next((words for kind, words in _DESCRIBED if isinstance(value, kind)), "thứ khác")
    right_sort = type(value) is _plain(wanted) or (isinstance(value, str) and _plain(wanted) not in (int, bool))
    return f"{sort} khác" if right_sort else sort
