"""Numbers in words (số viết bằng chữ): what stands beside a total or an amount, so that no pen can change it."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
_BILLION = 1_000_000_000
_ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split(), strict=True)
)


def in_words(number: int) -> str:
    """ "một nghìn không trăm linh một", as vouchers write it: no place between two digits is left out.

    Lower case, without a unit; raises ValueError below zero.
    """
    if number < 0:
        raise ValueError("only whole numbers from zero have words here")
    return " ".join(_spelt(number, follows=False)) or _DIGITS[0]


def money_in_words(amount: int) -> str:
    """ "Sáu trăm nghìn đồng": whole đồng, the first letter a capital."""
    words = f"{in_words(amount)} đồng"
    return words[0].upper() + words[1:]


def roman(number: int) -> str:
    """ "XIV", as headings are numbered; raises ValueError below one."""
    if number < 1:
        raise ValueError("only whole numbers from one have Roman figures")
    found = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        found += letters * times
    return found


def _spelt(number: int, follows: bool) -> list[str]:
    """Words of what stands in one billion after another: "một nghìn tỷ"; `follows` says that something is before it."""
    billions, rest = divmod(number, _BILLION)
    words = [*_spelt(billions, follows), "tỷ"] if billions else []
    follows = follows or bool(billions)
    for place in (2, 1, 0):
        group, rest = divmod(rest, 1000**place)
        if group:
            words += [*_hundreds(group, follows), *filter(None, [_GROUPS[place]])]
            follows = True
    return words


def _hundreds(group: int, follows: bool) -> list[str]:
    """1 to 999; after something else all three of its places are said."""
    hundreds, rest = divmod(group, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or follows else []
    tens, ones = divmod(rest, 10)
    if tens:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    elif ones and words:
        words.append("linh")
    return [*words, _last(tens, ones)] if ones else words


def _last(tens: int, ones: int) -> str:
    """The digit that ends a group: "mốt" and "lăm" where people say so."""
    if ones == 1 and tens > 1:
        return "mốt"
    return "lăm" if ones == 5 and tens else _DIGITS[ones]
