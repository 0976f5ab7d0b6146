"""Trouble with the store (sự cố kho dữ liệu): what happened, what is safe, what to do, in Vietnamese."""

from __future__ import annotations

import errno
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
    KEY_EXPOSED = (
        "Tệp khóa store.key để người khác trên máy đọc được và không tự sửa quyền được. Dữ liệu chưa thay đổi. "
        "Báo quản trị đặt quyền 0600 cho tệp, chủ tệp là tài khoản này."
    )
    MISSING = "Chưa có kho dữ liệu ở thư mục này. Thiết lập trước khi dùng."
    SET_UP = (
        "Thư mục này đã có kho dữ liệu nên không thiết lập lần nữa. Chưa thay đổi gì; mở chương trình để dùng tiếp."
    )
    FOLDER = "Không dùng được thư mục dữ liệu. Dữ liệu chưa thay đổi. Báo quản trị kiểm tra đường dẫn và quyền ghi."
    NO_BACKUP_PLACE = "Không thấy nơi sao lưu. Dữ liệu trên máy vẫn an toàn. Cắm USB hoặc nối lại thư mục chung."
    BACKUP_FULL = "Nơi sao lưu đã đầy. Dữ liệu trên máy vẫn an toàn, bản sao lưu cũ còn nguyên. Dọn chỗ hoặc đổi USB."
    BAD_BACKUP = (
        "Bản sao lưu bị hỏng hoặc bị sửa. Chưa thay đổi gì. Dùng bản sao lưu khác; giữ nguyên bản này để kiểm tra."
    )
    NO_STICK = (
        "Không đọc hoặc ghi được USB. Hồ sơ trên máy vẫn an toàn. Cắm lại USB, xem có khóa ghi không, rồi làm lại."
    )
    STICK_FULL = "USB đã đầy nên chưa chép hết. Hồ sơ trên máy vẫn an toàn. Dọn chỗ hoặc đổi USB rồi làm lại."
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


# SQLite's primary result codes (sqlite.org/rescode.html)
_CODES = {
    3: Trouble.READ_ONLY,  # PERM
    5: Trouble.LOCKED,  # BUSY
    6: Trouble.LOCKED,  # LOCKED
    8: Trouble.READ_ONLY,  # READONLY
    10: Trouble.INPUT_OUTPUT,  # IOERR
    11: Trouble.CORRUPT,  # CORRUPT, also a page whose authentication fails
    13: Trouble.FULL,  # FULL
    14: Trouble.READ_ONLY,  # CANTOPEN; that the file is there is asked first
    15: Trouble.LOCKED,  # PROTOCOL, the race for the write-ahead log
    26: Trouble.WRONG_KEY,  # NOTADB
}
_TEXTS = {  # of sqlite3_errstr: the errors of a backup in one pass come without a code
    "database or disk is full": Trouble.FULL,
    "disk I/O error": Trouble.INPUT_OUTPUT,
    "database is locked": Trouble.LOCKED,
    "database disk image is malformed": Trouble.CORRUPT,
}
_ERRNOS = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EIO: Trouble.INPUT_OUTPUT,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
    errno.ENOTDIR: Trouble.FOLDER,
    errno.ENAMETOOLONG: Trouble.FOLDER,
    errno.ELOOP: Trouble.FOLDER,
}
_SHARING_VIOLATIONS = (32, 33)  # Windows: a virus scanner or backup tool holds the file


def trouble_of(error: Exception) -> Trouble | None:
    """The trouble behind an exception of the database or of the files beside it, or None when it is a bug of ours."""
    if isinstance(error, dbapi2.Error):
        code: int = getattr(error, "sqlite_errorcode", 0)
        return _CODES.get(code & 0xFF) if code else _TEXTS.get(str(error))  # the low byte of an extended code
    if isinstance(error, OSError):
        if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
            return Trouble.LOCKED
        return _ERRNOS.get(error.errno or 0)
    return None


@contextmanager
def guarded() -> Iterator[None]:
    """Turns what database and files say of the world into StoreTrouble; bugs pass as they are."""
    try:
        yield
    except (dbapi2.Error, OSError) as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise StoreTrouble(trouble) from error
