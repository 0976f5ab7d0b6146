"""The colours (bảng màu) of the screen, light and dark, each with the contrast it was measured at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication


@dataclass(frozen=True, slots=True)
class Tone:
    """A text colour and the fill it stands on; always together with an icon and a word."""

    text: str
    fill: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour a screen may use, by what it means; `#RRGGBB`."""

    dark: bool
    page: str
    card: str
    card_border: str
    text: str
    muted: str  # labels too
    placeholder: str
    control_border: str
    primary: Tone
    focus: str  # links too
    done: Tone
    waiting: Tone
    wrong: Tone
    note: Tone  # selected rows too
    rail: str
    rail_text: str
    rail_current: Tone

    def tone(self, name: str) -> Tone:
        """The tone called `name`: done, waiting, wrong, note, primary, or muted for what stands back."""
        return {
            "done": self.done,
            "waiting": self.waiting,
            "wrong": self.wrong,
            "note": self.note,
            "primary": self.primary,
            "muted": Tone(self.muted, self.page),
        }[name]


LIGHT = Palette(
    dark=False,
    page="#F4F6F8",
    card="#FFFFFF",
    card_border="#DCE2E8",
    text="#1B2430",
    muted="#4F5B69",
    placeholder="#5F6B79",
    control_border="#76828F",
    primary=Tone("#FFFFFF", "#0B5CAD"),
    focus="#0B5CAD",
    done=Tone("#0F6B3A", "#E6F4EC"),
    waiting=Tone("#8F4300", "#FDF1E2"),
    wrong=Tone("#A11A10", "#FDECEA"),
    note=Tone("#0B4F94", "#E8F1FB"),
    rail="#10233D",
    rail_text="#D5DFEA",
    rail_current=Tone("#FFFFFF", "#1E3F66"),
)

DARK = Palette(
    dark=True,
    page="#111922",
    card="#18222D",
    card_border="#2A3643",
    text="#E6EBF1",
    muted="#A9B5C3",
    placeholder="#94A2B2",
    control_border="#708093",
    primary=Tone("#0B1620", "#4C9BEA"),
    focus="#7DB8F7",
    done=Tone("#6FD39C", "#173527"),
    waiting=Tone("#F5B56B", "#3A2A16"),
    wrong=Tone("#FF9C92", "#3D1F1C"),
    note=Tone("#8CC4FF", "#15304D"),
    rail="#0A1119",
    rail_text="#C6D1DD",
    rail_current=Tone("#FFFFFF", "#1E3F66"),
)


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `other` in it: for hover, 4 % of the text in the fill."""
    parts = [(int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


def shown_palette() -> Palette:
    """The palette the application wears now, for what is painted by hand."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT
