"""The banner (dải bản tập) that says, on every page of a practice counter, that nothing here counts."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from cchc_desktop.ui.widgets.labels import label

PRACTICE = "BẢN TẬP · không có giá trị · mọi giấy in ra đều mang dấu này"


def practice_banner() -> QFrame:
    """Hidden at first."""
    banner = QFrame()
    banner.setProperty("role", "strip")
    banner.setProperty("tone", "waiting")
    banner.setProperty("square", "true")
    row = QHBoxLayout(banner)
    row.setContentsMargins(20, 2, 20, 2)
    row.addWidget(label(PRACTICE))
    banner.setVisible(False)
    return banner
