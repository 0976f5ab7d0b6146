"""A holder as two columns (ai giữ hồ sơ, hai cột): what another counter counts is told apart from what this one does."""

from __future__ import annotations

from cchc_desktop.domain.status import Holder, HolderKind

_ELSEWHERE = "-elsewhere"  # behind the kind
COUNTED_HERE = "d.holder_kind not in ('counter-elsewhere', 'division-elsewhere')"
"""Of dossiers d, those that this counter counts; a list for one kind of holder has none of another counter's."""


def columns(holder: Holder) -> tuple[str, str]:
    """Kind and name; for a folder at another counter the name is that counter's."""
    if not holder.is_counted_elsewhere:
        return holder.kind.value, holder.name
    return f"{holder.kind.value}{_ELSEWHERE}", holder.name or holder.counter


def kinds(kind: HolderKind) -> tuple[str, str]:
    """The columns' kinds of that holder, here and at another counter."""
    return kind.value, f"{kind.value}{_ELSEWHERE}"


def holder(kind: str, name: str) -> Holder:
    """As lists show it; which counter gave a folder to a division stands in the dossier alone."""
    plain = HolderKind(kind.removesuffix(_ELSEWHERE))
    away = kind.endswith(_ELSEWHERE) and plain is HolderKind.COUNTER
    return Holder(plain, counter=name) if away else Holder(plain, name)
