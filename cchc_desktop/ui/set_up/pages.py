"""The pages of the first start (các bước thiết lập): a heading, a sentence, a few fields each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.acts.set_up import ADMIN_CODE
from cchc_desktop.ui.set_up.form import key_groups
from cchc_desktop.ui.widgets.choice import RadioGroup
from cchc_desktop.ui.widgets.combo import Combo
from cchc_desktop.ui.widgets.field import PHONE_WIDTH, Field
from cchc_desktop.ui.widgets.labels import label

PRACTICE, REAL = "practice", "real"
SYSTEM_PRINTER = "Máy in mặc định của máy tính"
ONLY_PORT = "Cổng COM duy nhất đang cắm"
_SCANNERS = {"wedge": "Gõ như bàn phím", "serial": "Cổng COM (nên dùng để quét căn cước)"}
_PAPERS = {"a5": "A5 ngang", "a4": "A4", "80mm": "Cuộn 80 mm"}


class StepPage(QWidget):
    """One step; `fields` by the name of the form's member they fill."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.title = title
        self.fields: dict[str, Field] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(label(sentence, "muted", wrap=True))

    def add_row(self, *fields: tuple[str, Field]) -> None:
        """Fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, field in fields:
            self.fields[name] = field
            row.addWidget(field)
        self.column.addLayout(row)
        if len(self.fields) == len(fields):
            self.setFocusProxy(fields[0][1].editor)

    def values(self) -> dict[str, str]:
        """What stands on this page, by member of the form; passwords with their blanks."""
        secret = QLineEdit.EchoMode.Password
        return {
            name: field.editor.text() if field.editor.echoMode() is secret else field.text
            for name, field in self.fields.items()
        }


class ModePage(StepPage):
    """Practice, or a real counter."""

    def __init__(self) -> None:
        super().__init__("Bắt đầu", "Chương trình chưa được thiết lập trên máy này.")
        words = {
            PRACTICE: "Tập dùng thử: hồ sơ mẫu, không có giá trị",
            REAL: "Thiết lập quầy thật",
        }
        self.mode = RadioGroup(words, "Cách dùng", upright=True)
        self.mode.set_value(PRACTICE)
        self.column.addWidget(self.mode)
        more = "Dữ liệu tập nằm riêng, mọi giấy in ra mang dấu BẢN TẬP; thiết lập quầy thật lúc nào cũng được."
        self.column.addWidget(label(more, "muted", wrap=True))
        self.column.addStretch(1)
        self.setFocusProxy(self.mode.rows[PRACTICE])


def office_page() -> StepPage:
    """Who the office is, as printed on every slip."""
    page = StepPage(
        "Cơ quan và quầy", "Như in ở đầu giấy tiếp nhận. Đơn vị đổi tên thì ghi thêm tên mới từ ngày áp dụng."
    )
    page.add_row(("unit_code", Field("Mã định danh đơn vị")), ("counter", Field("Quầy", width=80)))
    page.add_row(("upper", Field("Tên cơ quan, dòng trên")))
    page.add_row(("lower", Field("Tên cơ quan, dòng dưới")))
    page.add_row(("place", Field("Địa danh trước ngày tháng")), ("hotline", Field("Đường dây nóng", width=PHONE_WIDTH)))
    page.fields["counter"].set_text("01")
    page.fields["unit_code"].editor.setPlaceholderText("H52.18")
    page.column.addStretch(1)
    return page


def lead_page() -> StepPage:
    """The first lead, who adds the other clerks later, and the administrator's password."""
    page = StepPage("Trưởng quầy và quản trị", "Người đầu tiên đăng nhập, thêm cán bộ khác và đặt mật khẩu cho họ.")
    page.add_row(("code", Field("Mã cán bộ", width=PHONE_WIDTH)), ("name", Field("Họ và tên")))
    page.add_row(("password", _secret("Mật khẩu")), ("again", _secret("Gõ lại mật khẩu")))
    more = (
        f"Quản trị (mã {ADMIN_CODE}) nhập danh mục và nối cổng, không xem được hồ sơ. Mật khẩu của quản trị là mật khẩu riêng: "
        "người giữ nó tự gõ ở đây."
    )
    page.column.addWidget(label(more, "muted", wrap=True))
    page.add_row(("admin_password", _secret("Mật khẩu quản trị")), ("admin_again", _secret("Gõ lại mật khẩu quản trị")))
    page.column.addStretch(1)
    return page


