"""The look-up page (trang tra cứu): the findings of the one box; Enter opens one, typing goes back to the box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.acts.adopt import AtPortal
from cchc_desktop.store.summaries import Summary
from cchc_desktop.ui.found.rows import LIMIT, Found
from cchc_desktop.ui.found.table import FindingsTable
from cchc_desktop.ui.moments import short_moment
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label

NOTHING = "Không thấy hồ sơ nào khớp “{}”. Ctrl+K sửa chữ rồi Enter; gõ không dấu cũng được."
NOT_READ = "Chưa đọc được danh sách hồ sơ. F3 để đọc lại."
NONE_YET = "Chưa có hồ sơ nào ở quầy này. F2 để tiếp nhận hồ sơ đầu tiên."
KEYS: Keys = (
    ("↑ ↓", "Chọn hồ sơ trong danh sách"),
    ("Enter", "Mở hồ sơ đang chọn; ở cổng thì tải về quầy để xem"),
    ("Chữ, số", "Gõ tiếp trong ô tìm chung"),
)


class FoundView(QWidget):
    """Body of the F3 page; `bar` is its action bar."""

    opened = Signal(str)  # dossier uid
    portal_chosen = Signal(object)  # AtPortal
    typed = Signal(str)  # letters typed while the list has the focus: they belong in the one box
    closed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._found = Found("", (), None)
        self._portal: dict[str, AtPortal] = {}  # by uid, those that stand beneath
        self.count = label(role="muted", wrap=True)
        self.table = FindingsTable(now)
        self.table.chosen.connect(self._open)
        self.table.typed.connect(self.typed)
        self._card = Card("Tra cứu")
        self._card.add(self.count)
        self._card.add(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.setFocusProxy(self.table)
        # the list hears Enter itself: a shortcut would take it away from the one box
        open_it = KeyButton("Mở hồ sơ (Enter)", "", "primary", "folder-open")
        open_it.triggered.connect(self._open_current)
        back = KeyButton("Quay lại", "Esc")
        back.triggered.connect(self.closed)
        self.bar = ActionBar([back], [open_it])

    def show_found(self, found: Found) -> None:
        """What a look-up answered."""
        self._card.set_title(f"Tìm “{found.text}”" if found.text else "Hồ sơ mới nhất")
        self.table.empty = NOTHING.format(found.text) if found.text else NONE_YET
        self._found = found
        self.show_portal((), "")

    def show_portal(self, rows: Sequence[AtPortal], said: str) -> None:
        """What the portal has beyond this store, beneath it; `said` why it may have more. The current row stays so."""
        found, current = self._found, self.table.current
        here = {row.uid for row in found.rows}
        self._portal = {each.summary.uid: each for each in rows if each.summary.uid not in here}
        self._tell(" · ".join(filter(None, (_count(found, self._now()), _beneath(len(self._portal)), said))))
        self.table.letters, self.table.at_portal = found.letters, self._portal
        every = [*found.rows, *(each.summary for each in self._portal.values())]
        self.table.set_rows(every)
        place = next((at for at, row in enumerate(every) if current and row.uid == current.uid), None)
        if place is not None:
            self.table.selectRow(place)

    def show_unread(self, why: str) -> None:
        """Nothing was read, so nothing is claimed; `why` "" before the first look-up."""
        self._card.set_title("Tra cứu")
        self._tell("")
        self._found, self._portal = Found("", (), None), {}
        self.table.empty = why
        self.table.set_rows(())

    def keys(self) -> Keys:
        """Those the list hears itself."""
        return KEYS

    def _tell(self, count: str) -> None:
        self.count.setText(count)
        self.count.setVisible(bool(count))

    def _open(self, row: Summary) -> None:
        if row.uid in self._portal:
            self.portal_chosen.emit(self._portal[row.uid])
        else:
            self.opened.emit(row.uid)

    def _open_current(self) -> None:
        if self.table.current is not None:
            self._open(self.table.current)


def _count(found: Found, now: datetime) -> str:
    """How many; that there may be more; how old what comes from the portal is."""
    if not found.rows:
        return ""
    more = len(found.rows) == LIMIT
    said = f"{LIMIT} hồ sơ mới nhất, gõ thêm chữ để thu hẹp" if more else f"{len(found.rows)} hồ sơ, mới nhất ở trên"
    if found.of_others and found.as_of:
        said += f" · {found.of_others} của quầy khác, theo cổng lúc {short_moment(found.as_of, now)}"
    return said


def _beneath(count: int) -> str:
    return f"{count} hồ sơ chỉ có ở cổng, xếp dưới cùng" if count else ""
