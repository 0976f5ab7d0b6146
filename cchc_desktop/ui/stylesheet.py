"""The style sheet (kiểu hiển thị) of every screen, written from a palette."""

from __future__ import annotations

from string import Template

from cchc_desktop.ui.palette import Palette, mixed

_TEXT = Template("""
* { font-family: "Be Vietnam Pro"; font-size: 14px; }
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[role="page"] { background: $page; }
QLabel { background: transparent; }
QLabel[role="label"] { color: $muted; font-size: 13px; min-height: 20px; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="heading"] { font-size: 16px; font-weight: 600; }
QLabel[role="title"] { font-size: 22px; font-weight: 600; }
QLabel[role="code"] { font-size: 22px; font-weight: 600; }
QLabel[role="figure"] { font-size: 44px; font-weight: 600; }
QLabel[role="due"] { font-size: 24px; font-weight: 600; }
QLabel[role="problem"] { color: $wrong; font-size: 13px; }
QLabel[role="problem"][tone="waiting"] { color: $waiting; }
QLabel[role="tag"] { color: $done; background: $done_fill; font-size: 12px; font-weight: 500;
    border-radius: 6px; padding: 1px 8px; }
QLabel[role="tag"][tone="waiting"] { color: $waiting; background: $waiting_fill; }
QLabel[role="tag"][tone="wrong"] { color: $wrong; background: $wrong_fill; }
QLabel[role="tag"][tone="note"] { color: $note; background: $note_fill; }
QLabel[role="icon"] { font-family: "Phosphor"; font-size: 20px; }
QToolTip { color: $text; background: $card; border: 1px solid $control_border; padding: 4px 8px; }
""")

_BOXES = Template("""
QFrame[role="card"] { background: $card; border: 1px solid $card_border; border-radius: 8px; }
QFrame[role="bar"] { background: $card; border: 0; border-top: 1px solid $card_border; }
QFrame[role="topbar"] { background: $card; border: 0; border-bottom: 1px solid $card_border; }
QFrame[role="overlay"] { background: $card; border: 1px solid $control_border; border-radius: 8px; }
QFrame[role="overlay"]:focus { border: 2px solid $focus; }
QFrame[role="strip"] { border: 0; border-radius: 8px; background: $note_fill; }
QFrame[role="strip"] QLabel { font-weight: 600; font-size: 13px; color: $note; }
QFrame[role="strip"][tone="done"] { background: $done_fill; }
QFrame[role="strip"][tone="done"] QLabel { color: $done; }
QFrame[role="strip"][tone="waiting"] { background: $waiting_fill; }
QFrame[role="strip"][tone="waiting"] QLabel { color: $waiting; }
QFrame[role="strip"][tone="wrong"] { background: $wrong_fill; }
QFrame[role="strip"][tone="wrong"] QLabel { color: $wrong; }
QFrame[role="strip"] QLabel[role="icon"] { font-size: 20px; font-weight: 400; }
QFrame[role="strip"][floating="true"] { border: 1px solid $note; }
QFrame[role="strip"][floating="true"][tone="done"] { border: 1px solid $done; }
QFrame[role="strip"][floating="true"][tone="waiting"] { border: 1px solid $waiting; }
QFrame[role="strip"][floating="true"][tone="wrong"] { border: 1px solid $wrong; }
QFrame[role="strip"][square="true"] { border-radius: 0; }
QFrame[role="strip"][flash="true"] { background: $text; }
QFrame[role="strip"][flash="true"] QLabel { color: $card; }
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $control_border; border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QProgressBar { background: $card_border; border: 0; border-radius: 4px; max-height: 8px; }
QProgressBar::chunk { background: $primary_fill; border-radius: 4px; }
""")

