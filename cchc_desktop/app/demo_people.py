"""Who comes on the day that is played (người đến quầy): the practice crowd with cards in their hands."""

from __future__ import annotations

from random import Random

from cchc_desktop.app.practice_people import Crowd
from cchc_desktop.domain.person import Person

_CROWD = Crowd(2026)
# real communes of today, so that the places are found; the numbers are of no province and belong to nobody
_HOMES = (
    "Bản Hẹo, Phường Chiềng Cơi, Sơn La",
    "Tổ 3, Xã Mai Sơn, Sơn La",
    "Tổ 7, Phường Tô Hiệu, Sơn La",
    "Bản Pá Khoang, Xã Thuận Châu, Sơn La",
    "Tiểu khu 2, Xã Yên Châu, Sơn La",
    "Bản Nà Mường, Xã Sông Mã, Sơn La",
    "Tổ dân phố 5, Phường Mộc Châu, Sơn La",
)


def citizen(which: int) -> Person:
    """The citizen of that place in the crowd; the same every time."""
    return _CROWD.citizen(which)


def card(which: int) -> str:
    """What the QR of their card says."""
    person, chance = citizen(which), Random(which)  # noqa: S311  # made-up people, not secrets
    born = f"{person.born:%d%m%Y}" if person.born else ""
    issued = f"{chance.randint(1, 28):02}{chance.randint(1, 12):02}20{chance.randint(21, 25)}"
    home = _HOMES[which % len(_HOMES)]
    return "|".join((person.number, "", person.name, born, person.sex, home, issued))


def cut_card(which: int) -> str:
    """The same, read only in part: the card was drawn away too soon."""
    return "|".join(card(which).split("|")[:4])
