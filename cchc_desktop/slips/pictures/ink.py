"""What a picture is drawn with (màu và nét của biểu đồ): colours by what they mean, told apart also without colours.

The series' colours are those of Okabe and Ito ("Color Universal Design", 2008), which colour-blind people tell apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.slips.drawing.fonts import Face, letters

SIZE = 8.5  # points of the text
LINE = 11.0
SCREEN = 1.15  # the face of the screen is so much wider: what is measured by that of papers leaves it room
REGULAR, BOLD = Face.REGULAR, Face.BOLD


@dataclass(frozen=True, slots=True)
class Ink:
    """`#RRGGBB` of each; `series` in order, `scale` from nothing to the most of a field."""

    text: str
    muted: str
    grid: str
    ground: str
    series: tuple[str, ...]
    scale: tuple[str, str]


LIGHT = Ink(
    "#1B2430", "#4F5B69", "#DCE2E8", "#FFFFFF", ("#0072B2", "#E69F00", "#009E73", "#CC79A7"), ("#EEF3F8", "#004B7D")
)
DARK = Ink(
    "#E6EBF1", "#A9B5C3", "#2A3643", "#18222D", ("#56B4E9", "#E69F00", "#2FC39B", "#E3A5C6"), ("#1E2A37", "#9CD2F7")
)


def make_ready() -> None:
    """The faces are known to what draws from now on."""
    for face in (REGULAR, BOLD):
        letters(face)


def mixed(ink: Ink, share: float) -> str:
    """The colour of a field that has `share` (0 to 1) of the most."""
    low, high = (tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5)) for colour in ink.scale)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(low, high, strict=True))


def readable_on(colour: str) -> str:
    """Black or white, whichever stands out more."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return "#000000" if 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 > 0.18 else "#FFFFFF"


def wide(text: str, size: float = SIZE) -> float:
    """Points that it takes; a letter the face lacks counts as "n"."""
    known = letters(REGULAR)
    return sum(known.get(letter, known["n"]) for letter in text) * size / 1000


def cut(text: str, room: float, size: float = SIZE) -> str:
    """As much of it as there is room for, "…" behind it where it was cut."""
    if wide(text, size) <= room:
        return text
    while text and wide(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
