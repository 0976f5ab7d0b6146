"""What another catalogue changes (thay đổi danh mục): procedures new, gone and changed, member by member in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cchc_desktop.domain import catalogue_words as words
from cchc_desktop.domain.procedure import Procedure

_Told = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a procedure, as it was and as it is; "" for what was or is not there."""

    name: str  # "thời hạn"
    before: str
    after: str

    @property
    def text(self) -> str:
        """ "thời hạn: 15 → 10 ngày làm việc", "thêm giấy tờ “Đơn” (1 bản chính)", "bỏ …"."""
        if not self.before or not self.after:
            return f"{'bỏ' if self.before else 'thêm'} {self.name}{_said(self.before or self.after)}"
        first, blank, unit = self.before.partition(" ")
        number, _blank, same = self.after.partition(" ")
        is_counted = blank and unit == same and first.isdecimal() and number.isdecimal()
        return f"{self.name}: {first if is_counted else self.before} → {self.after}"


@dataclass(frozen=True, slots=True)
class Changed:
    """One procedure as it is from now on, and what of it is other than before."""

    procedure: Procedure
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class CatalogueChanges:
    """All that differs; each group in the order of the catalogue it stands in."""

    new: tuple[Procedure, ...] = ()
    gone: tuple[Procedure, ...] = ()
    changed: tuple[Changed, ...] = ()
    unchanged: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether both catalogues say the same."""
        return not (self.new or self.gone or self.changed)

    @property
    def touches_known(self) -> bool:
        """Whether something that is known now is lost or altered; adding alone takes nothing away."""
        return bool(self.gone or self.changed)


def changes(before: Iterable[Procedure], after: Iterable[Procedure], day: date) -> CatalogueChanges:
    """From one catalogue to another, procedures by their codes; times are those in force on `day`."""
    known = {procedure.code: procedure for procedure in before}
    new, changed, unchanged, kept = [], [], 0, set()
    for procedure in after:
        kept.add(procedure.code)
        old = known.get(procedure.code)
        if old is None:
            new.append(procedure)
        elif parts := differences(old, procedure, day):
            changed.append(Changed(procedure, parts))
        else:
            unchanged += 1
    gone = tuple(procedure for code, procedure in known.items() if code not in kept)
    return CatalogueChanges(tuple(new), gone, tuple(changed), unchanged)


def differences(old: Procedure, new: Procedure, day: date) -> tuple[Part, ...]:
    """Each member that differs; () when nothing but the version does."""
    if replace(old, version=new.version) == new:
        return ()
    parts: list[Part] = []
    papers = _listed(old.documents, new.documents, "giấy tờ", "name", words.document)
    cases = _listed(old.cases, new.cases, "trường hợp", "code", words.case)
    for part in (*_plain(old, new), *_times(old, new, day), *papers, *cases):
        if part not in parts:
            parts.append(part)
    return tuple(parts)


_PLAIN: tuple[tuple[str, str, _Told], ...] = (
    ("name", "tên", words.plain),
    ("procedure_field", "lĩnh vực", words.plain),
    ("short_name", "tên gọi tắt", words.plain),
    ("field_code", "mã lĩnh vực", words.plain),
    ("level", "cấp thực hiện", words.plain),
    ("authority", "cơ quan giải quyết", words.plain),
    ("division", "phòng chuyên môn", words.plain),
    ("online_level", "mức độ trực tuyến", words.online_level),
    ("linkage", "liên thông", words.linkage),
    ("legs", "các chặng liên thông", words.legs),
    ("fee", "phí, lệ phí", words.fee),
    ("steps", "quy trình nội bộ", words.steps),
    ("same_day_cutoff", "giờ chốt trả trong ngày", words.clock),
    ("valid_from", "ngày có hiệu lực", words.day),
    ("valid_to", "ngày hết hiệu lực", words.day),
)


def _plain(old: Procedure, new: Procedure) -> Iterator[Part]:
    for member, name, told in _PLAIN:
        before, after = getattr(old, member), getattr(new, member)
        if before != after:
            yield _part(name, told(before), told(after))


def _times(old: Procedure, new: Procedure, day: date) -> Iterator[Part]:
    """The time that holds, then where it comes from when that tells more."""
    before, after = (words.time(procedure.processing_on(day)) for procedure in (old, new))
    if before != after:
        yield _part("thời hạn", before, after)
    for member, name in (("statutory", "thời hạn theo quy định"), ("local", "thời hạn của địa phương")):
        first, last = getattr(old, member), getattr(new, member)
        told = (words.times(first), words.times(last))
        if first != last and (told != (before, after) or before == after):
            yield _part(name, *told)


def _listed(old: Sequence[Any], new: Sequence[Any], what: str, member: str, told: _Told) -> Iterator[Part]:
    """One by one, the same by its `member`; where these tell of nothing, the order alone is another."""
    if old == new:
        return
    before, after = ({getattr(one, member): one for one in each} for each in (old, new))
    every = before | after
    differing = [key for key in every if before.get(key) != after.get(key)]
    for key in differing:
        yield _part(f"{what} “{every[key].name}”", told(before.get(key)), told(after.get(key)))
    if not differing:
        yield _part(f"thứ tự {what}", words.REORDERED, words.REORDERED)


def _part(name: str, before: str, after: str) -> Part:
    """Two that read alike differ in what the words leave out: said as such."""
    return Part(name, before, f"{after} {words.AMENDED}" if before == after else after)


def _said(text: str) -> str:
    return f" ({text})" if text else ""