_CONTROLS = Template("""
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QDateEdit, QSpinBox {
    background: $field; border: 1px solid $control_border; border-radius: 6px; padding: 1px 11px;
    selection-background-color: $primary_fill; selection-color: $primary_text;
    placeholder-text-color: $placeholder; }
QLineEdit, QComboBox, QDateEdit, QSpinBox { min-height: 32px; }
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover { background: $field_hover; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus, QSpinBox:focus {
    border: 2px solid $focus; padding: 0 10px; }
QLineEdit[state="scanned"] { background: $done_fill; }
QLineEdit[state="wrong"], QComboBox[state="wrong"], QPlainTextEdit[state="wrong"] { border: 2px solid $wrong; padding: 0 10px; }
QLineEdit[state="wrong"]:focus, QComboBox[state="wrong"]:focus, QPlainTextEdit[state="wrong"]:focus {
    background: $wrong_fill; border: 2px solid $focus; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
    border: 1px dashed $control_border; color: $muted; background: $page; }
QLineEdit[role="box"] { background: $page; }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox QAbstractItemView { background: $card; color: $text; border: 1px solid $control_border;
    selection-background-color: $note_fill; selection-color: $note; outline: 0; }
QPushButton { background: $card; color: $text; border: 1px solid $control_border; border-radius: 8px;
    padding: 0 16px; min-height: 34px; outline: 0; }
QPushButton:hover { background: $card_hover; }
QPushButton:pressed { background: $card_pressed; }
QPushButton:disabled { border: 1px dashed $control_border; color: $muted; background: transparent; }
QPushButton[kind="primary"] { background: $primary_fill; color: $primary_text; border-color: $primary_fill;
    font-weight: 600; padding: 0 20px; }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:pressed { background: $primary_pressed; }
QPushButton[kind="primary"]:disabled { border: 1px dashed $control_border; color: $muted; background: transparent; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $focus; padding: 0 8px; }
QPushButton[kind="quiet"]:hover { background: $card_hover; }
QPushButton[role="pill"] { border: 0; border-radius: 8px; font-size: 13px; font-weight: 600; padding: 0 12px;
    color: $note; background: $note_fill; min-height: 36px; }
QPushButton[role="pill"][tone="done"] { color: $done; background: $done_fill; }
QPushButton[role="pill"][tone="waiting"] { color: $waiting; background: $waiting_fill; }
QPushButton[role="pill"][tone="wrong"] { color: $wrong; background: $wrong_fill; }
""")

_LISTS = Template("""
QTableView, QListView, QTreeView { background: transparent; border: 0; outline: 0; gridline-color: transparent;
    selection-background-color: $note_fill; selection-color: $text; alternate-background-color: transparent; }
QTableView::item { padding: 0 8px; border: 0; }
QListView::item { min-height: 32px; padding: 0 8px; border: 0; }
QListView::item:hover { background: $card_hover; }
QListView::item:selected { background: $note_fill; color: $text; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: transparent; color: $muted; font-size: 13px; font-weight: 600; border: 0;
    border-bottom: 1px solid $card_border; padding: 0 11px; min-height: 32px; }
QFrame[role="rail"] { background: $rail; border: 0; }
QFrame[role="rail"] QPushButton { background: transparent; border: 0; border-radius: 8px; color: $rail_text;
    font-size: 13px; padding: 0; }
QFrame[role="rail"] QPushButton:hover { background: $rail_hover; }
QFrame[role="rail"] QPushButton:checked { background: $rail_current; color: $rail_current_text; }
QFrame[role="rail"] QLabel { color: $rail_text; font-size: 13px; }
QFrame[role="rail"] QLabel[role="icon"] { font-size: 20px; }
""")


def stylesheet(palette: Palette) -> str:
    """The whole sheet; body text is 14 px, a field 36 px high."""
    values = _colours(palette)
    return "".join(part.substitute(values) for part in (_TEXT, _BOXES, _CONTROLS, _LISTS))


def _colours(palette: Palette) -> dict[str, str]:
    plain = {
        name: getattr(palette, name)
        for name in (
            "page",
            "card",
            "card_border",
            "text",
            "muted",
            "placeholder",
            "control_border",
            "focus",
            "rail",
            "rail_text",
        )
    }
    tones: dict[str, str] = {}
    for name in ("done", "waiting", "wrong", "note"):
        tone = palette.tone(name)
        tones |= {name: tone.text, f"{name}_fill": tone.fill}
    fill = palette.primary.fill
    return (
        plain
        | tones
        | {
            "primary_text": palette.primary.text,
            "primary_fill": fill,
            "primary_hover": mixed(fill, palette.text, 0.12),
            "primary_pressed": mixed(fill, palette.text, 0.2),
            "field": palette.page if palette.dark else palette.card,
            "field_hover": mixed(palette.page if palette.dark else palette.card, palette.text, 0.04),
            "card_hover": mixed(palette.card, palette.text, 0.04),
            "card_pressed": mixed(palette.card, palette.text, 0.1),
            "rail_hover": mixed(palette.rail, palette.rail_text, 0.08),
            "rail_current": palette.rail_current.fill,
            "rail_current_text": palette.rail_current.text,
        }
    )
