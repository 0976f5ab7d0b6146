"""How a slip ends (cuối giấy): notes over the signatures of those at the counter, or a leader's name and seal."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_desktop.slips.drawing.fonts import ASCENT, CAPITAL, DESCENT, Face
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.lines import draw_lines
from cchc_desktop.slips.drawing.look import Look
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawing.said import Said
from cchc_desktop.slips.drawing.signatures import Signatures
from cchc_desktop.slips.drawing.text import EMPTY, Printed, Run, balanced, wrap

MORE_ROOM = 6 * MM  # to sign, where the page has it
BETWEEN = 6 * MM  # two who sign
ABOVE_FOOT = 1 * MM
HEAD_SIZE, LIST_SIZE = 12.0, 11.0  # of Nơi nhận (Nghị định 30)


class Signed:
    """The notes, and the signatures under them; one alone stands at the right."""

    def __init__(
        self,
        whole: Column,
        said: Said,
        notes: Sequence[Printed],
        look: Look,
        size: float,
        by_hand: Printed = EMPTY,
    ) -> None:
        """`by_hand` stands under the last name: what its owner fills in."""
        self._left = whole.left
        self._size = size - look.notes_smaller
        self._leading = self._size * 1.19
        runs = (Run(note, Face.ITALIC) for note in notes)
        self._notes = [line for run in runs for line in wrap([run], self._size, lambda _line: whole.width)]
        self._notes_height = len(self._notes) * self._leading + look.above_signatures
        count = max(2, len(said.signers))
        share, apart = whole.width / count, BETWEEN / 2
        columns = [Column(whole.left + share * place + apart, share - 2 * apart) for place in range(count)]
        self._signatures = Signatures(columns[count - len(said.signers) :], said, size, look.free)
        self._by_hand, self._last = by_hand, columns[-1]
        below = 1.6 * self._leading if by_hand else 0.0
        self.height = self._notes_height + self._signatures.height + below + ABOVE_FOOT

    def draw(self, page: Page, y: float, left_over: float) -> None:
        """With its top at `y`; what is left of the page is room to sign, up to a measure."""
        draw_lines(page, self._notes, self._left, y, self._size, self._leading)
        lower = min(left_over / 3, MORE_ROOM)
        top, more = y + self._notes_height + lower, min((left_over - lower) / 2, MORE_ROOM)
        self._signatures.draw(page, top, more)
        base = top + self._signatures.height + more + ASCENT * self._size
        page.text(self._last.middle, base, (self._by_hand, Face.REGULAR, self._size + 0.5), Align.CENTRE)


class Noted:
    """The notes alone, after their head."""

    def __init__(self, whole: Column, head: Printed, notes: Sequence[Printed], size: float) -> None:
        self._left, self._size, self._leading = whole.left, size, size * 1.19
        first, *others = notes or (EMPTY,)
        texts = [
            (Run(head, Face.BOLD_ITALIC), Run(first, Face.ITALIC)),
            *((Run(note, Face.ITALIC),) for note in others),
        ]
        self._lines = [line for text in texts for line in wrap(text, size, lambda _line: whole.width)]
        self.height = len(self._lines) * self._leading + ABOVE_FOOT

    def draw(self, page: Page, y: float, _left_over: float) -> None:
        """With its top at `y`."""
        draw_lines(page, self._lines, self._left, y, self._size, self._leading)


class Sealed:
    """Nơi nhận at the left, the leader's office and name at the right, with room for hand and seal between."""

    def __init__(self, whole: Column, said: Said, recipients: Sequence[Printed], size: float, free: float) -> None:
        self._size, self._leading = size, size * 1.2
        self._left = Column(whole.left, whole.width * 0.46)
        self._right = Column(whole.left + whole.width / 2, whole.width / 2)
        head, *others = recipients
        self._head = head
        self._list = [line for text in others for line in wrap([Run(text)], LIST_SIZE, lambda _line: self._left.width)]
        self._roles = [line for role in said.signers for line in balanced(role, Face.BOLD, size, self._right.width)]
        self._names = [line for name in said.names for line in balanced(name, Face.BOLD, size, self._right.width)]
        self._name_base = (len(self._roles) + DESCENT) * self._leading + free + CAPITAL * size
        left = (ASCENT + DESCENT) * HEAD_SIZE + len(self._list) * LIST_SIZE * 1.2
        right = self._name_base + max(0, len(self._names) - 1) * self._leading + DESCENT * size
        self.height = max(left, right) + 3 * MM + ABOVE_FOOT

    def draw(self, page: Page, y: float, left_over: float) -> None:
        """With its top at `y`; a little lower where the page has room."""
        y += 2 * MM + min(left_over / 3, MORE_ROOM)
        page.text(self._left.left, y + ASCENT * HEAD_SIZE, (self._head, Face.BOLD_ITALIC, HEAD_SIZE))
        below = y + (ASCENT + DESCENT) * HEAD_SIZE
        draw_lines(page, self._list, self._left.left, below, LIST_SIZE, LIST_SIZE * 1.2)
        base = y + ASCENT * self._size
        page.centred(self._right.middle, base, self._roles, Face.BOLD, self._size, self._leading)
        page.centred(self._right.middle, y + self._name_base, self._names, Face.BOLD, self._size, self._leading)
