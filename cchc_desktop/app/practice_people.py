"""Believable made-up citizens (người dân giả định): names by real frequency, numbers of no real province."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from random import Random

from cchc_desktop.domain.person import Address, IdentityKind, Person

# Family names by their share of the population (per mille, rounded; Lê Trung Hoa, Họ và tên người Việt Nam).
_FAMILY = (
    ("Nguyễn", 384), ("Trần", 110), ("Lê", 95), ("Phạm", 70), ("Hoàng", 29), ("Huỳnh", 22), ("Phan", 45), ("Vũ", 23),
    ("Võ", 16), ("Đặng", 21), ("Bùi", 20), ("Đỗ", 14), ("Hồ", 13), ("Ngô", 13), ("Dương", 10), ("Lý", 5), ("Đinh", 9),
    ("Lò", 8), ("Quàng", 4), ("Cà", 4), ("Vàng", 4), ("Giàng", 3), ("Sùng", 3), ("Lường", 4), ("Tòng", 3), ("Mai", 6),
)  # fmt: skip
_FAMILIES = [name for name, _ in _FAMILY]
_SHARES = list(accumulate(share for _, share in _FAMILY))
_MIDDLE_WOMAN = ("Thị", "Thị", "Thị", "Thị", "Thị Thu", "Thị Minh", "Ngọc", "Thanh", "Thị Hồng", "Thị Kim")
_MIDDLE_MAN = ("Văn", "Văn", "Văn", "Đức", "Hữu", "Quang", "Minh", "Công", "Xuân", "Đình", "Ngọc", "Thành")
_WOMAN = (
    "Hương", "Lan", "Hoa", "Hạnh", "Nga", "Thủy", "Mai", "Ánh", "Nguyệt", "Hằng", "Yến", "Loan", "Phượng", "Dung",
    "Trang", "Linh", "Huyền", "Thảo", "Vân", "Xuân", "Thương", "Quỳnh", "Nhung", "Oanh", "Liên", "Bích", "Diệp",
)  # fmt: skip
_MAN = (
    "Hùng", "Dũng", "Tuấn", "Anh", "Minh", "Hải", "Long", "Nam", "Sơn", "Thắng", "Cường", "Đức", "Phúc", "Bình",
    "Khánh", "Trung", "Kiên", "Hiếu", "Quân", "Đạt", "Toàn", "Thành", "Tùng", "Hòa", "Lợi", "Vinh", "Hậu",
)  # fmt: skip
_PLACES = (
    "Bản Hẹo", "Tổ 3", "Thôn Đông", "Xóm Mới", "Số 12, đường Thử Nghiệm", "Tổ dân phố 7", "Bản Pá Khoang", "Thôn 4",
)  # fmt: skip
_COMMUNES = ("Phường Giả Định", "Xã Ví Dụ", "Xã Tập Dượt", "Phường Thử Việc", "Xã Mẫu Đơn")
_PROVINCE = "Tỉnh Minh Họa"
_NO_PROVINCE = "000"  # no province has it: these numbers can belong to nobody
_CITIZENS = 60_000  # so that some come again


@dataclass(frozen=True, slots=True)
class Crowd:
    """Citizens who may come; the same seed gives the same ones."""

    seed: int

    def someone(self, chance: Random) -> Person:
        """One of them, sometimes one who was here before."""
        return self.citizen(chance.randrange(_CITIZENS))

    def citizen(self, which: int) -> Person:
        """The citizen of that place in the crowd."""
        own = Random(self.seed * _CITIZENS + which)  # noqa: S311  # made-up people, not secrets
        woman = own.random() < 0.52
        family = own.choices(_FAMILIES, cum_weights=_SHARES)[0]
        middle, given = (_MIDDLE_WOMAN, _WOMAN) if woman else (_MIDDLE_MAN, _MAN)
        year = own.randint(1945, 2004)
        sex_digit = (3 if woman else 2) if year >= 2000 else int(woman)
        return Person(
            name=f"{family} {own.choice(middle)} {own.choice(given)}",
            number=f"{_NO_PROVINCE}{sex_digit}{year % 100:02}{which:06}",
            number_kind=IdentityKind.PERSONAL,
            born=date(year, own.randint(1, 12), own.randint(1, 28)),
            sex="Nữ" if woman else "Nam",
            phone=f"0900{own.randrange(1_000_000):06}",
            address=Address(own.choice(_PLACES), own.choice(_COMMUNES), _PROVINCE),
        )
