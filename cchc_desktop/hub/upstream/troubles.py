"""What may go wrong on the way on (sự cố chuyển tiếp), cut by what the queue does about it."""

from __future__ import annotations


class Trouble(Exception):
    """Nobody knows what became of it, or not now: tried again without end; `str()` is fit for a log.

    `of_all`: not this dossier's fault, every other would meet the same. `retry_after`: seconds that were asked for.
    """

    def __init__(self, what: str, *, of_all: bool = False, retry_after: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.of_all = of_all
        self.retry_after = retry_after


class SignedOut(Trouble):
    """The session or token was not taken (any more); nothing was done."""

    def __init__(self) -> None:
        super().__init__("SIGNED_OUT", of_all=True)


class NotYet(Exception):
    """Nothing is wrong, but something is still to come from the counters; `seconds` until it is looked at again."""

    def __init__(self, seconds: float) -> None:
        super().__init__("NOT_YET")
        self.seconds = seconds


class LostClaim(Exception):
    """Another process has this dossier now; nothing more is done with it here."""


class Refused(Exception):
    """The portal above says no, or the dossier cannot be said in its form: a person has to look.

    `detail` is Vietnamese and for staff, `pointer` (RFC 6901) names the member; `str()` holds the code alone.
    """

    def __init__(self, code: str, detail: str, pointer: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.pointer = pointer


TURNED_DOWN = "CONG_TREN_TU_CHOI"  # the portal above said no
UNSENDABLE = "CONG_TREN_KHONG_GUI_DUOC"  # it was not sent: its form cannot hold it
NOT_AMENDED = "CONG_TREN_CHUA_SUA"  # it has an older state and no call that would change it
_LONGEST = 300  # characters of the portal's own words


def turned_down(said: str) -> Refused:
    """With the portal's own words, on one line."""
    words = " ".join(said.split())
    shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return Refused(TURNED_DOWN, f"Cổng cấp trên không nhận hồ sơ: {shown or 'không nói lý do'}")


def unsendable(detail: str, pointer: str = "") -> Refused:
    """Found before anything was sent."""
    return Refused(UNSENDABLE, f"Chưa gửi được lên cổng cấp trên: {detail}", pointer)
