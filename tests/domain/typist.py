"""A typing program for tests: composes each word anew from its keys, and sends what Unikey would: Backspaces, letters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace

MARKS = {"^": "\u0302", "(": "\u0306", "+": "\u031b"}
TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
VNI = dict(zip("1234567890", ("s", "f", "r", "x", "j", "^", "+", "(", "d", "z"), strict=True))
VOWELS = "aeiouy"
FOREIGN_STARTS = ("k", "bl", "br", "dr", "gr", "kr", "kl", "ks", "pl", "pr", "rm", "hl", "ml", "w", "z", "f", "j")


@dataclass(frozen=True)
class Program:
    """Its settings, as Unikey's window offers them."""

    method: str = "telex"  # "telex", "simple" or "vni"
    modern: bool = False  # hoà, not hòa
    free: bool = True  # a mark may be typed at the end of the word
    spelling: bool = False  # leaves words alone that begin as no Vietnamese word does
    restores: bool = False  # puts the keys back at the end of such a word
    blind: bool = False  # does not see letters that come whole, so its word runs on across them


@dataclass
class Letter:
    base: str
    mark: str = ""
    lone: bool = False  # an "ư" made by "w" alone


@dataclass
class Word:
    """What one word's keys make, worked out from the first key on."""

    program: Program
    letters: list[Letter] = field(default_factory=list)
    tone: str = ""
    literal: bool = False  # a mark was undone, or a digit stands in it: nothing is composed any more

    def press(self, key: str) -> None:
        action = self._action(key)
        if self.literal or not action or not self._act(action, key):
            self.letters.append(Letter(key))
            self.literal = self.literal or not key.isalpha()

    @property
    def seen(self) -> str:
        shown = [unicodedata.normalize("NFC", letter.base + MARKS.get(letter.mark, "")) for letter in self.letters]
        shown = [
            {"d": "đ", "D": "Đ"}[c] if letter.mark == "d" else c for c, letter in zip(shown, self.letters, strict=True)
        ]
        if self.tone and (place := self._tone_place()) is not None:
            shown[place] = unicodedata.normalize("NFC", shown[place] + TONES[self.tone])
        return "".join(shown)

    def _action(self, key: str) -> str:
        if self.program.spelling and "".join(each.base for each in self.letters).lower().startswith(FOREIGN_STARTS):
            return ""
        if self.program.method == "vni":
            return VNI.get(key, "")
        low = key.lower()
        return low if low in "sfrxjzaeowd" else ""

    def _act(self, action: str, key: str) -> bool:
        if action in TONES or action == "z":
            return self._set_tone(action, key)
        if action in ("d",):
            return self._mark(("d",), "d", key)
        if action in ("^", "a", "e", "o"):
            return self._mark(("a", "e", "o") if action == "^" else (action,), "^", key)
        if action == "(":
            return self._mark(("a",), "(", key)
        return self._hook(key)

    def _set_tone(self, tone: str, key: str) -> bool:
        if self._tone_place() is None:
            return False
        if tone == "z":
            had, self.tone = self.tone, ""
            return bool(had)
        if self.tone == tone:
            self.tone = ""
            return self._undone(key)
        self.tone = tone
        return True

    def _mark(self, bases: tuple[str, ...], mark: str, key: str) -> bool:
        places = range(len(self.letters)) if self.program.free else range(len(self.letters))[-1:]
        for place in reversed(places):
            letter = self.letters[place]
            if letter.base.lower() in bases:
                if letter.mark == mark:
                    letter.mark = ""
                    return self._undone(key)
                letter.mark = mark
                return True
        return False

    def _hook(self, key: str) -> bool:
        telex = key.lower() == "w"
        bases = "aou" if telex else "ou"
        if self.letters and self.letters[-1].lone and telex:
            self.letters[-1] = Letter(key)
            self.literal = True
            return True
        places = [n for n, letter in enumerate(self.letters) if letter.base.lower() in bases]
        if not self.program.free:
            places = [n for n in places if n == len(self.letters) - 1]
        if not places:
            if telex and self.program.method == "telex":
                self.letters.append(Letter("U" if key.isupper() else "u", "+", lone=True))
                return True
            return False
        place = places[-1]
        pair = [place - 1, place] if place and self._bases(place - 1, place) == "uo" else [place]
        wanted = {n: "(" if self.letters[n].base.lower() == "a" else "+" for n in pair}
        if all(self.letters[n].mark == mark for n, mark in wanted.items()):
            for n in pair:
                self.letters[n].mark = ""
            return self._undone(key)
        for n, mark in wanted.items():
            self.letters[n].mark = mark
        return True

    def _undone(self, key: str) -> bool:
        self.letters.append(Letter(key))
        self.literal = True
        return True

    def _bases(self, *places: int) -> str:
        return "".join(self.letters[place].base.lower() for place in places)

    def _tone_place(self) -> int | None:
        places = [n for n, letter in enumerate(self.letters) if letter.base.lower() in VOWELS]
        if self._bases(*range(len(self.letters)))[:2] in ("qu", "gi") and len(places) > 1:
            places = places[1:]
        if not places:
            return None
        end = next((n for n in range(1, len(places)) if places[n] != places[n - 1] + 1), len(places))
        run = places[:end]
        marked = [n for n in run if self.letters[n].mark in MARKS]
        if marked:
            return marked[-1]
        closed = run[-1] < len(self.letters) - 1 and self.letters[run[-1] + 1].base.isalpha()
        if len(run) == 3:
            return run[1]
        if len(run) == 2 and (closed or (self.program.modern and self._bases(*run) in ("oa", "oe", "uy"))):
            return run[1]
        return run[0]


class Typist:
    """Turns keys into strokes, "\\b" for a Backspace; `standing` is the word in the field before the scan."""

    def __init__(self, program: Program, standing: str = "") -> None:
        self._program = program
        self._keys = ""
        for key in standing:
            self.press(key)

    def press(self, key: str, on: bool = True) -> str:
        """The strokes that one key of the scanner arrives as; `on`: whether the program is switched on just now."""
        if not on:
            self._keys = ""
            return key
        if not key.isascii():
            if not self._program.blind:
                self._keys = ""
            return key
        if not key.isalnum():
            strokes = self._put_back() + key
            self._keys = ""
            return strokes
        before, self._keys = self._seen(), self._keys + key
        return _strokes(before, self._seen(), key)

    def type(self, text: str) -> str:
        """All of it."""
        return "".join(map(self.press, text))

    def _seen(self) -> str:
        word = Word(replace(self._program))
        for key in self._keys:
            word.press(key)
        return word.seen

    def _put_back(self) -> str:
        if not self._program.restores or not self._keys.lower().startswith(FOREIGN_STARTS):
            return ""
        return _strokes(self._seen(), self._keys, "")


def _strokes(before: str, after: str, key: str) -> str:
    """Nothing is sent for what stands already; a key that only adds itself goes through."""
    if after == before + key:
        return key
    same = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    return "\b" * (len(before) - same) + after[same:]
