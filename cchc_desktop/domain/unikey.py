"""What a typing program (bộ gõ, Unikey) made of a scanner's keys by Telex or VNI, and which keys they may have been."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

BACKSPACE = "\b"
MOST = 64  # more texts than these nobody can choose from

_TONES = {"\u0301": "s1", "\u0300": "f2", "\u0309": "r3", "\u0303": "x4", "\u0323": "j5"}  # by Telex, by VNI
_NO_TONE = "z0"
_SHAPES = {  # a letter and what one key makes of it
    **dict.fromkeys(("aâ", "ăâ"), "a6"),
    **dict.fromkeys(("oô", "ơô"), "o6"),
    **dict.fromkeys(("aă", "âă"), "w8"),
    **dict.fromkeys(("oơ", "ôơ", "uư"), "w7"),
    **{"eê": "e6", "dđ": "d9"},
}
_LEVELS = {"ưu": "o6"}  # only where ơ becomes ô beside it
_COMPLETED = {"uư", "oơ"}  # uơ and ưo become ươ by the consonant after them
_ALL_KEYS = frozenset("".join((*_TONES.values(), _NO_TONE, *_SHAPES.values())))
_LONE_W = str.maketrans("ưƯ", "wW")
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = tuple("aăâeêioôơuưy")
_RHYMES_OF_W = re.compile("ư(?:a|[iu]|ơ[iu]?|ơ?(?:c|m|n|ng|p|t))?")


class Method(Enum):
    """How the keys were understood."""

    TELEX = "Telex"
    VNI = "VNI"


@dataclass(frozen=True, slots=True)
class Reading:
    """One text that the scanner may have sent, and by which method it was changed; None: it was not."""

    text: str
    method: Method | None


@dataclass(frozen=True, slots=True)
class _Cell:
    """A letter that stands on the screen, and the keys it came from."""

    seen: str
    keys: str


@dataclass(frozen=True, slots=True)
class _Path:
    """One way to read the strokes up to `at`."""

    at: int = 0
    cells: tuple[_Cell, ...] = ()
    method: Method | None = None


def seen(strokes: str) -> str:
    """What the strokes leave on the screen; a Backspace that finds nothing took from what stood before."""
    text: list[str] = []
    for stroke in strokes:
        if stroke != BACKSPACE:
            text.append(stroke)
        elif text:
            text.pop()
    return "".join(text)


def readings(strokes: str) -> tuple[Reading, ...]:
    """Every text whose keys a typing program may have turned into these strokes; () when no way leads there, or too many.

    A program swallows the key that changes a word, sends Backspaces and the changed letters: each such change is read
    back by itself, so it does not matter which letters of the scan it was on for. Strokes without a Backspace are one
    reading, unless a lone "w" became "ư": that the program does without a trace.
    """
    found: dict[Reading, None] = {}
    paths = [_Path()]
    while paths:
        path = paths.pop()
        if path.at < len(strokes):
            paths.extend(_onward(path, strokes))
        else:
            found.update(dict.fromkeys(_with_lone_w(path)))
        if len(paths) + len(found) > MOST:
            return ()
    return tuple(found)


def _onward(path: _Path, strokes: str) -> Iterator[_Path]:
    """The path after the letters up to the next Backspace, or after one change."""
    start = path.at
    end = strokes.find(BACKSPACE, start)
    if end != start:
        end = len(strokes) if end < 0 else end
        yield replace(path, at=end, cells=path.cells + tuple(_Cell(letter, letter) for letter in strokes[start:end]))
        return
    end = next((place for place in range(start, len(strokes)) if strokes[place] != BACKSPACE), len(strokes))
    count = end - start
    rest = strokes[end:].split(BACKSPACE, 1)[0]
    here = replace(path, at=end, cells=path.cells[: max(0, len(path.cells) - count)])
    gone = path.cells[len(here.cells) :]
    if count > len(gone):
        yield from _changed_before(here, gone, count, rest)
    else:
        yield from _changed(here, gone, rest)
        yield from _restored(here, gone, rest)


def _changed(here: _Path, gone: Sequence[_Cell], rest: str) -> Iterator[_Path]:
    """One swallowed key turned the letters that are gone into as many others, or into these and itself."""
    count, before = len(gone), "".join(cell.seen for cell in gone)
    for length in (count, count + 1):
        after, following = rest[:length], rest[length : length + 1]
        for key, method in swallowed(before, after) if len(after) == length else ():
            if here.method and method and here.method is not method:
                continue
            cells = [_Cell(letter, cell.keys) for letter, cell in zip(after, gone, strict=False)]
            cells += [_Cell(after[-1], "")] if length > count else []
            earlier = after[-1] if _is_double_w(before, after) else cells[-1].keys
            for cased in key if length > count else _cases(key, before, following):
                last = _Cell(after[-1], earlier + cased)
                yield _Path(here.at + length, (*here.cells, *cells[:-1], last), here.method or method)


def _restored(here: _Path, gone: Sequence[_Cell], rest: str) -> Iterator[_Path]:
    """At the end of a word that is no Vietnamese the program puts back the keys as they were."""
    typed = "".join(cell.keys for cell in gone)
    for keys in {typed, typed.translate(_LONE_W)}:
        if rest.startswith(keys) and not rest[len(keys) : len(keys) + 1].isalpha():
            cells = tuple(_Cell(letter, letter) for letter in keys)
            yield replace(here, at=here.at + len(keys), cells=here.cells + cells)


def _changed_before(here: _Path, gone: Sequence[_Cell], count: int, rest: str) -> Iterator[_Path]:
    """The scan's first keys changed the word that stood in the field before: "Hoà" and a card's 0 are "Hoa" by VNI."""
    kept = "".join(cell.keys for cell in gone)
    for length in (count, count + 1):
        after = rest[:length]
        if len(after) < length or not after[:count].isalpha():
            continue
        for key in {after[-1]} & _ALL_KEYS if length > count else _keys_to(after):
            method = Method.VNI if key.isdigit() else Method.TELEX
            if here.method in (None, method):
                cells = (*(_Cell(letter, "") for letter in after[:-1]), _Cell(after[-1], kept + key))
                yield _Path(here.at + length, (*here.cells, *cells), method)


def _keys_to(after: str) -> str:
    """Keys whose work could look like this, when it is not known what stood there."""
    letters, tones = _bare(after)
    shaped = "".join(keys for pair, keys in _SHAPES.items() if pair[1] in letters.lower())
    return (_TONES.get(tones, "") if tones else _NO_TONE) + shaped


def swallowed(before: str, after: str) -> tuple[tuple[str, Method | None], ...]:
    """The keys, in lower case, that turn `before` into `after`, each with its method; where a tone stands is no matter.

    The key is `after`'s last letter when that is new: it was typed twice to undo its work, or it moved the tone, which
    it does by every method (None).
    """
    had, tone = _bare(before)
    has, new = _bare(after)
    if len(tone) > 1 or len(new) > 1 or len(has) - len(had) not in (0, 1):
        return ()
    if len(has) == len(had):
        keys = "w" if _is_double_w(had, has) and tone == new else _keys_for((had, tone), (has, new))
        return tuple((key, _method(key)) for key in keys)
    last, head = has[-1], has[:-1]
    pairs = _pairs(had, head)
    if last.isalpha() and tone == new and (had == head or (pairs and set(pairs) <= _COMPLETED)):
        return ((last, None),)
    return ((last, _method(last)),) if last.lower() in _keys_for((head, new), (had, tone)) else ()


def _keys_for(before: tuple[str, str], after: tuple[str, str]) -> str:
    """The keys that give a word, letters and tone, another tone or other shapes, letter for letter."""
    (had, tone), (has, new) = before, after
    if had == has:
        return "" if tone == new else _TONES[new] if new else _NO_TONE
    pairs = _pairs(had, has)
    if not pairs or tone != new or all(pair in _LEVELS for pair in pairs):
        return ""
    keys = [_SHAPES.get(pair) or _LEVELS.get(pair, "") for pair in pairs]
    return "".join(key for key in keys[0] if all(key in each for each in keys))


def _is_double_w(before: str, after: str) -> bool:
    """Whether an "ư" that one "w" had made became "w" by the second."""
    return before[:-1] == after[:-1] and before[-1:] in ("ư", "Ư") and after[-1:] in ("w", "W")


def _method(key: str) -> Method:
    return Method.VNI if key.isdigit() else Method.TELEX


def _pairs(had: str, has: str) -> list[str]:
    """The letters that differ, before and after, in lower case; [] when their case differs too."""
    differ = [(one, other) for one, other in zip(had, has, strict=True) if one != other]
    return [] if any(a.isupper() != b.isupper() for a, b in differ) else [(a + b).lower() for a, b in differ]


def _bare(text: str) -> tuple[str, str]:
    """The letters with their shapes but without tones, and the tones."""
    apart = unicodedata.normalize("NFD", text)
    tones = "".join(mark for mark in apart if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in _TONES)), tones


def _cases(key: str, before: str, following: str) -> str:
    """The key as it was typed: a small letter in a word of small letters, a capital among capitals, else either."""
    capital = before[-1:].isupper() and not following.islower()
    if key.isdigit() or not capital:
        return key
    return key.upper() if following.isupper() or (len(before) > 1 and before.isupper()) else key + key.upper()


def _with_lone_w(path: _Path) -> Iterator[Reading]:
    """The reading, and what it would be if an "ư" where Vietnamese has none had been a "w"."""
    text = "".join(cell.keys for cell in path.cells)
    yield Reading(text, path.method)
    places = [word.start() + place for word in _WORD.finditer(text) if (place := _lone_w(word[0])) >= 0]
    if not places or path.method is Method.VNI:
        return
    for place in places:
        text = text[:place] + text[place].translate(_LONE_W) + text[place + 1 :]
    yield Reading(text, Method.TELEX)


def _lone_w(word: str) -> int:
    """Where its "ư" stands if no Vietnamese rhyme begins so, or the word with "ưa" or "ưi"; else -1."""
    place = word.lower().find("ư")
    rhyme = _bare(word[place:])[0].lower()
    if place < 0 or rhyme[1:2] not in _VOWELS:
        return -1
    return place if not _RHYMES_OF_W.fullmatch(rhyme) or (place == 0 and rhyme[1] in "ai") else -1
