"""What lies in a bundle and in its answer (gói chép tay, thư trả lời): the contract's own calls, carried by hand."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from cchc_desktop.wire.sealed import Unsound

FORMAT = 1
_T = TypeVar("_T")


class _Packed(msgspec.Struct, omit_defaults=True):
    """MessagePack; unknown members pass."""


class Batch(_Packed):
    """One op-batch as it would be posted: its id is the idempotency key."""

    batchId: str
    body: bytes


class Piece(_Packed):
    """Bytes of one scan from `start` on; `length` is of the whole."""

    sha256: str
    length: int
    start: int
    data: bytes


class Former(_Packed):
    """An instance before a restore, and how far the counter knows its journal."""

    deviceInstanceId: str
    afterSeq: int


class Wish(_Packed):
    """A number range asked for, under the key of the wish: the body of POST /number-ranges."""

    key: str
    body: bytes


class Feed(_Packed):
    """What has changed is asked for in the last part: since `cursor`, and what a newer catalogue is newer than."""

    limit: int
    types: str
    cursor: str | None = None
    catalogue: str = ""


class Comparison(_Packed):
    """The day to be compared (đối soát) in the last part: bodies of POST /reconciliations, page by page.

    `pos` is how far the counter's ledger told when they were made: what moved later is compared by the next bundle.
    """

    day: str
    pos: int
    pages: list[bytes]


class Bundle(_Packed):
    """One part of an export. `first` is the seq of the export's first part: an export stands by itself.

    `firstPos` to `lastPos` are places in the counter's ledger (0 to 0: none); `previous` is the SHA-256 of the bundle
    before, 64 zeros for the first ever; `answerKey` the X25519 key the answer is sealed to. `ranges`: which does the portal
    count as this device's?
    """

    hub: str
    device: str
    deviceInstanceId: str
    seq: int
    first: int
    previous: str
    created: str
    answerKey: bytes
    firstPos: int = 0
    lastPos: int = 0
    batches: list[Batch] = []
    files: list[Piece] = []
    wanted: list[str] = []
    formers: list[Former] = []
    wish: Wish | None = None
    feed: Feed | None = None
    ranges: bool = False
    comparison: Comparison | None = None
    format: int = FORMAT


class Said(_Packed):
    """What the hub answered to one call: `query` as it was asked, header names in lower case."""

    method: str
    path: str
    status: int
    query: dict[str, str] = {}
    headers: dict[str, str] = {}
    body: bytes = b""


class BundleAnswer(_Packed):
    """Everything the hub said to one bundle, in order."""

    hub: str
    device: str
    deviceInstanceId: str
    seq: int
    bundle: str
    servedAt: str
    said: list[Said]
    format: int = FORMAT


_encoder = msgspec.msgpack.Encoder()


def packed(value: Bundle | BundleAnswer) -> bytes:
    """As it is sealed."""
    return _encoder.encode(value)


def unpacked(data: bytes, kind: type[_T]) -> _T:
    """What was sealed; raises Unsound for another shape, or a format that this program does not know."""
    try:
        value = msgspec.msgpack.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Unsound from None
    if getattr(value, "format", FORMAT) != FORMAT:
        raise Unsound
    return value
