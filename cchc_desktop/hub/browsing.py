"""A browser's visit (một lượt xem trang): who is signed in, its form checked, and pages drawn under a strict policy."""

from __future__ import annotations

import hmac
from base64 import b64encode
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from jinja2 import Environment, PackageLoader
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from cchc_desktop.hub import sign_in, words
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.database import deciding
from cchc_desktop.hub.messages import FORM, read_body
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.sign_in import Session

COOKIE = "cong_phien"
_LARGEST_FORM = 64 * 1024


class Visit(NamedTuple):
    """One request of somebody signed in; `form` is empty for a GET."""

    session: Session
    form: dict[str, str]
    path: dict[str, Any]


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
        body = self._templates.get_template(f"{name}.html").render(session=session, **values)
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

    async def form(self, request: Request) -> dict[str, str]:
        """The form's members; raises Refusal for one from another site, too large or not a form."""
        origin = request.headers.get("origin")
        if origin not in (None, "null") and urlsplit(origin).netloc != request.headers.get("host"):
            raise Refusal(403, "KHAC_NGUON", "Biểu mẫu đến từ trang khác; hãy mở lại trang này.")
        body = await read_body(request, FORM, _LARGEST_FORM)
        try:
            return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=50, errors="strict"))
        except ValueError as error:
            raise Refusal(400, "PHONG_BI_SAI", "Biểu mẫu gửi lên không đọc được.") from error

    def guarded(
        self, work: Callable[[Visit], Response], *, rings: bool = False
    ) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint for those signed in; a POST must carry its session's own CSRF token."""

        async def serve(request: Request) -> Response:
            session = await self.session(request)
            if session is None:
                return self.go("/dang-nhap")
            try:
                form = await self.form(request) if request.method == "POST" else {}
                if request.method == "POST" and not hmac.compare_digest(form.get("csrf", ""), session.csrf):
                    raise Refusal(403, "KHAC_NGUON", "Biểu mẫu đã cũ; hãy mở lại trang rồi gửi lại.")
                visit = Visit(session, form, request.path_params)
                answer = await run_in_threadpool(deciding, lambda: work(visit))
            except Refusal as refusal:
                return self.say(session, refusal.status, "Không thực hiện được", refusal.detail)
            if rings:
                self.hub.bell.ring()
            return answer

        return serve
