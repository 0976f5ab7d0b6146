"""Slips of folders say what the ledger says, and nothing is drawn of what never happened."""

from __future__ import annotations

import pytest
from counter_fixtures import DIVISION, Counter

from cchc_desktop.acts import custody, decide, post
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultHandedOver, Stopped
from cchc_desktop.domain.stages import Happening
from cchc_desktop.reports import papers
from cchc_desktop.reports.gathering import NoPaper
from cchc_desktop.slips.control_sheet import ControlSheet
from cchc_desktop.slips.label import Label
from cchc_desktop.slips.lists.handover import Handover
from cchc_desktop.slips.lists.handover_single import HandoverSingle
from cchc_desktop.slips.lists.postal_list import PostalList
from cchc_desktop.slips.lists.result_note import ResultNote
from cchc_desktop.slips.slip import Slip


def gather(counter: Counter, kind: str, subject: str) -> Slip:
    return papers.gather(counter.db, kind, subject, counter.desk, counter.now)


def given(counter: Counter, *dossiers: Dossier) -> str:
    uids = [dossier.uid for dossier in dossiers]
    return custody.hand_over(counter.db, counter.desk, uids, DIVISION, counter.clerk, counter.now).number


def on_shelf(counter: Counter) -> Dossier:
    dossier = counter.receive()
    given(counter, dossier)
    return custody.take_result(counter.db, dossier.uid, "Quyết định", counter.clerk, counter.now)


def test_a_batch_s_slip_lists_its_folders_and_carries_its_own_bars(counter: Counter) -> None:
    first, second = counter.receive(), counter.receive()
    number = given(counter, first, second)

    slip = gather(counter, "handover", number)

    assert isinstance(slip, Handover)
    assert [folder.dossier.printed_code for folder in slip.folders] == [first.printed_code, second.printed_code]
    assert slip.bars.startswith(f"{number}-")
    assert slip.to == DIVISION


def test_a_single_handover_is_the_newest_one(counter: Counter) -> None:
    dossier = counter.receive()
    given(counter, dossier)

    slip = gather(counter, "handover_single", dossier.uid)

    assert isinstance(slip, HandoverSingle)
    assert (slip.to, slip.clerk_name) == (DIVISION, counter.clerk.name)


def test_the_control_sheet_names_the_agency_and_tells_what_else_happened(counter: Counter) -> None:
    dossier = counter.receive()
    decide.withdraw(counter.db, dossier.uid, "Không còn nhu cầu", None, counter.clerk, counter.now)
    decide.stop(counter.db, counter.desk, dossier.uid, Stopped(counter.now, "Theo đề nghị"), counter.clerk)

    sheet = gather(counter, "control_sheet", dossier.uid)

    assert isinstance(sheet, ControlSheet)
    assert sheet.authority == "Sở Nội vụ"
    assert [type(step.event).__name__ for step in sheet.course if isinstance(step, Happening)] == [
        "Withdrawn",
        "Stopped",
    ]


def test_the_control_sheet_has_a_stage_for_each_hand_the_folder_went_through(counter: Counter) -> None:
    dossier = on_shelf(counter)

    slip = gather(counter, "control_sheet", dossier.uid)

    assert isinstance(slip, ControlSheet)
    assert len(slip.stages) == 2


def test_who_got_the_result_stands_on_its_note(counter: Counter) -> None:
    dossier = on_shelf(counter)
    event = ResultHandedOver(counter.now, "Lò Thị Ánh", True, "000190000088", "Giấy ủy quyền 12")
    custody.return_result(counter.db, dossier.uid, event, counter.clerk)

    slip = gather(counter, "result_note", dossier.uid)

    assert isinstance(slip, ResultNote)
    assert slip.given.collector == "Lò Thị Ánh"
    assert slip.result == "Quyết định"


def test_the_postal_list_has_each_item_code(counter: Counter) -> None:
    dossier = on_shelf(counter)
    items = [(dossier.uid, "EV123456785VN")]
    listed = post.post_results(counter.db, counter.desk, items, counter.clerk, counter.now)

    slip = gather(counter, "postal_list", listed.number)

    assert isinstance(slip, PostalList)
    assert [(item.item_code, item.corrected) for item in slip.items] == [("EV123456785VN", False)]

    code_why, by_when = ("EV123456799VN", "Gõ nhầm"), (counter.clerk, counter.now, None)
    post.correct_item(counter.db, dossier.uid, code_why, by_when)
    again = gather(counter, "postal_list", listed.number)
    assert isinstance(again, PostalList)
    assert [(item.item_code, item.corrected) for item in again.items] == [("EV123456799VN", True)]
    assert again.bars != slip.bars


def test_a_label_needs_a_code(counter: Counter) -> None:
    assert isinstance(gather(counter, "label", counter.receive().uid), Label)


@pytest.mark.parametrize("kind", ["handover_single", "result_note"])
def test_what_never_happened_has_no_slip(counter: Counter, kind: str) -> None:
    dossier = counter.receive()

    with pytest.raises(NoPaper) as refused:
        gather(counter, kind, dossier.uid)

    assert "chưa" in refused.value.problem.message


@pytest.mark.parametrize(("kind", "number"), [("handover", "BG-3-261005-77"), ("postal_list", "BC-3-261005-77")])
def test_an_unknown_number_has_no_slip(counter: Counter, kind: str, number: str) -> None:
    with pytest.raises(NoPaper, match="unknown"):
        gather(counter, kind, number)
