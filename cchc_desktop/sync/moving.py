"""Moving one file (chuyển một tệp): sent by chunks from where it stopped, or fetched by pieces, and checked whole."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.events import FileLinked
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.domain.scan import media_type
from cchc_desktop.portal.errors import PortalUnreachable, StillWorking, StrangeAnswer, TooLarge
from cchc_desktop.portal.uploads import FileFacts, Sending, Uploads
from cchc_desktop.store import files, ledger, meta, rebuild, transfers
from cchc_desktop.store.connection import Database
from cchc_desktop.store.transfers import Transfer
from cchc_desktop.wire.canonical import sha256_hex
from cchc_desktop.wire.contract import ProblemDocument, Session

LEAST_CHUNK = 16 * 1024  # four seconds of a line of 32 kbit/s
_QUICK = 2.0  # seconds; what goes quicker may be larger next time
_TRIES = 3  # of one thing within one move; then it waits for another exchange
_LARGEST = 64 * 1024 * 1024
_CHUNK = "upload_chunk"


class Lost(Exception):
    """The bytes are not on this PC, or not those the ledger names."""


@dataclass(frozen=True, slots=True)
class Mover:
    """For one exchange; `go_on` says whether there is still time between two chunks.

    Raises PortalTrouble (TooLarge and other refusals are of this file alone), Lost and StoreTrouble.
    """

    db: Database
    portal: Uploads
    session: Session
    clock: Callable[[], datetime]
    go_on: Callable[[], bool]

    def move(self, transfer: Transfer) -> bool:
        """As far as time allows; whether it is there whole."""
        return self._fetch(transfer) if transfer.fetched else self._send(transfer)

    # sending

    def _send(self, transfer: Transfer) -> bool:
        facts = self._facts(transfer)
        if 0 < self.session.maxUploadBytes < facts.length:
            raise TooLarge(ProblemDocument(type="about:blank", title="", status=413, code="QUA_LON"))
        for _ in range(_TRIES):
            if not transfer.upload_id:
                if self.portal.is_held(facts.sha256):
                    return self._there(transfer)
                self._intact(facts)
                transfer = transfer._replace(upload_id=self.portal.create(facts), done=0)
                transfers.note(self.db, transfer)
                told: Sending | int = 0
            else:
                told = self.portal.offset(transfer.upload_id, facts.length)
            if isinstance(told, int):
                told = self._append_all(transfer._replace(done=told), facts)
            if isinstance(told, int):
                return told == facts.length and self._confirmed(transfer)
            transfer = transfer._replace(upload_id="", done=0)
            transfers.note(self.db, transfer)
        raise StrangeAnswer("upload that never holds")

    def _facts(self, transfer: Transfer) -> FileFacts:
        entries = ledger.selected(self.db, "where l.pos = ?", (transfer.pos,))
        event = rebuild.event_of(self.db, entries[0]) if entries else None
        if not isinstance(event, FileLinked):
            raise Lost
        return FileFacts(event.sha256, event.size, event.media_type, transfer.dossier_uid or "")

    def _intact(self, facts: FileFacts) -> None:
        data = files.read(self.db, facts.sha256)
        if data is None or len(data) != facts.length or sha256_hex(data) != facts.sha256:
            raise Lost

    def _append_all(self, transfer: Transfer, facts: FileFacts) -> int | Sending:
        """Chunk after chunk while there is time; the offset reached, or why it must begin anew."""
        offset, spoilt, size = transfer.done, 0, self._chunk()
        while offset < facts.length:
            chunk = files.piece(self.db, facts.sha256, offset, min(size, facts.length - offset))
            if not chunk:
                raise Lost
            told, size = self._append(transfer.upload_id, offset, chunk, size)
            if told in (Sending.GONE, Sending.ANOTHER_FILE):
                return told
            if told in (Sending.SPOILT, Sending.ELSEWHERE):
                spoilt += 1
                if spoilt > _TRIES:
                    raise StillWorking
                told = self.portal.offset(transfer.upload_id, facts.length) if told is Sending.ELSEWHERE else offset
            if not isinstance(told, int):
                return told
            offset = told
            transfers.note(self.db, transfer._replace(done=offset, attempts=0))
            if not self.go_on():
                break
        return offset

    def _append(self, upload_id: str, offset: int, chunk: bytes, size: int) -> tuple[int | Sending, int]:
        """What the portal says, and how large the next chunk may be: less after trouble, more on a quick line."""
        begun = time.monotonic()
        try:
            told = self.portal.append(upload_id, offset, chunk)
        except PortalUnreachable as trouble:
            if trouble.retry_after is None:
                self._chunk_is(size // 2)
            raise
        except TooLarge:
            if size <= LEAST_CHUNK:
                raise
            return offset, self._chunk_is(size // 2)
        quick = told == offset + size and time.monotonic() - begun < _QUICK
        return told, self._chunk_is(size * 2) if quick else size

    def _chunk(self) -> int:
        return min(
            int(meta.read(self.db, _CHUNK) or self.session.chunkBytes), max(self.session.chunkBytes, LEAST_CHUNK)
        )

    def _chunk_is(self, size: int) -> int:
        size = min(max(size, LEAST_CHUNK), max(self.session.chunkBytes, LEAST_CHUNK))
        if size != self._chunk():
            meta.write(self.db, _CHUNK, str(size))
        return size

    def _confirmed(self, transfer: Transfer) -> bool:
        """The portal has every byte; it is held when the portal names it."""
        transfers.note(self.db, transfer._replace(upload_id="", done=0))
        if not self.portal.is_held(transfer.sha256):
            raise StrangeAnswer("whole, and not held")
        return self._there(transfer)

    def _there(self, transfer: Transfer) -> bool:
        whole = transfer._replace(state="held", upload_id="", done=transfer.total, said="")
        transfers.note(self.db, whole)
        return True

    # fetching

    def _fetch(self, transfer: Transfer) -> bool:
        if files.is_kept(self.db, transfer.sha256):
            return self._there(transfer)
        come, size = len(files.parts(self.db, transfer.sha256)), self._chunk()
        while True:
            data, total = self.portal.fetch(transfer.sha256, come, size)
            if not 0 <= total <= _LARGEST:
                raise TooLarge(ProblemDocument(type="about:blank", title="", status=413, code="QUA_LON"))
            files.add_part(self.db, transfer.sha256, come, data)
            come += len(data)
            transfer = transfer._replace(done=come, total=total, attempts=0)
            transfers.note(self.db, transfer)
            if come >= total:
                return self._kept(transfer)
            if not self.go_on():
                return False

    def _kept(self, transfer: Transfer) -> bool:
        data = files.parts(self.db, transfer.sha256)
        if sha256_hex(data) == transfer.sha256:
            at = instant_text(to_millisecond(self.clock()))
            files.keep(self.db, transfer.sha256, media_type(data) or "application/octet-stream", data, at)
            files.drop_parts(self.db, transfer.sha256)
            return self._there(transfer)
        files.drop_parts(self.db, transfer.sha256)
        transfers.note(self.db, transfer._replace(done=0))
        raise StrangeAnswer("file with another digest")
