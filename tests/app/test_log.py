"""The log holds no citizen."""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path

from cchc_desktop.app.log import start_log, stop_log

NAME = "Trần Thị Ví Dụ"


def test_an_exceptions_text_never_reaches_the_file(tmp_path: Path) -> None:
    handler = start_log(tmp_path)
    log = logging.getLogger("cchc_desktop.anything")
    try:
        raise ValueError(NAME)
    except ValueError:
        log.exception("an act ended badly")
    stop_log(handler)

    text = (tmp_path / "logs" / "cchc-desktop.log").read_text(encoding="utf-8")
    assert "an act ended badly ValueError" in text
    assert NAME not in text


def test_other_libraries_write_nothing_there(tmp_path: Path) -> None:
    handler = start_log(tmp_path)
    logging.getLogger("urllib3.connectionpool").warning("GET /dossiers/%s", NAME)
    stop_log(handler)

    assert (tmp_path / "logs" / "cchc-desktop.log").read_text(encoding="utf-8") == ""


def test_what_is_older_than_a_fortnight_is_forgotten(tmp_path: Path) -> None:
    old = tmp_path / "logs" / "cchc-desktop.log.3"
    old.parent.mkdir()
    old.write_text("long ago", encoding="utf-8")
    past = time.time() - 15 * 24 * 3600
    os.utime(old, (past, past))

    stop_log(start_log(tmp_path))

    assert not old.exists()
