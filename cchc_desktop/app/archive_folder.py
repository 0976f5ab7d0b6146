"""Folders of an archive (thư mục lưu trữ): BagIt (RFC 8493) with SHA-256, unfinished by name until it has been validated."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import folders
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.wire.canonical import sha256_hex

UNFINISHED = "chua-xong"


def demand_new(out: Path, name: str) -> None:
    """Raises Refused when there is such an archive already, or no folder to put it into."""
    if not out.is_dir():
        raise Refused((Problem("out", "archive.out", "Không có thư mục để ghi vào. Chọn nơi khác. Chưa xuất gì."),))
    if (out / name).exists():
        raise Refused((Problem("out", "archive.exists", f"Thư mục {name} đã có. Chọn nơi khác. Chưa xuất gì."),))


@contextmanager
def begun(out: Path, name: str) -> Iterator[Path]:
    """A folder to write into, under a name that says it is unfinished; what an interrupted one left is written anew.

    Raises Refused when the disk cannot take it; what was written is left there.
    """
    part = out / f"{name}-{UNFINISHED}"
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
        yield part
    except (OSError, StoreTrouble) as error:
        if isinstance(error, StoreTrouble) and not isinstance(error.__cause__, OSError):
            raise  # of the store itself
        message = (
            f"Không ghi được vào thư mục đã chọn. Phần dở dang nằm ở {part.name}, "
            "có bản sao giấy tờ: xóa đi rồi xuất lại. Kho của quầy không thay đổi."
        )
        raise Refused((Problem("out", "archive.write", message),)) from error


def close(part: Path, name: str, told: Mapping[str, str]) -> tuple[Path, str]:
    """Makes a bag of what was written, validates it and gives it its name; the SHA-256 of its last list of checksums.

    Raises Refused when what lies on the disk is not what was written, OSError.
    """
    import bagit  # noqa: PLC0415 -- only where something is archived

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves closing its own small files to the interpreter
        bag = bagit.make_bag(str(part), dict(told), processes=1, checksums=["sha256"])
        try:
            bag.validate(processes=1)
        except bagit.BagError as error:
            message = f"Đọc lại thấy {part.name} không đúng như đã ghi; xóa đi, kiểm tra ổ đĩa rồi xuất lại."
            raise Refused((Problem("out", "archive.invalid", message),)) from error
        del bag
    sha256 = sha256_hex((part / "tagmanifest-sha256.txt").read_bytes())
    whole = part.with_name(name)
    part.rename(whole)
    folders.settle(whole.parent)
    return whole, sha256
