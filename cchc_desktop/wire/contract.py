"""The envelopes of the portal's contract as typed structs: names are the wire's own, unknown members are ignored."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

BUNDLE_TYPE = "application/vnd.quay.bundle"
API_PATH = "/quay/v1"  # below a portal's address, where it is not told otherwise
Outcome = Literal[
    "applied", "duplicate", "merged", "accepted-with-warnings", "pending-upstream", "deferred", "conflict", "rejected"
]
Series = Literal["MaHoSo", "SoBienLai"]
RangeState = Literal["open", "closed", "burned"]
ChangeKind = Literal["dossier", "result", "task", "notice", "catalogue", "range"]


class _Wire(msgspec.Struct, omit_defaults=True):
    """What every envelope shares: absent means default, unknown members pass."""


class ProblemError(_Wire):
    """One member pointed at (RFC 6901 pointer)."""

    pointer: str = ""
    code: str = ""
    detail: str = ""


class ProblemDocument(_Wire):
    """RFC 9457 problem; `detail` is a Vietnamese sentence fit to show to staff."""

    type: str
    title: str
    status: int
    detail: str = ""
    instance: str = ""
    code: str = ""
    retryable: bool = False
    errors: list[ProblemError] = []


class EnrolRequest(_Wire):
    """A one-time code traded for a device identity; `jwk` is the public half of an Ed25519 key."""

    enrolmentCode: str
    jwk: dict[str, Any]
    deviceInstanceId: str
    os: str = ""
    appVersion: str = ""


class Device(_Wire):
    """The identity the hub gave this machine."""

    deviceId: str
    clientId: str
    maThietBi: str
    MaDonVi: str
    TenDonVi: str
    bundleKey: str = ""


class Token(_Wire):
    """OAuth 2.0 access token; `expires_in` in seconds."""

    access_token: str
    token_type: str
    expires_in: int


class LedgerHead(_Wire):
    """The last entry of one instance that the portal has journalled; `closed`: another instance went on from it."""

    deviceInstanceId: str = ""
    seq: int = 0
    hash: str = ""
    closed: bool = False


class Session(_Wire):
    """Server time, policy and flags; first answer of each exchange."""

    serverTime: str
    minClientVersion: str = "0.0.0"
    schemaVersions: tuple[int, ...] = (1,)
    maxOpsPerBatch: int = 500
    ledgerHeads: list[LedgerHead] = []
    maxUploadBytes: int = 0
    chunkBytes: int = 1_048_576
    khoTep: str = ""
    bundleKey: str = ""
    clockWarnSeconds: int = 120
    maxAcceptedClockSkewSeconds: int = 300
    maxOfflineDaysWarn: int = 3
    capabilities: list[str] = []


class CatalogueEntry(_Wire):
    """One line of the catalogue manifest."""

    name: str
    version: str
    etag: str = ""
    sha256: str = ""
    bytes: int = 0
    rows: int = 0
    effectiveFrom: str = ""


class RangeRequest(_Wire):
    """One more standing range of the unit's daily series, please."""

    series: Series
    MaDonVi: str
    quantity: int
    deviceInstanceId: str


class SeenNumber(_Wire):
    """The highest number of a day the portal has seen."""

    ngay: str
    highest: int


class NumberRange(msgspec.Struct, kw_only=True):
    """A standing range: numbers `first`..`last` (wire: from, to), valid every day from `validFrom` until withdrawn."""

    rangeId: str
    series: Series
    MaDonVi: str
    prefix: str
    first: int = msgspec.field(name="from")
    last: int = msgspec.field(name="to")
    width: int = 4
    validFrom: str
    state: RangeState
    seen: list[SeenNumber] = []


class RangeClose(_Wire):
    """Why a range is given back."""

    reason: Literal["replaced", "restored", "retired"]


class Operator(_Wire):
    """The clerk behind an operation; the name at most 50 characters."""

    maCanBo: str = ""
    NguoiXuLy: str = ""
    ChucDanh: str = ""


class Clock(_Wire):
    """What the counter knew of its clock; milliseconds."""

    offsetMs: int = 0
    lastContactAt: str = ""
    monotonicMs: int = 0
    trusted: bool = True


class Op(msgspec.Struct, omit_defaults=False):
    """One ledger entry as it is sent; `payload` is the stored canonical bytes, never made anew."""

    opId: str
    actId: str
    seq: int
    type: str
    schemaVersion: int
    occurredAt: str
    operator: Operator
    payload: msgspec.Raw
    payloadSha256: str
    previousHash: str
    hash: str
    dossierUid: str | None = None
    baseVersion: int | None = None
    clock: Clock | msgspec.UnsetType = msgspec.UNSET
    previous: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


class OpBatch(msgspec.Struct):
    """An ordered run of one instance's ledger."""

    batchId: str
    deviceInstanceId: str
    schemaVersion: int
    sentAt: str
    ops: list[Op]


class OpResult(_Wire):
    """What the hub did with one operation; `version` is the dossier's new version at the portal."""

    opId: str
    outcome: Outcome
    MaHoSo: str | None = None
    MaHoSoKhac: str | None = None
    SoBienNhan: str | None = None
    version: int | None = None
    missingFiles: list[str] = []
    warnings: list[ProblemDocument] = []
    problem: ProblemDocument | None = None
    serverState: dict[str, Any] | None = None


class OpBatchResult(_Wire):
    """Outcomes in the order sent; `ackedThrough` is the highest seq journalled."""

    batchId: str
    serverTime: str
    ackedThrough: int
    results: list[OpResult]
    ledgerHead: LedgerHead | None = None


class Change(_Wire):
    """One item of the change feed, latest state; `data` for a dossier is the contract's Dossier."""

    kind: ChangeKind
    id: str
    version: int
    changedAt: str
    deleted: bool = False
    causedBy: str | None = None
    data: dict[str, Any] = {}


class ChangePage(_Wire):
    """A page of changes and the opaque cursor to go on from."""

    changes: list[Change]
    nextCursor: str
    hasMore: bool
    serverTime: str


class SnapshotPage(_Wire):
    """A page of whole dossiers, pinned to one instant; the last page carries `cursor`."""

    asOf: str = ""
    dossiers: list[dict[str, Any]] = []
    nextPageToken: str | None = None
    cursor: str | None = None
