"""The key: kept where only its owner reads it, told on paper, and never asked of a store that writes it in clear."""

from __future__ import annotations

import os
import random
import stat
import sys
from pathlib import Path
from types import ModuleType

import keyring.backend
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked
from store_fixtures import NOBODY, in_child

from cchc_desktop.store import keys, schema
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.keys import FILE_NAME, KEY_BYTES, KeyPlace, NoCredentialStoreError

KEY = bytes(range(100, 132))
KEYS = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)
posix = pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")


class Memory(KeyringBackend):
    """A credential store in memory."""

    priority = 1  # type: ignore[assignment]  # a class property in the library, a number in every backend

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password


class Chain(Memory):
    """What asks several stores after another."""

    def __init__(self, *backends: KeyringBackend) -> None:
        super().__init__()
        self.backends = list(backends)


class Locked(Memory):
    """A store whose owner did not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("said by the system")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("said by the system")


def from_module(backend: KeyringBackend, module: str) -> KeyringBackend:
    """As if the backend's class came from `module`."""
    backend.__class__ = type(type(backend).__name__, (type(backend),), {"__module__": module})
    return backend


def use(monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)


WINDOWS = "keyring.backends.Windows"


# In a file.


@posix
def test_a_key_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    keys.keep(tmp_path, KEY, KeyPlace.FILE)
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600
    assert keys.find(tmp_path) == KEY
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@posix
def test_a_file_that_others_could_read_is_replaced_by_one_they_cannot(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("old")
    (tmp_path / FILE_NAME).chmod(0o644)
    keys.keep(tmp_path, KEY, KeyPlace.FILE)
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600
    assert keys.find(tmp_path) == KEY


def test_a_key_that_could_not_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys.keep(tmp_path, KEY, KeyPlace.FILE)

    def full(_descriptor: int) -> None:
        raise OSError(28, "said by the system")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreTrouble) as caught:
        keys.keep(tmp_path, bytes(KEY_BYTES), KeyPlace.FILE)
    assert caught.value.trouble is Trouble.FULL
    assert keys.find(tmp_path) == KEY
    monkeypatch.undo()
    keys.keep(tmp_path, bytes(KEY_BYTES), KeyPlace.FILE)
    assert keys.find(tmp_path) == bytes(KEY_BYTES)


@pytest.mark.parametrize("content", [b"", b"00", b"zz" * 32, b"\xff" * 64, "khóa".encode(), b"00" * 33])
def test_a_damaged_key_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(StoreTrouble) as caught:
        keys.find(tmp_path)
    assert caught.value.trouble is Trouble.WRONG_KEY


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user")
def test_another_account_is_told_that_it_may_not_read_the_key(tmp_path: Path) -> None:
    keys.keep(tmp_path, KEY, KeyPlace.FILE)
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)

    def look() -> Trouble | None:
        try:
            keys.find(tmp_path)
        except StoreTrouble as caught:
            return caught.trouble
        return None

    assert in_child(look, user=NOBODY) is Trouble.READ_ONLY


def test_keys_are_new_each_time() -> None:
    assert len({keys.new_key() for _ in range(50)}) == 50
    assert len(keys.new_key()) == KEY_BYTES


# In the credential store.


def test_the_key_goes_to_the_credential_store_under_a_name_without_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = Memory()
    use(monkeypatch, from_module(backend, WINDOWS))
    keys.keep(tmp_path, KEY, KeyPlace.CREDENTIAL_STORE)
    assert keys.find(tmp_path) == KEY
    assert list(tmp_path.iterdir()) == []
    ((service, account),) = backend.held
    assert service == "cchc-desktop"
    assert tmp_path.name not in account


def test_two_data_folders_have_two_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, from_module(Memory(), WINDOWS))
    for number, name in enumerate("ab"):
        (tmp_path / name).mkdir()
        keys.keep(tmp_path / name, bytes([number]) * KEY_BYTES, KeyPlace.CREDENTIAL_STORE)
    assert keys.find(tmp_path / "a") == bytes(KEY_BYTES)
    assert keys.find(tmp_path / "b" / ".." / "b") == b"\x01" * KEY_BYTES


@pytest.mark.parametrize("module", ["keyrings.alt.file", "keyring.backends.fail", "keyring.backends.null", "x.Windows"])
def test_a_store_that_may_write_it_in_clear_never_sees_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    backend = Memory()
    use(monkeypatch, from_module(backend, module))
    with pytest.raises(NoCredentialStoreError):
        keys.keep(tmp_path, KEY, KeyPlace.CREDENTIAL_STORE)
    assert backend.held == {}
    with pytest.raises(StoreTrouble) as caught:
        keys.find(tmp_path)
    assert caught.value.trouble is Trouble.NO_KEY


