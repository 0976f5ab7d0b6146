"""What may go wrong between the counter and the portal, cut by what the counter can do about it."""

from __future__ import annotations

import re
from enum import Enum

from cchc_desktop.wire.contract import ProblemDocument

_CODE = re.compile(r"[A-Z0-9_]{1,40}")
_LONGEST_DETAIL = 200


class Reason(Enum):
    """Why the portal was not reached; the value is the sentence of the status bar."""

    OFFLINE = "Chưa nối được tới cổng. Hồ sơ đã lưu tại máy, sẽ tự gửi khi có mạng."
    TIMEOUT = "Cổng trả lời quá chậm. Hồ sơ đã lưu tại máy, sẽ tự gửi lại."
    CAPTIVE = "Cần đăng nhập mạng: mạng đang chặn đường tới cổng. Hồ sơ đã lưu tại máy."
    PROXY = "Máy chủ trung gian (proxy) của mạng không cho ra ngoài. Báo quản trị mạng."
    TLS = "Chứng chỉ của cổng không tin được nên máy không gửi gì. Báo quản trị mạng."
    TLS_CLOCK = "Chứng chỉ của cổng chưa tới hạn hoặc đã hết hạn. Kiểm tra ngày giờ của máy này."
    BUSY = "Cổng đang bận. Máy sẽ tự gửi lại."
    SERVER_ERROR = "Cổng đang gặp sự cố. Hồ sơ đã lưu tại máy, sẽ tự gửi lại."
    STRANGE = "Phản hồi lạ từ cổng, máy không tin. Hồ sơ đã lưu tại máy, sẽ tự gửi lại."


class PortalTrouble(Exception):
    """Anything the portal or the way to it did; `str()` holds codes only and may be logged."""

    @property
    def sentence(self) -> str:
        """Vietnamese, for the status bar."""
        raise NotImplementedError

    @property
    def cause(self) -> str:
        """What happened alone, for an errand that is not tried again by itself and has no dossiers to calm about."""
        return self.sentence


class PortalUnreachable(PortalTrouble):
    """A state of the world: try again later; `retry_after` is seconds the portal asked for, at most 15 minutes."""

    def __init__(self, reason: Reason, retry_after: float | None = None) -> None:
        super().__init__(reason.name)
        self.reason = reason
        self.retry_after = retry_after

    @property
    def sentence(self) -> str:
        """Vietnamese, for the status bar."""
        return self.reason.value

    @property
    def cause(self) -> str:
        return self.reason.value.partition(". ")[0] + "."


class StrangeAnswer(PortalUnreachable):
    """An answer that is not the contract's (phản hồi lạ): nothing in it is believed; `what` says why, no values."""

    def __init__(self, what: str) -> None:
        super().__init__(Reason.STRANGE)
        self.what = what

    def __str__(self) -> str:
        return f"STRANGE: {self.what}"


class TooLong(StrangeAnswer):
    """More than is read of one answer (quá dài): less has to be asked for at once."""

    def __init__(self) -> None:
        super().__init__("too long")


class StillWorking(PortalUnreachable):
    """The portal has the batch and is not done with it (202, or 409 DANG_XU_LY)."""

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__(Reason.BUSY, retry_after)


class PortalRefused(PortalTrouble):
    """The portal answered and said no; `problem` may name values of citizens, `str()` does not."""

    _sentence = ""

    def __init__(self, problem: ProblemDocument) -> None:
        super().__init__(f"{problem.status} {safe_code(problem.code)}".strip())
        self.problem = problem

    @property
    def sentence(self) -> str:
        """Ours where the case is known, else the portal's own `detail`, on one line."""
        if self._sentence:
            return self._sentence
        detail = " ".join(self.problem.detail.split())[:_LONGEST_DETAIL]
        return detail or f"Cổng không nhận yêu cầu (mã {safe_code(self.problem.code) or self.problem.status})."


class Unauthorised(PortalRefused):
    """401 with a fresh token too: stop sending, keep everything."""

    _sentence = (
        "Cổng không nhận ra máy này. Hồ sơ đã lưu tại máy, quầy cứ làm tiếp. Báo quản trị cấp mã ghi danh mới cho đúng "
        "quầy này rồi ghi danh lại; đừng cài lại máy."
    )


class DeviceRevoked(PortalRefused):
    """403 THIET_BI_BI_THU_HOI: stop sending, keep everything, allow export."""

    _sentence = "Cổng đã thu hồi quyền của máy này. Dữ liệu vẫn còn tại máy; báo quản trị."


class TooLarge(PortalRefused):
    """413: send fewer at once."""

    _sentence = "Gói gửi lên cổng quá lớn. Máy sẽ chia nhỏ rồi gửi lại."


class UpgradeNeeded(PortalRefused):
    """426: nothing is taken until the program is updated."""

    _sentence = "Phần mềm đã quá cũ so với cổng. Cần cập nhật; hồ sơ vẫn lưu tại máy."


class CursorExpired(PortalRefused):
    """410 on the change feed: take a snapshot."""

    _sentence = "Đã lâu chưa nhận tin từ cổng, máy sẽ lấy lại toàn bộ."


class NoRangesHere(PortalRefused):
    """501: this portal makes its codes itself; provisional numbers only."""

    _sentence = "Cổng này không cấp số trước; máy dùng số biên nhận tạm."


class LedgerTampered(PortalRefused):
    """409 SO_BI_SUA: our chain forks from what the portal holds."""

    _sentence = "Sổ cái của máy không khớp với cổng (SO_BI_SUA). Ngừng gửi; báo quản trị ngay."


def safe_code(code: str) -> str:
    """`code` if it looks like one of the registry's, else nothing: it comes from outside and goes to logs."""
    return code if _CODE.fullmatch(code) else ""
