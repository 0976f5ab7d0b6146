"""Choices that were printed (bộ lọc đã in): kept under a name, by which journal and printers know the register's pages.

The name holds a day and what tells choices apart, and nothing that was chosen by.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.selection import Order, Selection
from cchc_desktop.store import meta

_KEY = "register_choice:"
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}_[0-9a-f]{6}", re.ASCII)
_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(Selection)


def keep(db: Database, selection: Selection, day: date) -> str:
    """Keeps what is printed on a day; the same choice has the same name all day, in whatever order it is looked at."""
    data = _encoder.encode(replace(selection, order=Order.RECEIVED, descending=False))
    name = f"{day.isoformat()}_{hashlib.sha256(data).hexdigest()[:6]}"
    meta.write(db, f"{_KEY}{name}", data.decode())
    return name


def kept(db: Database, name: str) -> Selection | None:
    """The choice of that name, oldest reception first; None where it is not kept in this store."""
    data = meta.read(db, f"{_KEY}{name}") if is_name(name) else None
    return _decoder.decode(data) if data else None


def is_name(text: str) -> bool:
    """Whether a choice may be called so."""
    return _NAME.fullmatch(text) is not None