@pytest.mark.parametrize("module", [WINDOWS, "keyring.backends.macOS", "keyring.backends.SecretService"])
def test_of_a_chain_only_the_trusted_store_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    plain, trusted = from_module(Memory(), "keyrings.alt.file"), from_module(Memory(), module)
    use(monkeypatch, from_module(Chain(plain, trusted), "keyring.backends.chainer"))
    keys.keep(tmp_path, KEY, KeyPlace.CREDENTIAL_STORE)
    assert isinstance(plain, Memory)
    assert plain.held == {}
    assert keys.find(tmp_path) == KEY


def test_an_account_that_has_no_key_yet_is_asked_for_the_recovery_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, from_module(Memory(), WINDOWS))
    with pytest.raises(StoreTrouble) as caught:
        keys.find(tmp_path)
    assert caught.value.trouble is Trouble.NO_KEY


def test_a_credential_store_that_stays_locked_is_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, from_module(Locked(), WINDOWS))
    with pytest.raises(StoreTrouble) as caught:
        keys.find(tmp_path)
    assert caught.value.trouble is Trouble.NO_KEY
    with pytest.raises(NoCredentialStoreError):
        keys.keep(tmp_path, KEY, KeyPlace.CREDENTIAL_STORE)


def test_opening_by_a_key_file_does_not_pay_for_the_credential_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.keep(tmp_path, KEY, KeyPlace.FILE)
    monkeypatch.setitem(sys.modules, "keyring", ModuleType("broken"))
    monkeypatch.setitem(sys.modules, "keyring.errors", ModuleType("broken"))
    assert keys.find(tmp_path) == KEY


# On paper.


@given(KEYS)
def test_the_recovery_text_gives_the_key_back(key: bytes) -> None:
    text = keys.recovery_text(key)
    assert keys.from_recovery_text(text) == key
    assert {len(group) for group in text.split("-")} == {4}


@given(KEYS, st.randoms(use_true_random=False))
def test_it_may_be_typed_in_lower_case_with_blanks_and_look_alikes(key: bytes, chance: random.Random) -> None:
    typed = keys.recovery_text(key).lower().replace("-", chance.choice(["", " ", " - ", "\n", "-"]))
    assert keys.from_recovery_text(typed.replace("o", "0").replace("i", "1").replace("b", "8")) == key


@given(KEYS, st.integers(0, 55), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_a_wrong_letter_is_noticed(key: bytes, place: int, letter: str) -> None:
    letters = keys.recovery_text(key).replace("-", "")
    wrong = letters[:place] + letter + letters[place + 1 :]
    assert keys.from_recovery_text(wrong) == (key if wrong == letters else None)


@given(KEYS, st.integers(0, 54))
def test_two_letters_changed_over_are_noticed(key: bytes, place: int) -> None:
    letters = keys.recovery_text(key).replace("-", "")
    wrong = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    assert keys.from_recovery_text(wrong) == (key if wrong == letters else None)


@pytest.mark.parametrize("text", ["", "AAAA", "?" * 56, "khóa", "A" * 56, "A" * 5000, "\x00"])
def test_what_is_no_recovery_text_is_none(text: str) -> None:
    assert keys.from_recovery_text(text) is None


def test_a_store_opens_with_its_recovered_key(tmp_path: Path) -> None:
    key = keys.new_key()
    schema.create_store(tmp_path, key).close()
    recovered = keys.from_recovery_text(keys.recovery_text(key))
    assert recovered is not None
    schema.open_store(tmp_path, recovered).close()


# A file that others may read is no place for a key.


def exposed(folder: Path, mode: int = 0o644) -> Path:
    keys.keep(folder, KEY, KeyPlace.FILE)
    path = folder / FILE_NAME
    path.chmod(mode)
    return path


@posix
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o777])
def test_a_key_file_that_others_may_read_is_closed_and_it_is_known(tmp_path: Path, mode: int) -> None:
    path = exposed(tmp_path, mode)

    assert keys.mend_rights(tmp_path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not keys.mend_rights(tmp_path)
    assert keys.find(tmp_path) == KEY


@posix
def test_no_key_is_read_from_a_file_that_stays_open(tmp_path: Path) -> None:
    path = exposed(tmp_path)

    assert keys.find(tmp_path) == KEY

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="only root gives files away")
def test_the_open_key_file_of_another_account_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = exposed(tmp_path)
    os.chown(path, NOBODY, NOBODY)

    with pytest.raises(StoreTrouble) as trouble:
        keys.find(tmp_path)

    assert trouble.value.trouble is Trouble.KEY_EXPOSED
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


@posix
@pytest.mark.parametrize("how", ["refused", "without effect"])
def test_where_rights_cannot_be_set_no_key_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    exposed(tmp_path)

    def chmod(_path: Path, _mode: int) -> None:
        if how == "refused":
            raise PermissionError

    monkeypatch.setattr(Path, "chmod", chmod)

    with pytest.raises(StoreTrouble) as trouble:
        keys.find(tmp_path)

    assert trouble.value.trouble is Trouble.KEY_EXPOSED


def test_without_a_key_file_there_is_nothing_to_mend(tmp_path: Path) -> None:
    assert not keys.mend_rights(tmp_path)
