"""What a counted pile has other than its slip (chênh lệch khi giao nhận): missing, extra and swapped folders, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """How a pile and its slip differ."""

    MISSING = "missing"  # on the slip, not in the pile
    EXTRA = "extra"  # in the pile, not on the slip
    SWAPPED = "swapped"  # in the pile, on another slip, while something of this slip is missing
    ENDED = "ended"  # on the slip and in the pile, but withdrawn, stopped or voided meanwhile
    UNKNOWN = "unknown"  # a code this store has never heard of
    UNPROVED = "unproved"  # the pile as a whole is not what the slip's bars were made of
    UNCHECKED = "unchecked"  # the slip's number was typed without the check that its bars have
    NOT_TAKEN = "not_taken"  # for nothing proves any folder of the pile to be on the slip


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; `elsewhere` is the slip an extra or swapped folder stands on, "" when none is known.

    `since`: of one that has ended, since when and by whom, as a sentence.
    """

    kind: Kind
    code: str = ""
    elsewhere: str = ""
    since: str = ""

    @property
    def words(self) -> str:
        """What it is, and what to do."""
        where = f"có trên phiếu {self.elsewhere}" if self.elsewhere else "không có trên phiếu này"
        match self.kind:
            case Kind.MISSING:
                return f"Thiếu {self.code}: có trên phiếu, không có trong tập. Vẫn ghi là chưa nhận; hai bên cùng tìm."
            case Kind.EXTRA:
                return f"Thừa {self.code}: {where}. Để riêng, trả lại bên giao."
            case Kind.SWAPPED:
                return f"Nhầm {self.code}: {where}, trong khi phiếu này còn thiếu. Đổi lại với bên kia."
            case Kind.ENDED:
                ended = f"{self.code} đã kết thúc (rút, dừng hoặc hủy): có trên phiếu nhưng không nhận nữa."
                return " ".join(part for part in (ended, self.since, "Trả lại quầy.") if part)
            case Kind.UNKNOWN:
                return f"{self.code} chưa có trong máy này. Đồng bộ, rồi quét lại; bên giao vẫn có tên hồ sơ."
            case Kind.UNPROVED:
                return "Các mã đã quét không khớp mã kiểm trên phiếu: thiếu, thừa hoặc nhầm. Đếm lại theo phiếu."
            case Kind.UNCHECKED:
                return "Số phiếu gõ tay thiếu 4 ký tự kiểm. Quét mã vạch, hoặc gõ đủ dòng dưới mã vạch của phiếu."
            case Kind.NOT_TAKEN:
                return "Chưa nhận hồ sơ nào: chưa chắc túi nào có trên phiếu. Quét đủ và đúng theo phiếu để nhận."


def differences(
    expected: Sequence[str], scanned: Iterable[str], elsewhere: Mapping[str, str] | None = None
) -> tuple[Difference, ...]:
    """What is missing in the order of the slip, then what is too much in the order of scanning; a code twice is once.

    `elsewhere`: the slips that codes not expected here are known to stand on.
    """
    found = dict.fromkeys(scanned)
    missing = [code for code in expected if code not in found]
    wrong = [code for code in found if code not in set(expected)]
    return (
        *(Difference(Kind.MISSING, code) for code in missing),
        *_too_much(wrong, bool(missing), elsewhere or {}),
    )


def _too_much(codes: Iterable[str], some_missing: bool, elsewhere: Mapping[str, str]) -> Iterator[Difference]:
    for code in codes:
        other = elsewhere.get(code, "")
        yield Difference(Kind.SWAPPED if other and some_missing else Kind.EXTRA, code, other)
