"""Trouble with the store (sự cố kho dữ liệu): what happened, what is safe, what to do, in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from sqlcipher3 import dbapi2


class Trouble(Enum):
    """What is wrong with the store; the value is the sentence for the clerk."""

    LOCKED = (
        "Kho dữ liệu đang bận vì chương trình khác giữ. Chưa lưu gì của việc này; hồ sơ trước vẫn an toàn. Thử lại."
    )
    READ_ONLY = (
        "Kho dữ liệu chỉ đọc được. Hồ sơ đã lưu vẫn an toàn nhưng không lưu thêm được. "
        "Báo quản trị kiểm tra quyền ghi của thư mục dữ liệu."
    )
    FULL = "Ổ đĩa đầy. Chưa lưu gì của việc này; hồ sơ trước vẫn an toàn. Dọn chỗ trên ổ đĩa rồi thử lại."
    INPUT_OUTPUT = "Ổ đĩa báo lỗi đọc ghi. Chưa lưu gì của việc này. Gọi quản trị trước khi tiếp nhận tiếp."
    CORRUPT = (
        "Kho dữ liệu bị hỏng. Chương trình không ghi gì thêm vào đó. "
        "Giữ nguyên thư mục dữ liệu và gọi quản trị khôi phục từ bản sao lưu."
    )
    NEWER = (
        "Kho dữ liệu thuộc phiên bản mới hơn của chương trình. Dữ liệu an toàn, chưa thay đổi gì. "
        "Cài phiên bản mới rồi mở lại."
    )
    WRONG_KEY = (
        "Không mở được kho dữ liệu bằng khóa của máy này, hoặc tệp không phải kho dữ liệu. Dữ liệu chưa thay đổi. "
        "Nhập khóa khôi phục."
    )
    NO_KEY = "Chưa thấy khóa của kho dữ liệu trên tài khoản này. Dữ liệu chưa thay đổi. Nhập khóa khôi phục."
    MISSING = "Chưa có kho dữ liệu ở thư mục này. Thiết lập trước khi dùng."
    MODE = "Kho dữ liệu này không dùng được ở chế độ đang mở (thực hành và thật không lẫn nhau). Chưa thay đổi gì."

    @property
    def sentence(self) -> str:
        """What the clerk reads."""
        return self.value


class StoreTrouble(Exception):
    """A state of the world, not a bug; work goes on where it can. The text is the trouble's name, never a value."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble

    @property
    def sentence(self) -> str:
        """What the clerk reads."""
        return self.trouble.sentence


# sqlcipher3 gives no error codes, so its fixed English texts are matched, longest first.
_TEXTS = (
    ("database is locked", Trouble.LOCKED),
    ("database table is locked", Trouble.LOCKED),
    ("readonly database", Trouble.READ_ONLY),
    ("database or disk is full", Trouble.FULL),
    ("disk I/O error", Trouble.INPUT_OUTPUT),
    ("malformed", Trouble.CORRUPT),
    ("file is not a database", Trouble.WRONG_KEY),
    ("file is encrypted", Trouble.WRONG_KEY),
    ("unable to open database file", Trouble.MISSING),
)


def trouble_of(error: Exception) -> Trouble | None:
    """The trouble behind an exception of the database, or None when it is a bug of ours."""
    if not isinstance(error, dbapi2.Error):
        return None
    text = str(error)
    return next((trouble for fragment, trouble in _TEXTS if fragment in text), None)


@contextmanager
def guarded() -> Iterator[None]:
    """Turns the database's complaints about the world into StoreTrouble; bugs pass as they are."""
    try:
        yield
    except dbapi2.Error as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise StoreTrouble(trouble) from error
