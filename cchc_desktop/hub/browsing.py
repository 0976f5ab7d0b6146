"""A browser's visit (một lượt xem trang): who is signed in, its form checked, and pages drawn under a strict policy."""

from __future__ import annotations

import hmac
import secrets
from base64 import b64encode
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any, Literal, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from jinja2 import Environment, PackageLoader
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from cchc_desktop.hub import form_posts, multipart, sign_in, words
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.database import deciding
from cchc_desktop.hub.messages import FORM, read_body
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.sign_in import Session
from cchc_desktop.hub.staff import Staff

COOKIE = "cong_phien"
OWN_PASSWORD = "/mat-khau"
_LARGEST_FORM, _MOST_FIELDS = 64 * 1024, 600
For = Literal["administrator", "division", "everyone"]


class Visit(NamedTuple):
    """One request of somebody signed in; `form` is empty for a GET; `file` is what came with it."""

    session: Session
    form: dict[str, str]
    path: dict[str, Any]
    key: str = ""  # of the form whose answer is to be read here
    file: UploadFile | None = None

    @property
    def staff(self) -> Staff:
        """Who of a division this is; only where a page is `division`'s."""
        if self.session.staff is None:
            raise not_for_you()
        return self.session.staff


def not_for_you() -> Refusal:
    """403: signed in, but this page is another's."""
    return Refusal(403, "KHONG_DUOC_PHEP", "Tài khoản này không dùng trang vừa mở. Chưa thay đổi gì.")


class Browsing:
    """Draws pages and guards them."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self._templates = Environment(loader=PackageLoader("cchc_desktop.hub"), autoescape=True)
        self._templates.filters |= {
            "status": words.status,
            "act": words.act,
            "outcome": words.outcome,
            "moment": words.moment,
            "day": words.day,
        }
        style = self._templates.loader.get_source(self._templates, "style.css")[0]  # type: ignore[union-attr]  # set above
        self._templates.globals["style"] = style
        digest = b64encode(sha256(style.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none'"
        self._headers = {
            "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }

    def draw(self, name: str, session: Session | None, status: int = 200, **values: Any) -> Response:
        """A page of `templates/`."""
        key = secrets.token_urlsafe(12)  # of whatever form of this page is sent
        body = self._templates.get_template(f"{name}.html").render(session=session, lan=key, **values)
        return HTMLResponse(body, status, self._headers)

    def go(self, path: str) -> RedirectResponse:
        """On to a page, by GET."""
        return RedirectResponse(path, 303, self._headers)

    def say(self, session: Session | None, status: int, title: str, sentence: str) -> Response:
        """A page of one sentence."""
        return self.draw("message", session, status, title=title, sentence=sentence)

    async def session(self, request: Request) -> Session | None:
        """Who is signed in."""
        token = request.cookies.get(COOKIE, "")
        if not token:
            return None
        return await run_in_threadpool(sign_in.session_of, self.hub.storage, token, self.hub.now())

    def once(self, visit: Visit, unit: str, work: Callable[[Connection], form_posts.Done]) -> Response:
        """Work with a unit's dossiers, done once however often its form is sent; then on to where it says."""
        now, key = self.hub.now(), visit.form.get(form_posts.FIELD, "")
        with self.hub.storage.writing(unit) as db:
            place = form_posts.once(db, visit.session, key, now, work)
        return self.go(place)

    def said(self, db: Connection, visit: Visit) -> list[str]:
        """What the form sent last was answered."""
        return form_posts.said(db, visit.session, visit.key)

    async def form(self, request: Request) -> dict[str, str]:
        """The form's members; raises Refusal for one from another site, too large or not a form."""
        _of_this_site(request)
        body = await read_body(request, FORM, _LARGEST_FORM)
        try:
            return dict(
                parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
            )
        except ValueError as error:
            raise Refusal(400, "PHONG_BI_SAI", "Biểu mẫu gửi lên không đọc được.") from error

    def guarded(
        self, work: Callable[[Visit], Response], *, rings: bool = False, who: For = "everyone", files: bool = False
    ) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint for those signed in; a POST must carry its session's own CSRF token."""

        async def serve(request: Request) -> Response:
            session = await self.session(request)
            if session is None:
                return self.go("/dang-nhap")
            if session.staff and session.staff.temporary and request.url.path not in (OWN_PASSWORD, "/dang-xuat"):
                return self.go(OWN_PASSWORD)
            try:
                if who not in ("everyone", "division" if session.staff else "administrator"):
                    raise not_for_you()
                visit = await self._visit(request, session, files)
                answer = await run_in_threadpool(deciding, lambda: work(visit))
            except Refusal as refusal:
                return self.say(session, refusal.status, "Không thực hiện được", refusal.detail)
            finally:
                await request.close()  # a file that came with it
            if rings:
                self.hub.bell.ring()
            return answer

        return serve

    async def _visit(self, request: Request, session: Session, files: bool) -> Visit:
        key = request.query_params.get(form_posts.FIELD, "")[:40]
        if request.method != "POST":
            return Visit(session, {}, request.path_params, key)
        file = None
        if files and multipart.is_one(request):
            _of_this_site(request)
            form, file = await multipart.read(request)
        else:
            form = await self.form(request)
        if not hmac.compare_digest(form.get("csrf", "").encode(), session.csrf.encode()):
            raise Refusal(403, "KHAC_NGUON", "Biểu mẫu đã cũ; hãy mở lại trang rồi gửi lại.")
        return Visit(session, form, request.path_params, key, file)


def _of_this_site(request: Request) -> None:
    origin = request.headers.get("origin")
    if origin not in (None, "null") and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refusal(403, "KHAC_NGUON", "Biểu mẫu đến từ trang khác; hãy mở lại trang này.")
