"""A slip made of prose (giấy viết cho người dân): head, code and bars, blocks of text, and at the end who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing import openings, sheet
from cchc_desktop.slips.drawing.codes import Codes, codes
from cchc_desktop.slips.drawing.endings import Sealed, Signed
from cchc_desktop.slips.drawing.flow import Keep
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.look import A4_LIST, A5_LIST, Look
from cchc_desktop.slips.drawing.measures import A4, MM
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.said import Said, for_copies
from cchc_desktop.slips.drawing.sheet import LEAST_CODES, Body, Design, Opening, Size
from cchc_desktop.slips.drawing.text import EMPTY, Printed
from cchc_desktop.slips.forms.wording import SlipWording
from cchc_desktop.slips.letters import prose
from cchc_desktop.slips.letters.prose import Block, Measure

NOTICES = {
    "a4": replace(A4_LIST, body_sizes=(13.0, 12.5, 12.0), leading=5.9 * MM / 13, free=20 * MM),
    "a5": A5_LIST,
}
_LETTER = Size(*A4, 30 * MM, 15 * MM, 20 * MM, 16.7 * MM)  # Nghị định 30; the foot stands in the margin
LETTER = replace(
    A4_LIST,
    size=_LETTER,
    left=Column(_LETTER.left, 75 * MM),
    right=Column(_LETTER.end - 88.5 * MM, 88.5 * MM),
    body_sizes=(14.0, 13.5, 13.0),
    leading=1.2,
    title_size=14.0,
    free=25 * MM,
)
INDENT = 10 * MM
KEPT = Keep(strips=3)  # lines or rows that stand with the signatures
GUTTER = 6.5 * MM  # between facts and bars


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(Said):
    """What such a slip says, in the order of the page."""

    blocks: tuple[Block, ...]
    notes: tuple[Printed, ...] = ()
    recipients_head: Printed = EMPTY  # of a letter
    recipients: tuple[Printed, ...] = ()


def notice(said: Written, form: type[SlipWording], draft: Draft) -> list[list[Page]]:
    """The pages of each copy of a slip that clerk and citizen sign, on A4 or A5."""
    look = NOTICES[draft.paper(form)]
    symbols = _symbols(said, look, draft)
    opening = partial(openings.beside if look.beside else openings.under, look, symbols)
    body = partial(_notice_body, look, symbols)
    design = Design(look.size, symbols, look.body_sizes, opening, body, look.title_size - 2, look.code_size, KEPT)
    return sheet.lay_out(design, _marked(said, form, draft), draft.ink)


def letter(said: Written, form: type[SlipWording], draft: Draft) -> list[list[Page]]:
    """The pages of each copy of a letter that a leader signs, by Nghị định 30/2020."""
    symbols = _symbols(said, LETTER, draft)
    opening = partial(openings.under, LETTER, symbols)
    number = LETTER.body_sizes[0] - 1
    design = Design(
        LETTER.size, symbols, LETTER.body_sizes, opening, _letter_body, 13.0, LETTER.code_size, KEPT, number
    )
    return sheet.lay_out(design, _marked(said, form, draft), draft.ink)


def _symbols(said: Written, look: Look, draft: Draft) -> Codes | None:
    room = LEAST_CODES if look.beside else look.bar_room
    return codes(said.code, draft.printing, room, look.bar_height) if said.code else None


def _marked(said: Written, form: type[SlipWording], draft: Draft) -> Sequence[Written]:
    return for_copies(said, draft.wording(form), draft.printing, draft.ink)


def _notice_body(look: Look, symbols: Codes | None, said: Written, opening: Opening, size: float) -> Body:
    whole, leading = Column(look.size.left, look.size.room), size * look.leading
    clear = max(0.0, opening.beside_until - opening.top(size))
    beside = openings.code_column(look, symbols).left - GUTTER - whole.left if symbols else whole.width
    measure = Measure(whole, size, leading, after=0.15 * leading, clear=clear, beside=beside)
    signed = Signed(whole, said, said.notes, look, size)
    return _body(said.blocks, measure, signed)


def _letter_body(said: Written, _opening: Opening, size: float) -> Body:
    whole, leading = Column(LETTER.size.left, LETTER.size.room), size * LETTER.leading
    measure = Measure(whole, size, leading, INDENT, after=6.0, justified=True)
    sealed = Sealed(whole, said, (said.recipients_head, *said.recipients), size, LETTER.free)
    return _body(said.blocks, measure, sealed)


def _body(blocks: Sequence[Block], measure: Measure, end: Signed | Sealed) -> Body:
    grid = prose.grid_of(blocks, measure)
    return Body(prose.strips(blocks, measure, grid), end.draw, end.height, grid, 0.8 * MM)
