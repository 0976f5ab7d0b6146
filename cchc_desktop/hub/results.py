"""The result of a dossier (kết quả giải quyết): a paper with its name, its number and perhaps its file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, NamedTuple

from sqlalchemy import Connection

from cchc_desktop.domain.status import Status
from cchc_desktop.domain.text import clean
from cchc_desktop.hub import moves
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.moves import Move
from cchc_desktop.hub.staff import Staff
from cchc_desktop.hub.uploads import Uploads

LONGEST_TITLE, LONGEST_NUMBER = 500, 100
_PIECE = 1024 * 1024
_BEGINNINGS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n")


class Result(NamedTuple):
    """A paper that ends a dossier; `sha256` of its file, "" for none."""

    title: str
    number: str = ""
    sha256: str = ""

    def as_kept(self, name: str) -> dict[str, str]:
        """As the contract's ResultDocument."""
        said = {"GiayToId": name, "TenGiayTo": self.title, "MaGiayToKetQua": self.number, "sha256": self.sha256}
        return {member: value for member, value in said.items() if value}


def read_form(form: dict[str, str]) -> tuple[Result, dict[str, str]]:
    """The result, and by field what is wrong with it."""
    title, number, wrong = clean(form.get("tenGiayTo", "")), clean(form.get("soGiayTo", "")), {}
    if not title or len(title) > LONGEST_TITLE:
        wrong["tenGiayTo"] = f"Hãy ghi tên giấy tờ kết quả, không quá {LONGEST_TITLE} ký tự."
    if len(number) > LONGEST_NUMBER:
        wrong["soGiayTo"] = f"Số giấy tờ không quá {LONGEST_NUMBER} ký tự."
    return Result(title, number), wrong


def is_paper(file: BinaryIO) -> bool:
    """Whether it begins as a PDF, JPEG or PNG does."""
    file.seek(0)
    return file.read(8).startswith(_BEGINNINGS)


def keep(uploads: Uploads, who: Staff, file: BinaryIO, now: datetime) -> str:
    """The file's SHA-256, once it is on the shelf of the unit; raises Refusal 413, and 503 when the disk is full."""
    digest, length = hashlib.sha256(), 0
    for piece in _pieces(file):
        digest.update(piece)
        length += len(piece)
    sha256 = digest.hexdigest()
    if uploads.shelf.size(who.unit, sha256) is not None:
        return sha256
    caller = Caller(f"page:{who.code}", who.unit, 0, frozenset())
    upload_id, facts = uploads.create(caller, sha256, length, now)
    offset = 0
    for piece in _pieces(file):
        offset = uploads.append(upload_id, facts, offset, piece)
    return sha256


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece


def register(db: Connection, dossier: Kept, result: Result, who: Staff, now: datetime) -> None:
    """One more paper of the result; processing is over, and the feed tells it. ValueError when the dossier is closed."""
    if moves.closed(dossier):
        raise ValueError("closed")
    dossier.add("DanhSachGiayToKetQua", result.as_kept(f"{dossier.uid}-{dossier.version + 1}"))
    words = f"Có kết quả: {result.title}" + (f" số {result.number}" if result.number else "")
    moves.move(db, dossier, Move(Status.FINISHED, "", words).by(who), now)
