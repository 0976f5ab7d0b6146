"""Half uploads (tệp đang gửi dở): tus 1.0 with SHA-1 a chunk; whole and of the right SHA-256, they become files."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
from filelock import FileLock, Timeout

from cchc_desktop.domain.instants import instant_text, parse_instant
from cchc_desktop.hub.blobs import Shelf, sync_folder, write_durably
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.refusals import Refusal, not_here, too_large
from cchc_desktop.wire.bundle import Piece

LIFETIME = timedelta(days=7)  # an office without a line for longer begins anew
MOST_OPEN = 32  # of one device; the oldest gives way
_SWEEP_EVERY = timedelta(hours=1)
_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_PIECE = 1024 * 1024
_FULL = {errno.ENOSPC, errno.EDQUOT}


class Facts(msgspec.Struct, frozen=True):
    """What was said when an upload was created; beside it lies what has come so far."""

    device: str
    unit: str
    sha256: str
    length: int
    expires: str


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Of one file, and what the disk keeps free for everything else; bytes."""

    most_bytes: int = 64 * 1024 * 1024
    least_free: int = 256 * 1024 * 1024


class Uploads:
    """The half uploads below a shelf's folder; the length of the data is the offset, and nothing else says it."""

    def __init__(self, shelf: Shelf, limits: FileLimits) -> None:
        self.shelf, self.limits = shelf, limits
        self._folder = shelf.folder / "uploads"
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self._swept: datetime | None = None

    def create(self, caller: Caller, sha256: str, length: int, now: datetime) -> tuple[str, Facts]:
        """A new upload; one of no bytes is whole at once. Raises Refusal 413, 422 and, when the disk is full, 503."""
        if length > self.limits.most_bytes:
            raise too_large(f"Tệp lớn hơn {self.limits.most_bytes // 1024 // 1024} MB nên cổng không nhận.")
        if shutil.disk_usage(self._folder).free < self.limits.least_free + length:
            raise _no_room()
        self._sweep(now)
        self._give_way(caller.device_id)
        upload_id = uuid4().hex
        facts = Facts(caller.device_id, caller.unit, sha256, length, instant_text(now + LIFETIME))
        with _room_minded():
            self._make(upload_id, facts)
        if length == 0:
            self._finish(upload_id, facts)
        return upload_id, facts

    def _make(self, upload_id: str, facts: Facts) -> None:
        place = self._folder / upload_id
        place.mkdir(mode=0o700)
        write_durably(place / "data", b"")
        write_durably(place / "new", msgspec.json.encode(facts))
        (place / "new").rename(place / "facts")
        sync_folder(place)
        sync_folder(self._folder)

    def take_piece(self, caller: Caller, piece: Piece, now: datetime) -> None:
        """Bytes that came by hand, as far as they go on from what there is; raises Refusal as `create` and `append`."""
        if self.shelf.size(caller.unit, piece.sha256) is not None:
            return
        upload_id, facts = self._going_on(caller, piece, now)
        there = self.offset(upload_id) if facts.length else 0
        if piece.start <= there < piece.start + len(piece.data):
            self.append(upload_id, facts, there, piece.data[there - piece.start :])

    def _going_on(self, caller: Caller, piece: Piece, now: datetime) -> tuple[str, Facts]:
        wanted = (caller.device_id, piece.sha256, piece.length)
        for place in self._folder.iterdir():
            facts = self._read(place.name)
            if facts and (facts.device, facts.sha256, facts.length) == wanted and parse_instant(facts.expires) > now:
                return place.name, facts
        return self.create(caller, piece.sha256, piece.length, now)

    def facts(self, caller: Caller, upload_id: str, now: datetime) -> Facts:
        """Of one of the caller's own uploads; raises Refusal 404 and 410."""
        facts = self._read(upload_id)
        if facts is None or facts.device != caller.device_id:
            raise not_here("Cổng không có lần gửi tệp này.")
        if parse_instant(facts.expires) <= now:
            (self._folder / upload_id / "data").unlink(missing_ok=True)
            raise Refusal(410, "GUI_TEP_HET_HAN", "Lần gửi tệp này đã quá hạn; máy sẽ gửi lại từ đầu.")
        return facts

    def offset(self, upload_id: str) -> int:
        """How many bytes have come; raises Refusal 404 when it ended this moment."""
        try:
            return (self._folder / upload_id / "data").stat().st_size
        except FileNotFoundError:
            raise not_here("Cổng không có lần gửi tệp này.") from None

    def append(self, upload_id: str, facts: Facts, offset: int, chunk: bytes) -> int:
        """The new offset, once the chunk is on disk; the last one ends the upload and makes the file.

        Raises Refusal 404, 409 (another offset), 413, 422 (the whole is another file), 423, 503.
        """
        with self._held(upload_id):
            there = self.offset(upload_id)
            if offset != there:
                raise Refusal(409, "LECH_VI_TRI", "Đoạn tệp không nối tiếp phần cổng đã có; máy sẽ gửi tiếp đúng chỗ.")
            if there + len(chunk) > facts.length:
                raise too_large("Đoạn tệp dài hơn phần còn lại của tệp.")
            with _room_minded():
                _add(self._folder / upload_id / "data", there, chunk)
            if there + len(chunk) == facts.length:
                self._finish(upload_id, facts)
        return offset + len(chunk)

    def _finish(self, upload_id: str, facts: Facts) -> None:
        data = self._folder / upload_id / "data"
        right = _sha256_of(data) == facts.sha256
        if right:
            self.shelf.take(facts.unit, facts.sha256, data)
        self.end(upload_id)
        if not right:
            raise Refusal(422, "TEP_SAI", "Tệp đến cổng khác với mã SHA-256 đã khai; máy sẽ gửi lại từ đầu.")

    def end(self, upload_id: str) -> None:
        """No more of it; one that is not there is ended already."""
        shutil.rmtree(self._folder / upload_id, ignore_errors=True)

    def _read(self, upload_id: str) -> Facts | None:
        if not _ID.fullmatch(upload_id):
            return None
        try:
            return msgspec.json.decode((self._folder / upload_id / "facts").read_bytes(), type=Facts)
        except FileNotFoundError:
            return None

    @contextmanager
    def _held(self, upload_id: str) -> Iterator[None]:
        """One chunk at a time, among threads and among hubs that share the folder."""
        try:
            with FileLock(self._folder / f"{upload_id}.lock", timeout=0):
                yield
        except Timeout:
            raise Refusal(
                423, "DANG_XU_LY", "Một đoạn của tệp này đang được ghi; máy sẽ hỏi lại rồi gửi tiếp."
            ) from None
        finally:
            if not (self._folder / upload_id).exists():
                (self._folder / f"{upload_id}.lock").unlink(missing_ok=True)

    def _sweep(self, now: datetime) -> None:
        """Forget what ended twice its lifetime ago, or was cut off before it had begun; at most once an hour."""
        if self._swept is not None and now - self._swept < _SWEEP_EVERY:
            return
        self._swept = now
        for place in sorted(self._folder.iterdir(), key=lambda place: place.suffix):  # locks last
            facts = self._read(place.name)
            if place.is_dir() and facts is not None and parse_instant(facts.expires) + LIFETIME <= now:
                self.end(place.name)
            elif place.suffix == ".lock" and not place.with_suffix("").exists():
                place.unlink(missing_ok=True)

    def _give_way(self, device_id: str) -> None:
        mine = [
            place for place in self._folder.iterdir() if (facts := self._read(place.name)) and facts.device == device_id
        ]
        if len(mine) >= MOST_OPEN:
            self.end(min(mine, key=lambda place: (place / "facts").stat().st_mtime).name)


def _add(path: Path, there: int, chunk: bytes) -> None:
    with path.open("r+b") as opened:
        opened.seek(there)
        try:
            opened.write(chunk)
            opened.flush()
            os.fsync(opened.fileno())
        except OSError:
            opened.truncate(there)
            raise


def _sha256_of(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


@contextmanager
def _room_minded() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise _no_room() from None
        raise


def _no_room() -> Refusal:
    """503: to be tried again when somebody has made room."""
    return Refusal(
        503, "BAN", "Ổ đĩa của cổng gần đầy nên chưa nhận tệp; máy sẽ thử lại.", headers={"Retry-After": "600"}
    )
