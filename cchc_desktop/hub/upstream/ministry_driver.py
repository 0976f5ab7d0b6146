"""Bringing dossiers to a ministry's portal (đẩy lên cổng bộ) in its six steps: token to status."""

from __future__ import annotations

import mimetypes
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from cchc_desktop.domain.text import fold
from cchc_desktop.hub.upstream import ministry
from cchc_desktop.hub.upstream.link import Link, Said
from cchc_desktop.hub.upstream.parcel import FileThere, Keep, Notice, Parcel, digest_of
from cchc_desktop.hub.upstream.settings import Ministry
from cchc_desktop.hub.upstream.troubles import NOT_AMENDED, NotYet, SignedOut, Trouble, turned_down

_MARGIN, _SHORTEST = 60.0, 30.0  # seconds: what a token is left before it ends, what it is used at least
_LOOK_AGAIN = 60.0  # seconds, while files are to come
_THERE, _NOT_THERE = "da ton tai", ("khong ton tai", "khong tim thay")
_CHANGED = Notice(NOT_AMENDED, "Cổng của bộ giữ bản đã gửi trước, không nhận sửa đổi này. Báo đơn vị xử lý bên ấy.")
_WITHOUT = Notice("THIEU_TEP", "Hồ sơ đã lên cổng của bộ mà thiếu tệp chưa về tới đây. Gửi tệp cho đơn vị xử lý.")


class MinistryAdaptor:
    """One token at a time; for one thread."""

    def __init__(self, settings: Ministry, secret: str, ticks: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._secret = secret
        self._ticks = ticks
        self._link = Link(settings.base_url, settings.deadline_seconds, settings.headers)
        self._token = ""
        self._ends_at = 0.0

    def bring(self, parcel: Parcel, keep: Keep) -> None:
        """Made once, under a number the ministry gave before; then progress and status. See Adaptor."""
        memory = parcel.memory
        ministry.dossier(parcel, self._settings, memory.code or "-")  # refused before anything is asked for
        ministry.lines(parcel, self._settings, memory.code)
        if not memory.exists:
            self._make(parcel, keep)
        elif digest_of(ministry.dossier(parcel, self._settings, memory.code)) != memory.digest:
            memory.digest = digest_of(ministry.dossier(parcel, self._settings, memory.code))
            memory.note(_CHANGED)
        for line in ministry.lines(parcel, self._settings, memory.code):
            self._done(self._call(self._settings.progress_path, line))
            memory.progress += 1
            keep()
        status = ministry.status(parcel, memory.code)
        if digest_of(status) != memory.status:
            self._done(self._call(self._settings.status_path, status))
            memory.status = digest_of(status)
            keep()

    def close(self) -> None:
        """Give connections back."""
        self._link.close()

    def _make(self, parcel: Parcel, keep: Keep) -> None:
        memory, settings = parcel.memory, self._settings
        if memory.begun and self._is_there(parcel):
            memory.exists, memory.begun = True, False
            keep()
            return
        self._upload(parcel, keep)
        for _ in range(2):
            if not memory.code:
                memory.code = self._next_value(parcel)
            body = ministry.dossier(parcel, settings, memory.code)
            doubted, memory.begun, memory.digest = memory.begun, True, digest_of(body)
            keep()
            said = self._call(settings.create_path, body)
            if doubted or self._is_done(said) or _THERE not in fold(_message(said)):
                break
            memory.code, memory.begun = "", False  # the number was another's already: one more is asked for
        if not self._is_done(said) and not (doubted and _THERE in fold(_message(said))):
            memory.begun = False
            raise turned_down(_message(said))
        made = _data(said)
        memory.id = str(made.get("idHoSo") or "")
        memory.code = str(made.get("maHoSo") or memory.code)
        memory.exists, memory.begun = True, False
        memory.digest = digest_of(body | {"MaHoSo": memory.code})
        keep()

    def _is_there(self, parcel: Parcel) -> bool:
        """No step of the six looks a dossier up: its status is told, which only one that is there can take."""
        status = ministry.status(parcel, parcel.memory.code)
        said = self._call(self._settings.status_path, status)
        if self._is_done(said):
            parcel.memory.status = digest_of(status)
            return True
        words = fold(_message(said))
        if "404" in (str(said.status), str(said.document.get("code"))) or any(
            not_there in words for not_there in _NOT_THERE
        ):
            return False
        raise turned_down(_message(said))  # neither: made again, it might be there twice

    def _next_value(self, parcel: Parcel) -> str:
        said = self._call(self._settings.next_value_path, ministry.next_value(parcel, self._settings))
        self._done(said)
        found = said.document.get("data")
        code = found if isinstance(found, str) else _data(said).get("maHoSo") or _data(said).get("nextValue")
        if not code:
            raise Trouble("STRANGE")
        return str(code)

    def _upload(self, parcel: Parcel, keep: Keep) -> None:
        """Each linked file once; raises NotYet while some are still to come and the wait is not over."""
        missing = False
        for file in parcel.files:
            if file.sha256 in parcel.memory.files:
                continue
            data = parcel.read(file)
            if data is None:
                missing = True
                continue
            name = file.sha256[:16] + (mimetypes.guess_extension(file.media_type) or "")
            said = self._signed(partial(self._sent, name, file.media_type, data))
            self._done(said)
            there = _data(said)
            if not there.get("IdTepTin"):
                raise Trouble("STRANGE")
            named = FileThere(str(there["IdTepTin"]), str(there.get("HashTepTin") or ""))
            parcel.memory.files = parcel.memory.files | {file.sha256: named}
            keep()
        if missing and parcel.waited < self._settings.wait_for_files_minutes * 60:
            raise NotYet(_LOOK_AGAIN)
        if missing:
            parcel.memory.note(_WITHOUT)
        else:
            parcel.memory.forget(_WITHOUT)

    def _sent(self, name: str, media_type: str, data: bytes, bearer: str) -> Said:
        return self._link.upload(self._settings.upload_path, name, media_type, data, bearer)

    def _call(self, path: str, body: Mapping[str, Any]) -> Said:
        return self._signed(lambda bearer: self._link.post(path, body, bearer=bearer))

    def _signed(self, call: Callable[[str], Said]) -> Said:
        try:
            said = call(self._bearer())
        except SignedOut:
            self._token = ""
            raise
        if str(said.document.get("code", "")) in ("401", "403"):  # in the envelope of a 200
            self._token = ""
            raise SignedOut
        if str(said.document.get("code", "")) in ("502", "503"):
            raise Trouble(f"CODE_{said.document['code']}")
        return said

    def _bearer(self) -> str:
        if self._token and self._ticks() < self._ends_at:
            return self._token
        said = self._link.post(self._settings.token_path, ministry.token(self._settings, self._secret))
        given = _data(said) or said.document
        if not given.get("access_token"):
            raise SignedOut
        lasts = str(given.get("expires_in", ""))
        seconds = float(lasts) if lasts.isdecimal() else 0.0
        self._token = str(given["access_token"])
        self._ends_at = self._ticks() + max(seconds - _MARGIN, _SHORTEST)
        return self._token

    def _is_done(self, said: Said) -> bool:
        return said.status < 300 and str(said.document.get("code", "")) in self._settings.done_codes

    def _done(self, said: Said) -> None:
        if not self._is_done(said):
            raise turned_down(_message(said))


def _data(said: Said) -> dict[str, Any]:
    found = said.document.get("data")
    return found if isinstance(found, dict) else {}


def _message(said: Said) -> str:
    return str(said.document.get("message") or "")
