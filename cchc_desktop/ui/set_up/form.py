"""What the first start asks for (phiếu thiết lập), and what is wrong with it, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cchc_desktop.acts.set_up import ADMIN_CODE, FirstPasswords
from cchc_desktop.acts.sign_in import LEAST_LETTERS
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.office import Office, OfficeName
from cchc_desktop.domain.office_file import OfficeFile, read_office
from cchc_desktop.domain.office_text import write_office
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.scanner import Scanner, ScannerKind

_NOTHING_YET = "Chưa cài đặt gì. Sửa rồi Enter."
_SENTENCES = {  # the office file names its keys; a person at the screen reads these instead
    "unit_code": "Mã định danh có dạng H52.18: một chữ cái, hai chữ số, rồi dấu chấm và số.",
    "upper": "Cần dòng trên của tên cơ quan, như in ở góc trái giấy tiếp nhận.",
    "lower": "Cần dòng dưới của tên cơ quan.",
    "place": "Cần địa danh đứng trước ngày tháng, ví dụ Sơn La.",
    "counter": "Quầy là số có một đến ba chữ số, ví dụ 03.",
    "code": "Mã cán bộ cần chữ hoặc số, không dấu cách, ví dụ tq01.",
    "name": "Cần họ và tên trưởng quầy.",
    "url": "Địa chỉ cổng bắt đầu bằng https://.",
}


@dataclass(frozen=True, slots=True)
class SetUpForm:
    """Everything typed, as typed; passwords are in no text this may be written to."""

    unit_code: str = ""
    upper: str = ""
    lower: str = ""
    place: str = ""
    hotline: str = ""
    counter: str = "01"
    code: str = ""
    name: str = ""
    password: str = ""
    again: str = ""
    admin_password: str = ""
    admin_again: str = ""
    paper: str = "a5"
    printer: str = ""  # "" is the system's own choice
    scanner: str = "wedge"  # or "serial"
    port: str = ""  # of a serial scanner, "" is the only one plugged in
    url: str = ""  # "" is a counter that works alone
    enrolment_code: str = ""

    def __repr__(self) -> str:
        """Without the passwords."""
        return f"SetUpForm({self.unit_code!r})"

    def office_file(self, today: date) -> OfficeFile:
        """As the office file says it; the names hold from `today`."""
        name = OfficeName(today, self.upper, self.lower, self.place, self.hotline)
        return OfficeFile(
            office=Office(self.unit_code.upper(), (name,), self.counter, paper=self.paper),
            lead=Clerk(self.code, self.name, "Trưởng quầy", Role.LEAD),
            portal_url=self.url,
            printers={"receipt": self.printer} if self.printer else {},
            scanner=Scanner(ScannerKind(self.scanner), self.port),
        )

    @property
    def passwords(self) -> FirstPasswords:
        """Of the lead and of the administrator."""
        return FirstPasswords(self.password, self.admin_password)

    def problems(self, today: date) -> tuple[Problem, ...]:
        """What is wrong with the whole; each problem's field is a member of this form."""
        read = read_office(write_office(self.office_file(today)))
        found = [] if isinstance(read, OfficeFile) else [_worded(problem) for problem in read]
        if self.code.lower() == ADMIN_CODE:
            found.append(_problem("code", f"Mã {ADMIN_CODE} dành cho quản trị. Chọn mã khác."))
        for whose in ("", "admin_"):
            found += self._password_problems(whose)
        if self.url and not self.enrolment_code:
            found.append(_problem("enrolment_code", "Cần mã ghi danh do quản trị cổng cấp, hoặc xóa địa chỉ cổng."))
        return tuple(found)

    def _password_problems(self, whose: str) -> Iterator[Problem]:
        password, again = getattr(self, f"{whose}password"), getattr(self, f"{whose}again")
        if len(password) < LEAST_LETTERS:
            yield _problem(f"{whose}password", f"Mật khẩu cần ít nhất {LEAST_LETTERS} ký tự.")
        elif password != again:
            yield _problem(f"{whose}again", "Hai lần gõ mật khẩu chưa giống nhau.")


def key_groups(recovery_text: str) -> tuple[str, ...]:
    """The groups of a recovery key, to be written down one by one."""
    return tuple(recovery_text.split("-"))


def is_last_group(typed: str, recovery_text: str) -> bool:
    """Whether the last group was typed back; case, blanks and the letters people confuse do not matter."""
    return _plain(typed) == _plain(key_groups(recovery_text)[-1])


def _plain(text: str) -> str:
    return "".join(text.upper().split()).replace("-", "").replace("0", "O").replace("1", "I").replace("8", "B")


def _worded(problem: Problem) -> Problem:
    field = problem.field.rsplit(".", 1)[-1]
    sentence = _SENTENCES.get(field)
    return _problem(field, sentence) if sentence else Problem(field, problem.code, problem.message)


def _problem(field: str, sentence: str) -> Problem:
    return Problem(field, f"set_up.{field}", f"{sentence} {_NOTHING_YET}")
