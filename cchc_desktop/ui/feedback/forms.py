"""The questions about feedback (phiếu hỏi phản ánh, kiến nghị): of a new one, and of each step."""

from __future__ import annotations

from cchc_desktop.domain.feedback import Channel, Kind, State
from cchc_desktop.ui.deeds import form
from cchc_desktop.ui.deeds.form import Ask, DeedForm
from cchc_desktop.ui.feedback import words

DOSSIER, SENDER = "dossier", "sender"
_SAID = {
    State.ACCEPTED: Ask("content", "Ghi chú (nếu có)"),
    State.REFUSED: Ask("content", "Lý do không tiếp nhận", form.Kind.TEXT),
    State.FORWARDED: Ask("content", "Cơ quan được chuyển đến"),
    State.ANSWERED: Ask("content", "Nội dung trả lời", form.Kind.TEXT),
    State.PUBLISHED: Ask("content", "Nơi công khai (nếu cần ghi)"),
}
_NOTE = "Ghi đúng lời công dân. Hạn của từng bước máy tự tính theo ngày làm việc."


def new_form(code: str) -> DeedForm:
    """Of what a citizen says now; `code` of the dossier that is probably meant, "" for none."""
    kinds = {kind.value: kind.label for kind in Kind}
    channels = {channel.value: channel.label for channel in Channel}
    asks = (
        Ask("kind", "Loại", form.Kind.CHOICE, Kind.REPORT.value, kinds),
        Ask("channel", "Hình thức", form.Kind.CHOICE, Channel.COUNTER.value, channels),
        Ask("content", "Nội dung", form.Kind.TEXT),
        Ask(SENDER, "Họ tên (để trống nếu không nêu tên; quét được căn cước)"),
        Ask("phone", "Điện thoại để trả lời (nếu có)"),
        Ask(DOSSIER, "Mã hồ sơ (nếu nói về một hồ sơ; quét giấy tiếp nhận)", value=code),
    )
    return DeedForm("Ghi phản ánh, kiến nghị", "Lưu phản ánh, kiến nghị", asks, note=_NOTE, first="content")


def step_form(state: State) -> DeedForm:
    """Of the step that leads to `state`."""
    return DeedForm(words.STEPS[state], words.STEPS[state], (_SAID[state],))
