"""Asking for the recovery key (hỏi khóa khôi phục): once for an account that has not the key of the store."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QInputDialog, QLineEdit

from cchc_desktop.app.recovery import recover
from cchc_desktop.store.errors import StoreTrouble, Trouble

MENDABLE = frozenset({Trouble.NO_KEY, Trouble.WRONG_KEY})


def mended(folder: Path, trouble: StoreTrouble) -> bool:
    """Asks until the key opens the store (True) or the question is given up (False); other trouble is not asked about."""
    if trouble.trouble not in MENDABLE:
        return False
    sentence = trouble.sentence
    while True:
        typed, given = QInputDialog.getText(None, "Một cửa", sentence, QLineEdit.EchoMode.Password)
        if not given:
            return False
        try:
            recover(folder, typed)
        except StoreTrouble as again:
            sentence = f"{again.sentence}\nXem lại từng nhóm chữ trên tờ giấy trong phong bì."
        else:
            return True
