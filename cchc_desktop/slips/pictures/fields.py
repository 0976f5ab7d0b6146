"""Lying bars of shares, and fields the darker the more (biểu đồ tỷ lệ, bản đồ nhiệt): each cell says its number."""

from __future__ import annotations

from cchc_desktop.domain.figure_text import shared, whole
from cchc_desktop.domain.picture import Heat, Shares
from cchc_desktop.slips.pictures.canvas import PAD, Canvas
from cchc_desktop.slips.pictures.ink import LINE, SCREEN, SIZE, cut, mixed, readable_on, wide

_NAMES = 0.42  # of the width at most, for the labels
_FIGURES = "100,00 % của 1.000.000"


def draw_shares(canvas: Canvas, shares: Shares) -> None:
    """A line a label: its name, a bar of as much of a hundred, and in numbers of how many."""
    bottom = canvas.note(shares.note)
    names = min(max(map(wide, shares.labels)) * SCREEN, canvas.width * _NAMES)
    left, right = PAD + names + 6, canvas.width - PAD - wide(_FIGURES) * SCREEN - 6
    high = (canvas.top - bottom) / len(shares.labels)
    for place, (label, share) in enumerate(zip(shares.labels, shares.shares, strict=True)):
        y, thick = canvas.top - (place + 1) * high, min(high * 0.62, 14.0)
        base = y + (high - SIZE) / 2 + 1
        canvas.text(PAD + names, base, cut(label, names / SCREEN), at="end")
        canvas.box(left, y + (high - thick) / 2, right - left, thick, canvas.ink.scale[0])
        part = share.part / share.whole if share.whole else 0.0
        canvas.box(left, y + (high - thick) / 2, (right - left) * part, thick, canvas.ink.series[0])
        canvas.text(right + 6, base, f"{shared(share)} của {whole(share.whole)}")


def draw_heat(canvas: Canvas, heat: Heat) -> None:
    """Rows and columns; nothing stays the lightest, the most is the darkest."""
    bottom = canvas.note(heat.note)
    left = PAD + max(map(wide, heat.rows)) * SCREEN + 6
    top = canvas.top - LINE
    across, high = (canvas.width - PAD - left) / len(heat.columns), (top - bottom) / len(heat.rows)
    for place, name in enumerate(heat.columns):
        canvas.text(left + (place + 0.5) * across, top + 3, name, at="middle", colour=canvas.ink.muted)
    for row, (name, values) in enumerate(zip(heat.rows, heat.values, strict=True)):
        y = top - (row + 1) * high
        canvas.text(left - 6, y + (high - SIZE) / 2 + 1, name, at="end")
        for place, value in enumerate(values):
            colour = mixed(canvas.ink, value / heat.most)
            canvas.box(left + place * across, y, across, high, colour, canvas.ink.ground)
            words = whole(value)
            if value and wide(words) * SCREEN <= across:
                x = left + (place + 0.5) * across
                canvas.text(x, y + (high - SIZE) / 2 + 1, words, at="middle", colour=readable_on(colour))
