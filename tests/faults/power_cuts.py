"""What a power cut may leave of a folder: a record of everything written to it, and the files any moment may end in.

The disk of this model keeps what was synced. Of the rest it keeps what it likes, in any order, in sectors of 512 bytes:
all, nothing, a beginning torn somewhere, only what came last, any sectors at all. Names made, changed or removed since
the folder was last synced may be lost from any place on.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

from fault_fixtures import Told

SECTOR = 512
_HEAD = struct.Struct("<cQQQI")
Files = dict[str, bytes]


class Op(NamedTuple):
    """One thing done, by its letter: a file that was there (Had), Create, Write, Truncate, Sync, Rename, Unlink, a
    Directory synced; or a Mark, something that was told.
    """

    what: str
    file: int  # its inode
    name: str = ""
    where: int = 0
    data: bytes = b""

    @property
    def folders(self) -> set[str]:
        """The folders, below the one that is recorded, in which it changes a name."""
        names = [self.name, self.data.decode()] if self.what == "R" else [self.name]
        return {name.rpartition("/")[0] for name in names}


def read_log(path: Path) -> list[Op]:
    """What the recorder wrote, without the write-ahead log's shared memory: each start makes that anew."""
    ops: list[Op] = []
    numbered: dict[int, int] = {}  # a file system gives an inode's number again: ours are given once
    for place, op in enumerate(_read(path.read_bytes())):
        if op.what in "HC":
            numbered[op.file] = -1 if op.name.endswith("-shm") else place
        number = numbered.get(op.file, 0)
        if number >= 0 and not op.name.endswith("-shm"):
            ops.append(op._replace(file=number))
    return ops


def _read(log: bytes) -> Iterator[Op]:
    at = 0
    while at < len(log):
        what, file, where, size, length = _HEAD.unpack_from(log, at)
        at += _HEAD.size
        name, data = log[at : at + length].decode(), log[at + length : at + length + size]
        at += length + size
        yield Op(what.decode(), file, name, where, data)


@dataclass
class _File:
    """A file's bytes that are safe, and what was done to it since it was last synced."""

    safe: bytes = b""
    since: list[Op] = field(default_factory=list)

    def whole(self) -> bytes:
        return _applied(self.safe, self.since)


@dataclass
class Disk:
    """The folder while it is being written."""

    files: dict[int, _File] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)  # those that are safe
    renamed: list[Op] = field(default_factory=list)  # what was done to names since their folder was last synced

    def do(self, op: Op) -> None:
        """The next thing done."""
        if op.what == "H":
            self.files[op.file], self.names[op.name] = _File(op.data), op.file
        elif op.what in "CRU":
            self.renamed.append(op)
            if op.what == "C":
                self.files[op.file] = _File()
        elif op.what in "WT":
            self._file(op).since.append(op)
        elif op.what == "S":
            file = self._file(op)
            file.safe, file.since = file.whole(), []
        elif op.what == "D":
            done = [each for each in self.renamed if op.name in each.folders]
            self.names = _renamed(self.names, done)
            self.renamed = [each for each in self.renamed if each not in done]

    def _file(self, op: Op) -> _File:
        return self.files.setdefault(op.file, _File())

    @property
    def is_settled(self) -> bool:
        """Whether a cut can leave one state only."""
        return not self.renamed and not any(file.since for file in self.files.values())

    def as_written(self) -> Files:
        """Everything, as the program sees it."""
        contents = {number: file.whole() for number, file in self.files.items()}
        return self._files(_renamed(self.names, self.renamed), contents)

    def cut(self, chance: Random) -> Files:
        """What one power cut leaves."""
        kept = chance.choice([0, len(self.renamed), chance.randint(0, len(self.renamed))])
        contents = {number: _left(file, chance) for number, file in self.files.items()}
        return self._files(_renamed(self.names, self.renamed[:kept]), contents)

    @staticmethod
    def _files(names: dict[str, int], contents: dict[int, bytes]) -> Files:
        return {name: contents.get(file, b"") for name, file in names.items()}


def _renamed(names: dict[str, int], ops: Sequence[Op]) -> dict[str, int]:
    names = dict(names)
    for op in ops:
        if op.what == "C":
            names[op.name] = op.file
        elif op.what == "U":
            names.pop(op.name, None)
        elif op.name in names:
            names[op.data.decode()] = names.pop(op.name)
    return names


def _applied(safe: bytes, ops: Sequence[Op]) -> bytes:
    content = bytearray(safe)
    for op in ops:
        _apply(content, op, op.data)
    return bytes(content)


