"""Forms that bring a file (biểu mẫu kèm tệp): read as they come, the file to disk, never more than a page may send."""

from __future__ import annotations

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request

from cchc_desktop.hub.refusals import Refusal, malformed, too_large

MOST_BYTES = 19 * 1024 * 1024  # of the file; a proxy lets bodies of 20 MiB through
_REST = 64 * 1024
_TYPE = "multipart/form-data"


def is_one(request: Request) -> bool:
    """Whether the form says that it may bring a file."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == _TYPE


async def read(request: Request) -> tuple[dict[str, str], UploadFile | None]:
    """The fields, and the file if one was chosen; raises Refusal 400, 411 and 413."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise Refusal(411, "PHONG_BI_SAI", "Biểu mẫu không nói dài bao nhiêu; hãy gửi lại bằng trình duyệt khác.")
    if len(length) > 12 or int(length) > MOST_BYTES + _REST:
        raise too_large(f"Tệp lớn hơn {MOST_BYTES // 1024 // 1024} MB. Chưa ghi gì; quét lại nhẹ hơn rồi gửi lại.")
    try:
        sent = await request.form(max_files=1, max_fields=30, max_part_size=_REST)
    except (HTTPException, MultiPartException, ClientDisconnect) as error:
        raise malformed("Biểu mẫu gửi lên không đọc được.") from error
    fields, file = {}, None
    for name, value in sent.multi_items():
        if isinstance(value, str):
            fields[name] = value
        elif value.filename:
            file = value
    return fields, file