class DevicesPage(StepPage):
    """Paper and printer of the receipt; how the scanner speaks, and where."""

    def __init__(self, printers: Sequence[str], ports: Sequence[tuple[str, str]] = ()) -> None:
        """`ports` are name and words of each serial device."""
        sentence = "Giấy tiếp nhận in ngay sau khi lưu, không hỏi lại. In “Tờ cài máy quét” để thử máy quét."
        super().__init__("Máy in và máy quét", sentence)
        self.paper = RadioGroup(_PAPERS, "Khổ giấy tiếp nhận")
        self.paper.set_value("a5")
        self.printer = Combo("Máy in giấy tiếp nhận")
        self.printer.addItems([SYSTEM_PRINTER, *printers])
        self.scanner = RadioGroup(_SCANNERS, "Máy quét")
        self.scanner.set_value("wedge")
        self.port = Combo("Cổng của máy quét")
        self.port.addItem(ONLY_PORT, "")
        for name, words in ports:
            self.port.addItem(words, name)
        for words, widget in (
            ("Khổ giấy tiếp nhận", self.paper),
            ("Máy in giấy tiếp nhận", self.printer),
            ("Máy quét", self.scanner),
            ("Cổng của máy quét", self.port),
        ):
            caption = label(words, "label")
            self.column.addWidget(caption)
            self.column.addWidget(widget)
        self._port_rows = (caption, self.port)
        self.column.addStretch(1)
        self.scanner.group.buttonToggled.connect(self._show_port)
        self._show_port()
        self.setFocusProxy(self.paper.rows["a5"])

    def values(self) -> dict[str, str]:
        printer = self.printer.currentText() if self.printer.currentIndex() > 0 else ""
        is_serial = self.scanner.value == "serial"
        port = self.port.currentData() if is_serial else ""
        return {"paper": self.paper.value, "printer": printer, "scanner": self.scanner.value, "port": port}

    def _show_port(self, *_row: object) -> None:
        for widget in self._port_rows:
            widget.setVisible(self.scanner.value == "serial")


def portal_page() -> StepPage:
    """The portal, or none."""
    page = StepPage("Cổng dịch vụ công", "Để trống cả hai ô nếu quầy làm việc một mình; nối cổng sau cũng được.")
    page.add_row(("url", Field("Địa chỉ cổng")))
    page.add_row(("enrolment_code", Field("Mã ghi danh")))
    page.fields["url"].editor.setPlaceholderText("https://")
    page.column.addStretch(1)
    return page


class KeyPage(StepPage):
    """The recovery key, to be written down; the last group is typed back as proof."""

    def __init__(self, recovery_text: str) -> None:
        sentence = (
            "Dữ liệu được mã hóa. Chép khóa này ra giấy, bỏ phong bì niêm phong: máy hỏng hoặc thay máy thì "
            "chỉ khóa này mở lại được hồ sơ. Chương trình không hiện lại."
        )
        super().__init__("Khóa khôi phục", sentence)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        for position, group in enumerate(key_groups(recovery_text)):
            each = label(group, "heading")
            each.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            grid.addWidget(each, position // 7, position % 7)
        self.column.addLayout(grid)
        self.add_row(("group", Field("Gõ lại nhóm cuối cùng", width=PHONE_WIDTH)))
        self.column.addStretch(1)


def fields_of(pages: Iterable[StepPage]) -> dict[str, tuple[int, Field]]:
    """Which page each field is on."""
    return {name: (number, field) for number, page in enumerate(pages) for name, field in page.fields.items()}


def _secret(caption: str) -> Field:
    field = Field(caption)
    field.editor.setEchoMode(QLineEdit.EchoMode.Password)
    return field
