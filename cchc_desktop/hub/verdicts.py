"""What became of one operation (kết quả xử lý thao tác), as the counter is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.refusals import problem
from cchc_desktop.wire.contract import Op, OpResult, Outcome, ProblemDocument

_REUSED = "OP_ID_REUSED"


@dataclass(slots=True)
class Verdict:
    """An outcome with its reasons; `changed` says whether the dossier has a new state to store.

    `met`: the hub's document as the operation found it, shown beside the counter's where somebody has to compare.
    """

    outcome: Outcome = "applied"
    warnings: list[ProblemDocument] = field(default_factory=list)
    problem: ProblemDocument | None = None
    changed: bool = True
    met: dict[str, Any] | None = None

    def warn(self, code: str, detail: str, *pointers: str) -> None:
        """Stored, and somebody must look."""
        self.outcome = "accepted-with-warnings"
        self.warnings.append(problem(200, code, detail, *pointers))

    def result(self, op: Op, dossier: Kept | None) -> OpResult:
        """As it is sent; who meets a conflict or a merge is shown the hub's own state, a doubt the one it met."""
        shown = dict(dossier.data) if dossier is not None and self.outcome in ("conflict", "merged") else None
        if self.outcome == "accepted-with-warnings":
            shown = self.met
        return OpResult(
            opId=op.opId,
            outcome=self.outcome,
            version=dossier.version if dossier else None,
            warnings=self.warnings,
            problem=self.problem,
            serverState=shown,
        )


def rejected(code: str, detail: str, pointer: str = "") -> Verdict:
    """Journalled, but it does not change the dossier."""
    return Verdict("rejected", problem=problem(422, code, detail, pointer), changed=False)


def conflict(detail: str, *pointers: str) -> Verdict:
    """Both sides moved the same members; both are kept, a person decides."""
    return Verdict("conflict", problem=problem(409, "XUNG_DOT", detail, *pointers), changed=False)


def unreadable(pointer: str = "/payload") -> Verdict:
    """The payload is not what its type says."""
    return rejected("DU_LIEU_SAI", "Nội dung thao tác không đọc được; hãy báo bộ phận hỗ trợ.", pointer)


def untouched() -> Verdict:
    """Journalled; no dossier changes by it."""
    return Verdict(changed=False)


def too_early() -> Verdict:
    """An earlier operation of this dossier, of another counter, is still to come; the hub tries again then."""
    return Verdict("deferred", changed=False)


def is_reuse(result: OpResult) -> bool:
    """Whether it says that the opId was another operation's."""
    return result.problem is not None and result.problem.code == _REUSED


def op_id_reused() -> Verdict:
    """A programming error at the counter: two contents under one opId."""
    return rejected(_REUSED, "Mã thao tác đã dùng cho nội dung khác; hãy báo bộ phận hỗ trợ.", "/opId")