def _apply(content: bytearray, op: Op, data: bytes, at: int = 0) -> None:
    where = op.where + at
    if op.what == "T":
        del content[op.where :]
        content.extend(bytes(op.where - len(content)))
        return
    content.extend(bytes(max(0, where - len(content))))
    content[where : where + len(data)] = data


def _left(file: _File, chance: Random) -> bytes:
    """The file after the cut: what is safe, and of the rest what one of the ways a disk works would leave."""
    ops = file.since
    if not ops:
        return file.safe
    content = bytearray(file.safe)
    for op, at, data in chance.choice(_WAYS)(ops, chance):
        if at + op.where > len(content) and chance.random() < 0.3:  # what a growing file gets before its bytes
            content.extend(chance.randbytes(at + op.where - len(content)))
        _apply(content, op, data, at)
    return bytes(content)


Part = tuple[Op, int, bytes]  # of an operation: from where in its bytes on, and which


def _none(_ops: Sequence[Op], _chance: Random) -> Iterator[Part]:
    yield from ()


def _all(ops: Sequence[Op], _chance: Random) -> Iterator[Part]:
    yield from ((op, 0, op.data) for op in ops)


def _torn_beginning(ops: Sequence[Op], chance: Random) -> Iterator[Part]:
    """The first ones in order, the last of them up to a sector."""
    end = chance.randrange(len(ops))
    yield from _all(ops[:end], chance)
    sectors = list(_sectors(ops[end]))
    yield from sectors[: chance.randint(0, len(sectors))]


def _some_writes(ops: Sequence[Op], chance: Random) -> Iterator[Part]:
    yield from _all([op for op in ops if chance.random() < 0.5], chance)


def _all_but_one(ops: Sequence[Op], chance: Random) -> Iterator[Part]:
    """One sector is missing."""
    every = [part for op in ops for part in _sectors(op)]
    missing = chance.randrange(len(every))
    yield from (part for number, part in enumerate(every) if number != missing)


def _some_sectors(ops: Sequence[Op], chance: Random) -> Iterator[Part]:
    share = chance.choice([0.1, 0.5, 0.9])
    yield from (part for op in ops for part in _sectors(op) if chance.random() < share)


def _last(ops: Sequence[Op], chance: Random) -> Iterator[Part]:
    """The disk wrote from behind."""
    yield from _all(ops[chance.randrange(len(ops)) :], chance)


def _sectors(op: Op) -> Iterator[Part]:
    """What reaches the disk at once: as much of it as lies in one sector; the whole when it is no write."""
    if op.what != "W":
        yield op, 0, b""
        return
    at = 0
    while at < len(op.data):
        end = min(len(op.data), at + SECTOR - (op.where + at) % SECTOR)
        yield op, at, op.data[at:end]
        at = end


_WAYS = (_none, _all, _torn_beginning, _torn_beginning, _some_writes, _all_but_one, _some_sectors, _last)


class Cut(NamedTuple):
    """A power cut: the files it leaves, and what the clerk had been told before it."""

    at: int  # the operation it comes after
    files: Files
    told: tuple[Told, ...]


def cuts(ops: Sequence[Op], count: int, chance: Random) -> Iterator[Cut]:
    """`count` different states, spread evenly over the moments of the record; fewer when no more can be found."""
    open_moments = sum(1 for _, disk, _ in moments(ops) if not disk.is_settled)
    seen: set[int] = set()
    barren = 0
    while len(seen) < count and barren < 20:
        before = len(seen)
        share = (count - before) / max(1, open_moments)
        for at, disk, told in moments(ops):
            wanted = 1 if disk.is_settled else int(share) + (chance.random() < share % 1)
            for _ in range(min(wanted, count - len(seen))):
                files = disk.cut(chance)
                known = hash((len(told), *sorted(files.items())))
                if known not in seen:
                    seen.add(known)
                    yield Cut(at, files, told)
        barren = 0 if len(seen) > before else barren + 1


def moments(ops: Sequence[Op]) -> Iterator[tuple[int, Disk, tuple[Told, ...]]]:
    """After each operation: its place, the disk, and what the clerk was told by then."""
    disk, told = Disk(), list[Told]()
    for at, op in enumerate(ops):
        if op.what == "M":
            told.append(Told(*json.loads(op.name)))
        disk.do(op)
        if op.what != "H":
            yield at, disk, tuple(told)
