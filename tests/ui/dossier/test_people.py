"""The people of a dossier in words: the owner masked, who brought it with or without a paper, how it goes back."""

from __future__ import annotations

from datetime import date

from factories import a_dossier, a_person, an_intake

from cchc_desktop.domain.intake import Channel, Collector, ReturnChannel
from cchc_desktop.ui.dossier import people


def test_the_number_is_masked_and_the_rest_is_told() -> None:
    owner = a_person()
    assert people.named(owner) == "Trần Thị Ví Dụ · 000 190 ••• 012"
    assert owner.phone in people.contact(owner)
    assert owner.address.text in people.contact(owner)
    assert people.contact(a_person(phone="")).startswith("chưa có điện thoại")


def test_who_brought_it_says_whether_there_is_a_paper() -> None:
    assert people.submitter(an_intake()) == "Chủ hồ sơ tự nộp"
    other = an_intake(submitter=a_person(name="Lò Văn Thay", phone="0912345678"), authorised=True)
    said = people.submitter(other)
    assert said.startswith("Lò Văn Thay · 000 190 ••• 012 · 0912345678")
    assert said.endswith(" · có giấy ủy quyền")
    assert people.submitter(an_intake(submitter=a_person())).endswith("không có giấy ủy quyền")


def test_how_it_came_and_how_it_goes_back() -> None:
    assert people.ways(a_dossier()) == "Nộp tại quầy · trả tại quầy"
    posted = an_intake(
        channel=Channel.POST,
        filed_on=date(2026, 10, 1),
        return_channel=ReturnChannel.POST,
        collector=Collector("Lò Văn A", "0912345678", "Tổ 1"),
    )
    said = people.ways(a_dossier(intake=posted))
    assert said == "Nộp qua bưu chính ngày 01/10/2026 · trả qua bưu chính tới Lò Văn A, 0912345678, Tổ 1"


def test_what_was_written_beside() -> None:
    assert people.notes(a_dossier(intake=an_intake(note="gấp", summary="xin cấp lại"))) == "xin cấp lại · gấp"
