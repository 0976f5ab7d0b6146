"""Where things lie (thư mục dữ liệu): the data folder, practice apart from real, and the clock."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import platformdirs

from cchc_desktop.domain.instants import VN
from cchc_desktop.store.errors import StoreTrouble, Trouble, trouble_of

APP_NAME = "cchc-desktop"
PRACTICE = "practice"
EXPORTS = "Mot cua"  # a folder of the account's documents


def data_folder(chosen: Path | None, practice: bool) -> Path:
    """The folder of the store, not made yet: the one chosen or the account's own; practice lies inside it."""
    folder = chosen if chosen is not None else Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))
    return folder / PRACTICE if practice else folder


def made(folder: Path) -> Path:
    """The folder, made for this account alone when it was not there; raises StoreTrouble (FOLDER, FULL …)."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        trouble = trouble_of(error)
        raise StoreTrouble(Trouble.FOLDER if trouble in (None, Trouble.READ_ONLY) else trouble) from error
    return folder


def exports(folder: Path, practice: bool) -> Path:
    """Where spreadsheets are saved, not made yet: among the account's documents, in practice beside the store."""
    return folder / "out" if practice else platformdirs.user_documents_path() / EXPORTS


def clock() -> datetime:
    """Now, at +07:00: the only place that asks."""
    return datetime.now(VN)
