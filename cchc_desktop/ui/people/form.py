"""What is filled in about one clerk (phiếu cán bộ), and what stands against it before any act is asked."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.text import cleaned


@dataclass(frozen=True, slots=True)
class ClerkForm:
    """One clerk with a new password, typed twice; it lives no longer than the attempt."""

    code: str
    name: str
    title: str
    role: str
    password: str
    again: str

    def __repr__(self) -> str:
        """Without the password, wherever this may be written."""
        return f"ClerkForm({self.code!r})"

    @property
    def clerk(self) -> Clerk:
        """The clerk it describes."""
        return Clerk(cleaned(self.code)[0], cleaned(self.name)[0], cleaned(self.title)[0], Role(self.role))

    def problems(self) -> list[Problem]:
        """What the clerk at the keyboard can mend at once; the act has the last word."""
        found = []
        if not self.clerk.code:
            found.append(Problem("code", "clerk.code", "Cần mã cán bộ, ví dụ cb05. Chưa lưu gì."))
        if not self.clerk.name:
            found.append(Problem("name", "clerk.name", "Cần họ tên; tên này in trên giấy tiếp nhận. Chưa lưu gì."))
        if self.password != self.again:
            found.append(Problem("again", "password.differs", "Hai lần gõ mật khẩu khác nhau. Chưa lưu gì; gõ lại."))
        return found
