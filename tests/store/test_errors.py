"""Every trouble is a Vietnamese sentence that says what is safe and what to do; bugs stay bugs."""

from __future__ import annotations

import errno

import pytest
from sqlcipher3 import dbapi2

from cchc_desktop.store.errors import StoreTrouble, Trouble, guarded, trouble_of


def of_code(code: int, kind: type[Exception] = dbapi2.OperationalError) -> Exception:
    """An exception as the database would raise it."""
    error = kind("a text that changes between versions")
    error.sqlite_errorcode = code  # type: ignore[attr-defined]  # set from C otherwise
    return error


@pytest.mark.parametrize("trouble", Trouble, ids=lambda trouble: trouble.name)
def test_each_trouble_is_said_in_whole_sentences(trouble: Trouble) -> None:
    sentence = StoreTrouble(trouble).sentence
    assert sentence == trouble.sentence
    assert sentence.endswith(".")
    assert any(mark in sentence for mark in "ưạãệấứ"), "not Vietnamese"


@pytest.mark.parametrize("trouble", [Trouble.LOCKED, Trouble.READ_ONLY, Trouble.FULL, Trouble.CORRUPT, Trouble.NEWER])
def test_the_sentence_says_what_is_safe_or_stays_as_it_is(trouble: Trouble) -> None:
    assert any(said in trouble.sentence for said in ("an toàn", "không ghi gì thêm"))


def test_what_could_reach_a_log_is_a_name_alone() -> None:
    assert str(StoreTrouble(Trouble.FULL)) == "FULL"


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (5, Trouble.LOCKED),
        (5 | 1 << 8, Trouble.LOCKED),  # BUSY_RECOVERY
        (6, Trouble.LOCKED),
        (8, Trouble.READ_ONLY),
        (8 | 5 << 8, Trouble.READ_ONLY),  # READONLY_CANTINIT
        (10, Trouble.INPUT_OUTPUT),
        (10 | 4 << 8, Trouble.INPUT_OUTPUT),  # IOERR_FSYNC
        (11, Trouble.CORRUPT),
        (13, Trouble.FULL),
        (14, Trouble.READ_ONLY),
        (26, Trouble.WRONG_KEY),
        (1, None),  # an error in our SQL
        (19, None),  # a broken constraint
    ],
)
def test_the_database_s_codes_are_sorted(code: int, trouble: Trouble | None) -> None:
    assert trouble_of(of_code(code)) is trouble


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, Trouble.FULL),
        (errno.EDQUOT, Trouble.FULL),
        (errno.EIO, Trouble.INPUT_OUTPUT),
        (errno.EROFS, Trouble.READ_ONLY),
        (errno.EACCES, Trouble.READ_ONLY),
        (errno.ENOENT, None),
        (errno.EPIPE, None),
    ],
)
def test_files_beside_the_store_fail_with_the_same_troubles(number: int, trouble: Trouble | None) -> None:
    assert trouble_of(OSError(number, "said by the system")) is trouble


def test_a_file_held_by_a_virus_scanner_is_busy_not_forbidden() -> None:
    held = PermissionError(errno.EACCES, "said by the system")
    held.winerror = 32  # type: ignore[attr-defined]  # on Windows only
    assert trouble_of(held) is Trouble.LOCKED


def test_other_exceptions_are_none_of_the_store_s() -> None:
    assert trouble_of(ValueError("x")) is None


def test_a_trouble_keeps_its_cause() -> None:
    with pytest.raises(StoreTrouble) as caught, guarded():
        raise of_code(13)
    assert caught.value.trouble is Trouble.FULL
    assert isinstance(caught.value.__cause__, dbapi2.OperationalError)


@pytest.mark.parametrize("bug", [of_code(19, dbapi2.IntegrityError), FileNotFoundError(2, "x"), KeyError("x")])
def test_a_bug_passes_as_it_is(bug: Exception) -> None:
    with pytest.raises(type(bug)), guarded():
        raise bug


@pytest.mark.parametrize("number", [errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP])
def test_a_path_that_can_be_no_folder_is_trouble_with_the_folder(number: int) -> None:
    assert trouble_of(OSError(number, "x")) is Trouble.FOLDER
