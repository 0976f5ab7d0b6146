"""Provinces and communes (tỉnh, xã) in two levels since 1 July 2025, and what a written residence says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cchc_desktop.domain.text import clean, fold, plain

_TINH, _CITY = "tỉnh", "thành phố trung ương"
_KINDS = {  # how a kind is written in an address, folded, beside the kind as the catalogue has it
    "tinh": _TINH,
    "thanh pho": _CITY,
    "tp": _CITY,
    "xa": "xã",
    "x": "xã",
    "phuong": "phường",
    "p": "phường",
    "dac khu": "đặc khu",
}
_KIND = re.compile(rf"({'|'.join(_KINDS)})(?:\.\s*|\s+)(.+)")
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`´"))

# Provinces given up, folded, by the code of the one that took them in: Nghị quyết 202/2025/QH15 (and Huế's name before
# 2025). History, so code and not data.
_FORMER = {
    "08": ("ha giang",),
    "15": ("yen bai",),
    "19": ("bac kan",),
    "24": ("bac giang",),
    "25": ("vinh phuc", "hoa binh"),
    "31": ("hai duong",),
    "33": ("thai binh",),
    "37": ("ha nam", "nam dinh"),
    "44": ("quang binh",),
    "46": ("thua thien hue",),
    "48": ("quang nam",),
    "51": ("kon tum",),
    "52": ("binh dinh",),
    "56": ("ninh thuan",),
    "66": ("phu yen",),
    "68": ("dak nong", "binh thuan"),
    "75": ("binh phuoc",),
    "79": ("ba ria vung tau", "binh duong"),
    "80": ("long an",),
    "82": ("tien giang",),
    "86": ("ben tre", "tra vinh"),
    "91": ("kien giang",),
    "92": ("soc trang", "hau giang"),
    "96": ("bac lieu",),
}
_TODAY_FOR = {name: code for code, names in _FORMER.items() for name in names}
_SPELT = {"hcm": "ho chi minh", "tphcm": "ho chi minh", "dac lac": "dak lak"}


@dataclass(frozen=True, slots=True)
class Place:
    """A province (code of two digits, name bare: "Sơn La") or a commune (five digits, name in full: "Xã Mai Sơn")."""

    code: str
    name: str
    kind: str  # "tỉnh", "thành phố trung ương", "xã", "phường", "đặc khu"


@dataclass(frozen=True, slots=True)
class Residence:
    """A written residence taken apart: no word of it is lost but the kind of a province that was recognised."""

    detail: str
    commune: Place | None
    province: Place | None


@dataclass(frozen=True, slots=True)
class _Entry:
    own: str  # the name without its kind
    key: str  # that, folded
    words: tuple[str, ...]  # of the whole name, kind included, folded
    place: Place


def provinces() -> tuple[Place, ...]:
    """All 34, by code. The module's first call loads the catalogue, about 150 ms: warm it off the window's thread."""
    return tuple(entry.place for entry in _provinces())


def communes(province_code: str) -> tuple[Place, ...]:
    """Those of a province, in the statistics office's order; none for an unknown code."""
    return _places_by_province().get(province_code, ())


def province(code: str) -> Place | None:
    """The province of this code."""
    return next((place for place in provinces() if place.code == code), None)


def commune(code: str) -> Place | None:
    """The commune of this code."""
    return _communes_by_code().get(code)


def find_province(text: str) -> Place | None:
    """By name, with or without kind and diacritics; a name given up in 2025 finds the province that took it in."""
    kind, name = _kind_and_name(text)
    return _named(_provinces(), kind, _SPELT.get(_key(name), name)) or province(_successor(text) or "")


def find_commune(province_code: str, text: str) -> Place | None:
    """By name, with or without diacritics; a kind that is written must agree. None where two communes would do."""
    return _named(_communes(province_code), *_kind_and_name(text))


def suggest_communes(province_code: str, prefix: str, limit: int) -> list[Place]:
    """Communes in which each word of `prefix` begins a word, those whose own name begins so first, then by letter."""
    typed = _key(prefix).split()
    fitting = [
        entry
        for entry in _communes(province_code)
        if all(any(word.startswith(start) for word in entry.words) for start in typed)
    ]
    fitting.sort(key=lambda entry: (not entry.key.startswith(" ".join(typed)), entry.key))
    return [entry.place for entry in fitting[:limit]]


def split_residence(text: str) -> Residence:
    """A card's residence line. Only a commune that names its kind and stands next to a province of today is taken.

    Old cards write "Chiềng Ban, Mai Sơn, Sơn La", where Mai Sơn is the district that was and not the commune that is:
    a bare name stays in the detail. So do districts, and provinces given up in 2025, whose successor is told.
    """
    line = clean(text)
    rest, _, last = line.rpartition(",")
    found = find_province(last)
    if found is None or _successor(last):
        return Residence(line, None, found)
    rest, last = rest.strip(), rest.rpartition(",")[2]
    taken = find_commune(found.code, last) if _kind_and_name(last)[0] else None
    return Residence(rest.rpartition(",")[0].strip() if taken else rest, taken, found)


def _kind_and_name(text: str) -> tuple[str | None, str]:
    """The kind a name is written with, or None, and the name without it."""
    name = clean(text)
    folded = fold(name)
    if len(folded) != len(name) or not (match := _KIND.fullmatch(folded)):
        return None, name
    return _KINDS[match[1]], name[match.start(2) :]


def _successor(text: str) -> str | None:
    """The code of the province that took in the former one named here; a city of that name is not the province."""
    kind, name = _kind_and_name(text)
    return _TODAY_FOR.get(_key(name)) if kind in {None, _TINH} else None


def _named(entries: tuple[_Entry, ...], kind: str | None, name: str) -> Place | None:
    """The one place so named: letter for letter first, for "Văn Lang" beside "Văn Lăng", then without diacritics."""
    key, lower = _key(name), name.lower()
    alike = [entry for entry in entries if entry.key == key and kind in {None, entry.place.kind}]
    best = [entry for entry in alike if entry.own.lower() == lower] or alike
    return best[0].place if len(best) == 1 else None


def _key(name: str) -> str:
    return plain(name.translate(_APOSTROPHES))


def _entry(place: Place) -> _Entry:
    own = place.name[len(place.kind) + 1 :] if place.name.lower().startswith(f"{place.kind} ") else place.name
    return _Entry(own, _key(own), tuple(_key(place.name).split()), place)


@cache
def _provinces() -> tuple[_Entry, ...]:
    from vietnam_provinces import Province  # noqa: PLC0415 -- 75 ms that opening the program must not pay

    return tuple(
        _entry(Place(f"{item.code:02}", item.name.removeprefix("Thành phố "), item.division_type.value))
        for item in Province.iter_all()
    )


@cache
def _communes(province_code: str) -> tuple[_Entry, ...]:
    return tuple(map(_entry, communes(province_code)))


@cache
def _places_by_province() -> dict[str, tuple[Place, ...]]:
    from vietnam_provinces import Ward  # noqa: PLC0415 -- see _provinces

    grouped: dict[str, list[Place]] = {}
    for item in Ward.iter_all():
        place = Place(f"{item.code:05}", item.name, item.division_type.value)
        grouped.setdefault(f"{item.province_code:02}", []).append(place)
    return {code: tuple(places) for code, places in grouped.items()}


@cache
def _communes_by_code() -> dict[str, Place]:
    return {place.code: place for places in _places_by_province().values() for place in places}
