"""What the clerk reads about printing (lời báo về in): what happened, what is safe, the next key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.domain.slip_kind import KINDS, PREVIEW, RECEIPT, REPORT, About, in_a_sentence
from cchc_desktop.reports.figures.asked import asked_by
from cchc_desktop.reports.figures.registry import REPORTS
from cchc_desktop.ui.printing.job import Outcome
from cchc_desktop.ui.printing.unprinted import Unprinted
from cchc_desktop.ui.shell.top_bar import OWED_KEY

AGAIN = f"{OWED_KEY} in lại."
TROUBLES = {
    "no_printer": "Máy này chưa có máy in nào.",
    "absent": "Không thấy máy in đã chọn cho loại giấy này.",
    "not_opened": "Máy in không nhận việc in.",
    "not_taken": "Máy in ngắt giữa chừng. Xem giấy đã ra chưa.",
    "not_reached": "Máy in ngắt trước khi tới giấy này.",
    "no_form": "Bộ biểu mẫu của ngày ấy không có mẫu này.",
    "not_drawn": "Chương trình chưa vẽ được giấy này, đã ghi lại sự cố.",
}


def slip_name(outcome: Outcome) -> str:
    """ "giấy tiếp nhận H52.18-261005-3012": the kind and what it is of, never a name."""
    return f"{in_a_sentence(outcome.kind)} {known_as(outcome.kind, outcome.code)}".strip()


def known_as(kind: str, code: str) -> str:
    """What a clerk knows a slip of that kind by: a code or a day, never a name that only journal and files use."""
    if code == KINDS[kind].whole:
        return ""
    if kind == REPORT and (asked := asked_by(code)) is not None:
        period = asked.period.title
        return f"“{REPORTS[asked.key].title}” {period[:1].lower()}{period[1:]}"
    if KINDS[kind].about is not About.DAY:
        return code
    try:
        return f"ngày {day_text(date.fromisoformat(code.removesuffix(PREVIEW)))}"
    except ValueError:  # a choice that was printed (store/chosen.py)
        return ""


def sentence(outcome: Outcome, again: str = AGAIN) -> str:
    """For the strip: one line, with the code and never a name; `again` names the key that prints it once more."""
    name = slip_name(outcome)
    if outcome.failed:
        return f"Chưa in được {name}. {trouble(outcome)} {safe(outcome)} {again}"
    if outcome.stopped:
        return f"Đã gửi {name}, nhưng máy in đang báo dừng. Xem giấy đã ra chưa; chưa thì in lại."
    if outcome.unprintable:
        return f"Đã gửi {name}, có chữ máy không in được ({outcome.unprintable}), in thành □. Xem lại giấy."
    return f"Đã gửi {name} tới máy in {outcome.printer}".rstrip()


def summary(outcomes: Sequence[Outcome]) -> str:
    """For the strip, once a whole job has ended."""
    if len(outcomes) == 1:
        return sentence(outcomes[0])
    failed = [each for each in outcomes if each.failed]
    if failed:
        first = failed[0]
        count = f"{len(failed)}/{len(outcomes)} giấy chưa in được, từ {slip_name(first)}."
        return f"{count} {trouble(first)} Hồ sơ đã lưu. {AGAIN}"
    named = ", ".join(dict.fromkeys(each.printer for each in outcomes if each.printer))
    sent = f"Đã gửi {len(outcomes)} giấy tới máy in {named}".rstrip()
    if any(each.stopped for each in outcomes):
        return f"{sent}, nhưng máy in đang báo dừng. Xem giấy đã ra chưa."
    if missing := "".join(sorted({letter for each in outcomes for letter in each.unprintable})):
        return f"{sent}, có chữ máy không in được ({missing}), in thành □. Xem lại giấy."
    return sent


def trouble(outcome: Outcome) -> str:
    """Why there is no paper; names the printer where that helps."""
    if outcome.error == "absent":
        return f"Không thấy máy in “{outcome.printer}” trên máy này."
    return TROUBLES.get(outcome.error, TROUBLES["not_opened"])


def safe(outcome: Outcome) -> str:
    """What is not lost."""
    if outcome.kept is None:
        return "Hồ sơ đã lưu."
    place = f"{outcome.kept.parent.name}/{outcome.kept.name}"
    return f"Hồ sơ đã lưu, giấy giữ ở tệp {place} trong thư mục dữ liệu."


def owed(left: Sequence[Unprinted]) -> str:
    """The red mark: "2 giấy chưa in: …3005, …3000"; at most two are named."""
    named = ", ".join(_short(each) for each in left[:2]) + (" …" if len(left) > 2 else "")
    unsure = all(each.state == "asked" for each in left)
    return f"{len(left)} giấy {'chưa rõ đã in' if unsure else 'chưa in'}: {named}"


def _short(left: Unprinted) -> str:
    """A receipt by the end of its code, any other slip by its kind too."""
    end = f"…{left.code.rpartition('-')[2]}" if left.dossier else known_as(left.wanted[0], left.code)
    return end if left.wanted[0] == RECEIPT else f"{in_a_sentence(left.wanted[0])} {end}".rstrip()


def tone(*outcomes: Outcome) -> str:
    """done, waiting or wrong."""
    if any(each.failed for each in outcomes):
        return "wrong"
    return "waiting" if any(each.stopped or each.unprintable for each in outcomes) else "done"


def card(outcome: Outcome) -> tuple[str, str, str]:
    """For the card of the receipt printed just now: tone, tag, line ("2 liên, 08:12 · máy in Quay-03")."""
    if outcome.failed:
        return "wrong", "✕ Chưa in được", f"{trouble(outcome)} {safe(outcome)}"
    again = f" · in lại lần {outcome.asked.printing - 1}" if outcome.asked.printing > 1 else ""
    where = f" · máy in {outcome.printer}" if outcome.printer else ""
    line = f"2 liên, {outcome.at.astimezone(VN):%H:%M}{where}{again}"
    if outcome.stopped:
        return "waiting", "◷ Máy in đang dừng", f"{line}. Xem giấy đã ra chưa."
    if outcome.unprintable:
        return "waiting", "◷ Xem lại giấy", f"{line}. Chữ không in được: {outcome.unprintable}"
    return "done", "✓ Đã gửi máy in", line
