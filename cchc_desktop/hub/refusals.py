"""What the hub refuses (từ chối): RFC 9457 problems with the contract's codes and a Vietnamese sentence for staff."""

from __future__ import annotations

from typing import Any

import msgspec

from cchc_desktop.wire.contract import ProblemDocument, ProblemError

MEDIA_TYPE = "application/problem+json"

_TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    410: "Gone",
    412: "Precondition Failed",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    416: "Range Not Satisfiable",
    422: "Unprocessable Content",
    423: "Locked",
    429: "Too Many Requests",
    500: "Internal Server Error",
    501: "Not Implemented",
    503: "Service Unavailable",
}
_RETRYABLE = frozenset({"TOKEN_HET_HAN", "DANG_XU_LY", "BAN", "LOI_CONG"})


class Refusal(Exception):
    """An answer other than the wished one; `str()` of it holds the code alone, so a log stays free of values."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        headers: dict[str, str] | None = None,
        **members: Any,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = headers or {}
        self.members = members

    def body(self) -> bytes:
        """The problem document, with its extension members (`ledgerHead`)."""
        document = msgspec.to_builtins(problem(self.status, self.code, self.detail))
        return msgspec.json.encode(document | msgspec.to_builtins(self.members))


def problem(status: int, code: str, detail: str, *pointers: str) -> ProblemDocument:
    """A problem document; each pointer (RFC 6901) points at a member that is wrong."""
    return ProblemDocument(
        type=f"urn:quay:problem:{code}",
        title=_TITLES.get(status, "Problem"),
        status=status,
        detail=detail,
        code=code,
        retryable=code in _RETRYABLE,
        errors=[ProblemError(pointer=pointer, code=code, detail=detail) for pointer in pointers if pointer],
    )


def malformed(detail: str = "Gói dữ liệu gửi lên không đúng cấu trúc; hãy báo bộ phận hỗ trợ.") -> Refusal:
    """400: the envelope cannot be read."""
    return Refusal(400, "PHONG_BI_SAI", detail)


def too_large(detail: str = "Gói dữ liệu quá lớn; hãy gửi gói nhỏ hơn.") -> Refusal:
    """413: smaller, please."""
    return Refusal(413, "QUA_LON", detail)


def unsigned() -> Refusal:
    """401: no token, or one that is no longer valid."""
    return Refusal(
        401, "TOKEN_HET_HAN", "Phiên kết nối đã hết hạn; máy sẽ tự kết nối lại.", headers={"WWW-Authenticate": "Bearer"}
    )


def revoked() -> Refusal:
    """403: this device may no longer speak to the hub."""
    return Refusal(403, "THIET_BI_BI_THU_HOI", "Thiết bị này đã bị thu hồi quyền kết nối; hãy liên hệ quản trị.")


def not_here(detail: str = "Không tìm thấy nội dung được yêu cầu.") -> Refusal:
    """404."""
    return Refusal(404, "KHONG_TIM_THAY", detail)
