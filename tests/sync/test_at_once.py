"""How much is asked for at once: down to one while answers are too long, and up again, and no trouble else is hidden."""

from __future__ import annotations

import pytest

from cchc_desktop.portal.errors import PortalUnreachable, Reason, TooLarge, TooLong
from cchc_desktop.sync.at_once import AtOnce
from cchc_desktop.wire.contract import ProblemDocument

LARGE = TooLarge(ProblemDocument("about:blank", "x", 413))


def limited(most: int, trouble: Exception, asked: list[int]):
    def ask(size: int) -> int:
        asked.append(size)
        if size > most:
            raise trouble
        return size

    return ask


@pytest.mark.parametrize("trouble", [TooLong(), LARGE], ids=str)
def test_it_is_halved_until_it_goes(trouble: Exception) -> None:
    asked: list[int] = []
    assert AtOnce(200).ask(limited(60, trouble, asked)) == 50
    assert asked == [200, 100, 50]


def test_it_grows_again() -> None:
    asked: list[int] = []
    at_once = AtOnce(8)
    assert at_once.ask(limited(1, TooLong(), asked)) == 1
    assert [at_once.ask(limited(8, TooLong(), asked)) for _ in range(8)] == [2, 3, 4, 5, 6, 7, 8, 8]


def test_one_that_is_too_long_alone_is_said() -> None:
    with pytest.raises(TooLong):
        AtOnce(5).ask(limited(0, TooLong(), []))


def test_other_trouble_is_the_caller_s() -> None:
    asked: list[int] = []
    with pytest.raises(PortalUnreachable):
        AtOnce(5).ask(limited(0, PortalUnreachable(Reason.OFFLINE), asked))
    assert asked == [5]
