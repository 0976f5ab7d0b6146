"""The contract's end-of-day comparison (đối soát): what the counter holds, and how the portal's differs."""

from __future__ import annotations

from typing import Any

import msgspec


class Held(msgspec.Struct, omit_defaults=True):
    """One dossier as the counter holds it; `contentHash` is payloadSha256 of its dossier.received; None: not compared."""

    dossierUid: str = ""
    MaHoSo: str | None = None
    TrangThaiHoSo: str | None = None
    tongTienDaThu: int | None = None
    contentHash: str | None = None
    daHuy: bool | None = None  # entered by mistake; None: by a counter from before it was told


class Request(msgspec.Struct):
    """What the counter holds of one day of its unit, or a page of it."""

    MaDonVi: str
    ngay: str
    entries: list[Held]


class Differing(msgspec.Struct):
    """A dossier both sides hold, and the members in which they differ."""

    dossierUid: str
    members: list[str]


class Upstream(msgspec.Struct):
    """How far the portal has passed the unit's dossiers on to the portal above it."""

    sent: int = 0
    waiting: int = 0
    failed: list[dict[str, Any]] = []


class Result(msgspec.Struct):
    """Only three empty lists, and nothing left to pass on, let the screen say that all is in step."""

    missingAtPortal: list[str] = []
    missingAtCounter: list[str] = []
    differing: list[Differing] = []
    upstream: Upstream | msgspec.UnsetType = msgspec.UNSET
