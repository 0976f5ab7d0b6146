"""Bringing dossiers to the national portal (đồng bộ quốc gia) by a province's adaptor: session, push, progress."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from cchc_desktop.domain.text import fold
from cchc_desktop.hub.upstream import national
from cchc_desktop.hub.upstream.link import Link, Said
from cchc_desktop.hub.upstream.parcel import Keep, Parcel, digest_of
from cchc_desktop.hub.upstream.settings import National
from cchc_desktop.hub.upstream.troubles import Refused, SignedOut, Trouble, turned_down

_MARGIN = 60.0  # seconds a session is left before it ends
_THERE, _NOT_THERE, _DONE = "da ton tai", ("khong ton tai", "chua ton tai"), "thanh cong"
_TAKEN = "Cổng cấp trên đã có hồ sơ khác mang mã này, nên không ghi đè. Báo quản trị cổng để xử lý mã trùng."


class Told(NamedTuple):
    """What an answer of the adaptor means."""

    done: bool
    words: str  # folded
    message: str
    result: list[dict[str, Any]]


class NationalAdaptor:
    """One session at a time; for one thread."""

    def __init__(self, settings: National, secret: str, ticks: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._secret = secret
        self._ticks = ticks
        self._link = Link(settings.base_url, settings.deadline_seconds, settings.headers)
        self._session = ""
        self._ends_at = 0.0

    def bring(self, parcel: Parcel, keep: Keep) -> None:
        """The whole dossier if it changed, then the lines of progress that are new; see Adaptor."""
        memory = parcel.memory
        code = memory.code or parcel.code
        message = national.dossier(parcel, self._settings) | {"MaHoSo": code}
        lines = national.lines(parcel, code)
        if digest_of(message) != memory.digest:
            self._push(parcel, message, keep)
        for first in range(0, len(lines), national.MOST_LINES):
            some = lines[first : first + national.MOST_LINES]
            told = self._call(parcel, national.PROGRESS, {"data": some})
            if not told.done:
                raise turned_down(told.message)
            memory.progress += len(some)
            keep()

    def close(self) -> None:
        """Give connections back."""
        self._link.close()

    def _push(self, parcel: Parcel, message: dict[str, Any], keep: Keep) -> None:
        """Made there, or brought up to date; what may have been made before is looked for first."""
        memory = parcel.memory
        if not memory.exists and memory.begun and self._settings.lookup:
            memory.exists = self._is_there(parcel, message)
            memory.begun = not memory.exists
        if not memory.exists:
            self._make(parcel, message, keep)
        else:
            self._update(parcel, message)
        memory.digest = digest_of(message)
        keep()

    def _update(self, parcel: Parcel, message: Mapping[str, Any]) -> None:
        memory = parcel.memory
        told = self._call(parcel, national.PUSH, national.push(message, update=True))
        if told.done:
            return
        if any(words in told.words for words in _NOT_THERE):  # it forgot what it had: made anew next time
            memory.exists, memory.begun, memory.progress = False, False, 0
            raise Trouble("GONE")
        raise turned_down(told.message)

    def _make(self, parcel: Parcel, message: Mapping[str, Any], keep: Keep) -> None:
        memory, doubted = parcel.memory, parcel.memory.begun
        memory.begun = True
        keep()
        told = self._call(parcel, national.PUSH, national.push(message, update=False))
        if not told.done and _THERE in told.words:
            self._make_sure(parcel, message, doubted=doubted)
            memory.exists, memory.begun = True, False
            keep()
            self._update(parcel, message)
            return
        memory.begun = False
        if not told.done:
            raise turned_down(told.message)
        memory.exists = True
        memory.code = next((str(found["MaHoSo"]) for found in told.result if found.get("MaHoSo")), message["MaHoSo"])

    def _make_sure(self, parcel: Parcel, message: Mapping[str, Any], *, doubted: bool) -> None:
        """What has our code there is ours: it says so, or it was begun and does not say; raises Refused or Trouble."""
        parcel.memory.begun = doubted
        if self._is_there(parcel, message) if self._settings.lookup else doubted:
            return
        if doubted:
            raise Trouble("CONTRADICTS_ITSELF")
        raise Refused("MA_HO_SO_TRUNG", _TAKEN, "/MaHoSo")

    def _is_there(self, parcel: Parcel, message: Mapping[str, Any]) -> bool:
        """Whether our dossier stands there; one that does not say whose it is, is ours if we had begun to make it.

        Raises Refused when it is another's.
        """
        told = self._call(parcel, national.LOOK_UP, {"mahoso": message["MaHoSo"]})
        if not told.done or not told.result:
            return False
        same = [national.is_same(found, message) for found in told.result]
        if True in same:
            return True
        if False in same:
            parcel.memory.begun = False
            raise Refused("MA_HO_SO_TRUNG", _TAKEN, "/MaHoSo")
        return parcel.memory.begun

    def _call(self, parcel: Parcel, service: str, members: Mapping[str, Any]) -> Told:
        settings = self._settings
        unit = settings.unit(parcel.unit, parcel.unit_name).code
        envelope = {"session": self._signed_in(), "madonvi": unit, "service": service, **members}
        query = {settings.unit_query: unit} if settings.unit_query else {}
        if settings.unit_query and "isUpdating" in members:
            query["isUpdating"] = str(members["isUpdating"])
        try:
            return self._read(self._link.post(settings.paths.get(service, settings.path), envelope, query))
        except SignedOut:
            self._session = ""
            raise

    def _signed_in(self) -> str:
        """The session, a new one when it is about to end; "" where the adaptor knows us by our address."""
        settings = self._settings
        if not settings.login_path or (self._session and self._ticks() < self._ends_at):
            return self._session
        body = {"username": settings.user, "password": self._secret}
        said = self._link.post(settings.login_path, body)
        session = said.document.get("session")
        if not session or str(said.document.get("error_code", "0")) != "0":
            raise SignedOut
        self._session = str(session)
        self._ends_at = self._ticks() + max(settings.session_minutes * 60 - _MARGIN, _MARGIN)
        return self._session

    def _read(self, said: Said) -> Told:
        """Codes first, then the words, as every adaptor of this kind has to be read."""
        settings, document = self._settings, said.document
        code, message = str(document.get("error_code", "")), str(document.get("message") or "")
        if code in settings.session_codes:
            raise SignedOut
        if code in settings.busy_codes:
            raise Trouble("BUSY", of_all=True)
        if said.status < 300 and not code:
            raise Trouble("STRANGE")
        words, result = fold(message), document.get("result")
        found = [each for each in result if isinstance(each, dict)] if isinstance(result, list) else []
        there = _THERE in words
        done = code in settings.done_codes or (code in settings.text_codes and _DONE in words)
        return Told(said.status < 300 and done and not there, words, message, found)
