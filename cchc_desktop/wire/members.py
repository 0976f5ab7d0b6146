"""Members of the contract's Dossier by their paths (mục của hồ sơ trên dây): read, written, and merged three ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cchc_desktop.domain.conflict_rules import Item

FEES = "DanhSachLePhi"
_NOTHING: tuple[Any, ...] = (None, "", 0, False, [], (), {})


def value(document: Mapping[str, Any], path: str) -> Any:
    """What stands at a path; None for what is absent or empty. Of the fees only those asked for, not what was paid."""
    found: Any = document
    for part in path.split("/"):
        found = found.get(part) if isinstance(found, Mapping) else None
    if path == FEES and isinstance(found, list):
        found = [fee for fee in found if not (isinstance(fee, dict) and fee.get("feeUid"))]
    return None if found in _NOTHING else found


def values(document: Mapping[str, Any], item: Item) -> tuple[Any, ...]:
    """All that an item is made of."""
    return tuple(value(document, path) for path in item.members)


def put(document: dict[str, Any], path: str, new: Any) -> None:
    """Writes, or takes out with None; parts of `document` that others may hold are made anew, never written into."""
    if path == FEES:
        new = [*(new or []), *(fee for fee in document.get(FEES, []) if fee.get("feeUid"))] or None
    first, _, rest = path.partition("/")
    if rest:
        inner = dict(document.get(first) or {})
        put(inner, rest, new)
        new = inner or None
    if new is None:
        document.pop(first, None)
    else:
        document[first] = new


def amended(item: Item, new: Mapping[str, Any], previous: Mapping[str, Any]) -> bool:
    """Whether a correction touched it; `previous` has the old values of the members that were."""
    return any(value(new, path) != value(previous, path) for path in item.members if _told(previous, path))


def moved_apart(item: Item, new: Mapping[str, Any], held: Mapping[str, Any], previous: Mapping[str, Any]) -> bool:
    """Whether the other side has changed it as well, and to something else."""
    before = tuple(value(previous if _told(previous, path) else new, path) for path in item.members)
    return values(held, item) not in (before, values(new, item))


def _told(previous: Mapping[str, Any], path: str) -> bool:
    return path.partition("/")[0] in previous
