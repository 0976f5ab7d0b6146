"""Folders handed over by scans alone, their slip taken in again, and every one of them with exactly one holder."""

from __future__ import annotations

from pathlib import Path

from app_window import CARD, give_printer, receive, received, said
from PySide6.QtCore import Qt

from cchc_desktop.acts import post
from cchc_desktop.app import places
from cchc_desktop.app.demo_hand import ALT, CTRL, Hand
from cchc_desktop.domain.batch import digest
from cchc_desktop.domain.postal import PostalList
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.reports import handover, holders
from cchc_desktop.reports import post as post_report
from cchc_desktop.store import dossiers, prints
from cchc_desktop.ui.handover.view import HandoverView
from cchc_desktop.ui.results.view import ResultsView
from cchc_desktop.ui.results.words import NO_ENVELOPE

UNHEARD = "chưa có trong máy này. Đồng bộ, rồi quét lại; bên giao vẫn có tên hồ sơ."


def view(hand: Hand) -> HandoverView:
    return hand.desktop.pages.folders.handover_view


def receive_some(hand: Hand, count: int) -> list[str]:
    """So many citizens with the same procedure; their codes, oldest first."""
    for number in range(count):
        hand.scan(CARD.replace("000190000012", f"0001900000{number + 20}"))
        hand.press(Qt.Key.Key_1, ALT)
        hand.ctrl(Qt.Key.Key_A)
        hand.press(Qt.Key.Key_Return, CTRL)
    return [row.code for row in reversed(received(hand))]


def holder_of(hand: Hand, code: str) -> HolderKind:
    [dossier] = hand.ask(dossiers.by_code, code)
    return dossier.holder.kind


def test_scanned_folders_go_and_the_rest_stays(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    codes = receive_some(hand, 3)
    hand.press(Qt.Key.Key_F4)
    keys, scans = hand.keys, hand.scans

    hand.scan(codes[0])
    hand.scan(codes[2])
    assert "2 hồ sơ, để lại 1" in view(hand).commit.words
    hand.ctrl(Qt.Key.Key_Return)

    assert (hand.keys - keys, hand.scans - scans) == (1, 2)
    kinds = [holder_of(hand, code) for code in codes]
    assert kinds == [HolderKind.DIVISION, HolderKind.COUNTER, HolderKind.DIVISION]
    assert hand.ask(holders.holders).balanced
    assert [row.code for row in view(hand)._basket.rows] == [codes[1]]


def test_a_folder_scanned_twice_counts_once_and_one_that_is_away_says_where_it_is(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    codes = receive_some(hand, 2)
    hand.press(Qt.Key.Key_F4)
    hand.scan(codes[0])
    hand.scan(codes[0])
    assert len(view(hand)._basket.chosen) == 1
    hand.ctrl(Qt.Key.Key_Return)

    hand.scan(codes[0])

    tone, words = said(hand)
    assert tone == "wrong"
    assert codes[0] in words
    assert "đang ghi ở" in words


def test_the_slip_scanned_back_opens_its_batch_and_what_is_missing_is_told(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    codes = receive_some(hand, 3)
    hand.press(Qt.Key.Key_F4)
    hand.ctrl(Qt.Key.Key_A)
    hand.ctrl(Qt.Key.Key_Return)
    number = hand.ask(_batch_of, codes[0])
    hand.press(Qt.Key.Key_F2)

    hand.scan(number)
    assert hand.desktop.shell.page == "handover"
    hand.scan(codes[1])
    hand.ctrl(Qt.Key.Key_Return)
    assert view(hand).side.count.person.has_problem
    hand.type("Vi Van")
    hand.ctrl(Qt.Key.Key_Return)

    tone, words = said(hand)
    assert tone == "wrong"
    assert f"Thiếu {codes[0]}" in words
    progress = hand.ask(handover.progress, number)
    assert progress is not None
    assert progress.waiting == (codes[0], codes[2])


def test_nothing_to_hand_over_is_said_and_ctrl_enter_does_nothing(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F4)
    before = len(hand.ask(_entries))

    hand.ctrl(Qt.Key.Key_Return)

    assert "Không có hồ sơ nào chờ bàn giao" in view(hand).table.empty
    assert len(hand.ask(_entries)) == before


def test_space_puts_a_folder_on_the_table_and_del_takes_it_off(hand: Hand) -> None:
    receive(hand)
    hand.press(Qt.Key.Key_F4)

    hand.type(" ")
    assert len(view(hand)._basket.chosen) == 1
    hand.press(Qt.Key.Key_Delete)

    assert view(hand)._basket.chosen == ()


def _to_division_and_back(hand: Hand, tray: Path, count: int) -> list[str]:
    """So many folders handed over, worked on, and scanned back onto the shelf."""
    give_printer(hand, tray)
    codes = receive_some(hand, count)
    hand.press(Qt.Key.Key_F4)
    hand.ctrl(Qt.Key.Key_A)
    hand.ctrl(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F6)
    for code in codes:
        hand.scan(code)
    hand.ctrl(Qt.Key.Key_Return)
    return codes


def results(hand: Hand) -> ResultsView:
    return hand.desktop.pages.folders.results_view


def test_results_scanned_on_their_page_lie_on_the_shelf(hand: Hand, tmp_path: Path) -> None:
    codes = _to_division_and_back(hand, tmp_path / "tray", 2)

    shelf = [results(hand).table.rows.row(place).dossier.printed_code for place in range(2)]
    assert sorted(shelf) == codes
    assert [holder_of(hand, code) for code in codes] == [HolderKind.COUNTER, HolderKind.COUNTER]


def test_a_result_is_given_with_one_scan_and_one_key(hand: Hand, tmp_path: Path) -> None:
    codes = _to_division_and_back(hand, tmp_path / "tray", 2)
    keys, scans = hand.keys, hand.scans

    hand.scan(codes[1])
    hand.ctrl(Qt.Key.Key_Return)

    assert (hand.keys - keys, hand.scans - scans) == (1, 1)
    assert [holder_of(hand, code) for code in codes] == [HolderKind.COUNTER, HolderKind.COLLECTOR]
    hand.scan(codes[1])
    assert "đã trả kết quả" in said(hand)[1]


def test_somebody_authorised_gets_it_only_by_name_number_and_paper(hand: Hand, tmp_path: Path) -> None:
    [code] = _to_division_and_back(hand, tmp_path / "tray", 1)
    hand.scan(code)
    hand.ctrl(Qt.Key.Key_U)
    hand.type("Lo Thi An")

    hand.ctrl(Qt.Key.Key_Return)
    assert holder_of(hand, code) is HolderKind.COUNTER
    assert results(hand).give.number.has_problem
    hand.type("000190000099")
    hand.press(Qt.Key.Key_Tab)
    hand.type("Giay uy quyen 12/UBND")
    hand.ctrl(Qt.Key.Key_Return)

    assert holder_of(hand, code) is HolderKind.COLLECTOR


def test_a_folder_that_is_nowhere_near_done_says_where_it_is(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    [code] = receive_some(hand, 1)
    hand.press(Qt.Key.Key_F6)

    hand.scan(code)

    assert said(hand)[0] == "wrong"
    assert "chưa có kết quả" in said(hand)[1]


def test_a_postal_list_that_is_scanned_shows_itself_wherever_the_clerk_is(hand: Hand, tmp_path: Path) -> None:
    [code] = _to_division_and_back(hand, tmp_path / "tray", 1)
    listed = _posted(hand, code)
    hand.press(Qt.Key.Key_F2)

    hand.scan(listed.bars)
    hand.wait(lambda: hand.desktop.shell.page == "preview", "the list")

    assert said(hand)[1].startswith(f"{listed.number}: 1 bưu gửi")


def test_a_mistyped_item_code_is_put_right_by_scanning_the_envelope_again(hand: Hand, tmp_path: Path) -> None:
    [code] = _to_division_and_back(hand, tmp_path / "tray", 1)
    listed = _posted(hand, code)
    hand.press(Qt.Key.Key_F2)
    hand.scan(code)
    hand.type("m")
    panel = hand.desktop.pages.deeds.view.panel
    hand.wait(lambda: bool(panel.questions), "the questions")

    hand.scan("EV123456799VN")
    assert panel.answers["item_code"] == "EV123456799VN"
    panel.questions[1].setFocus()
    hand.type("go nham")
    hand.ctrl(Qt.Key.Key_Return)

    found = hand.ask(post_report.postal_list, listed.number)
    assert found is not None
    assert found.items[0].item_code == "EV123456799VN"
    assert hand.ask(prints.of_no_dossier)[-1].slip_number == listed.number


def _posted(hand: Hand, code: str) -> PostalList:
    counter, clerk = hand.desktop.counter, hand.desktop.sign_in.session
    assert clerk is not None
    [dossier] = hand.ask(dossiers.by_code, code)
    writer, done = hand.desktop.threads.writer, list[PostalList]()
    writer.run(
        *(post.post_results, counter.desk, [(dossier.uid, "EV123456785VN")], clerk.clerk, places.clock()),
        done=done.append,
        failed=_fail,
    )
    hand.wait(lambda: bool(done), "the list")
    return done[0]


def _fail(error: Exception) -> None:
    raise error


def _batch_of(db: object, code: str) -> str:
    from cchc_desktop.store import batches

    [dossier] = dossiers.by_code(db, code)  # type: ignore[arg-type]
    return batches.slip_of(db, dossier.uid)  # type: ignore[arg-type]


def _entries(db: object) -> list[object]:
    from cchc_desktop.store import ledger

    return list(ledger.after(db, 0, 1000))  # type: ignore[arg-type]


def test_from_its_page_a_folder_goes_on_by_the_main_button_step_by_step(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    [code] = receive_some(hand, 1)
    hand.scan(code)
    hand.ctrl(Qt.Key.Key_Return)
    assert hand.desktop.shell.page == "handover"
    assert [row.code for row in view(hand)._basket.chosen] == [code]
    hand.ctrl(Qt.Key.Key_Return)
    assert holder_of(hand, code) is HolderKind.DIVISION

    hand.press(Qt.Key.Key_F2)
    hand.scan(code)
    hand.ctrl(Qt.Key.Key_Return)
    assert hand.desktop.shell.page == "deeds"
    hand.ctrl(Qt.Key.Key_Return)
    assert hand.desktop.shell.page == "dossier"
    hand.ctrl(Qt.Key.Key_Return)
    assert hand.desktop.shell.page == "results"
    hand.ctrl(Qt.Key.Key_Return)

    assert holder_of(hand, code) is HolderKind.COLLECTOR


def test_a_card_scanned_while_a_result_is_given_is_held_against_its_dossier_and_the_page_stays(
    hand: Hand, tmp_path: Path
) -> None:
    [first, second] = _to_division_and_back(hand, tmp_path / "tray", 2)
    hand.scan(first)

    hand.scan(CARD.replace("000190000012", "000190000021"))
    assert hand.desktop.shell.page == "results"
    assert said(hand)[0] == "wrong"
    assert "Không phải chủ hồ sơ" in said(hand)[1]
    hand.scan(CARD.replace("000190000012", "000190000020"))
    assert said(hand)[0] == "done"
    assert "Đúng chủ hồ sơ" in said(hand)[1]
    hand.ctrl(Qt.Key.Key_Return)

    assert [holder_of(hand, code) for code in (first, second)] == [HolderKind.COLLECTOR, HolderKind.COUNTER]


def test_the_card_of_somebody_authorised_fills_the_form(hand: Hand, tmp_path: Path) -> None:
    [code] = _to_division_and_back(hand, tmp_path / "tray", 1)
    hand.scan(code)
    hand.ctrl(Qt.Key.Key_U)
    hand.scan("000190000099||Lò Thị An|14031990|Nữ|Tổ 3, Xã Mai Sơn, Sơn La|01012022")

    give = results(hand).give
    assert (give.collector.text, give.number.text) == ("Lò Thị An", "000190000099")


def test_the_form_of_somebody_authorised_is_left_by_esc_and_by_the_next_scan(hand: Hand, tmp_path: Path) -> None:
    [first, second] = _to_division_and_back(hand, tmp_path / "tray", 2)
    give = results(hand).give
    hand.scan(first)
    hand.ctrl(Qt.Key.Key_U)
    hand.ctrl(Qt.Key.Key_Return)
    assert give.number.has_problem

    hand.press(Qt.Key.Key_Escape)
    assert (hand.desktop.shell.page, give.is_authorised) == ("results", False)
    hand.ctrl(Qt.Key.Key_U)
    hand.ctrl(Qt.Key.Key_Return)
    hand.scan(first)
    assert (give.is_authorised, give.number.has_problem) == (False, False)
    hand.ctrl(Qt.Key.Key_U)
    hand.scan(second)
    assert results(hand).table.hasFocus()


def test_ctrl_enter_with_nothing_scanned_says_why_on_both_pages(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    receive_some(hand, 1)
    for page, wanted in ((Qt.Key.Key_F4, "Quét túi hồ sơ"), (Qt.Key.Key_F6, "Quét giấy tiếp nhận")):
        hand.press(page)
        hand.ctrl(Qt.Key.Key_Return)
        assert said(hand)[0] == "wrong"
        assert wanted in said(hand)[1]


def test_a_result_scanned_twice_sounds_otherwise(hand: Hand, tmp_path: Path) -> None:
    [code] = _to_division_and_back(hand, tmp_path / "tray", 1)
    hand.scan(code)
    assert said(hand)[0] == "done"
    hand.scan(code)
    assert said(hand)[0] == "waiting"
    assert "đã quét rồi" in said(hand)[1]


def test_an_item_that_came_by_post_is_noted_by_a_key_a_scan_and_a_key(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F6)
    keys, scans = hand.keys, hand.scans

    hand.ctrl(Qt.Key.Key_N)
    hand.scan("EV123456785VN")
    hand.ctrl(Qt.Key.Key_Return)

    assert (hand.keys - keys, hand.scans - scans) == (2, 1)
    assert said(hand) == ("done", "Đã ghi bưu gửi đến EV123456785VN.")
    assert "EV123456785VN" in results(hand).item._came.text()
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == "results"


def test_a_folder_handed_over_from_its_page_is_not_stopped_by_a_slip_that_waits_for_a_missing_one(
    hand: Hand, tmp_path: Path
) -> None:
    give_printer(hand, tmp_path / "tray")
    codes = receive_some(hand, 2)
    hand.press(Qt.Key.Key_F4)
    hand.ctrl(Qt.Key.Key_A)
    hand.ctrl(Qt.Key.Key_Return)
    hand.scan(hand.ask(_batch_of, codes[0]))
    hand.scan(codes[1])
    hand.ctrl(Qt.Key.Key_Return)
    hand.type("Vi Van")
    hand.ctrl(Qt.Key.Key_Return)
    assert view(hand).is_taking
    hand.press(Qt.Key.Key_F2)
    later = receive_some(hand, 3)[-1]

    hand.scan(later)
    hand.ctrl(Qt.Key.Key_Return)

    assert not view(hand).is_taking
    assert [row.code for row in view(hand)._basket.chosen] == [later]


def _given(hand: Hand, tray: Path, *sizes: int) -> list[list[str]]:
    """So many batches of so many folders; the codes of each."""
    give_printer(hand, tray)
    codes = receive_some(hand, sum(sizes))
    piles = [[codes.pop(0) for _ in range(size)] for size in sizes]
    hand.press(Qt.Key.Key_F4)
    for pile in piles:
        for code in pile:
            hand.scan(code)
        hand.ctrl(Qt.Key.Key_Return)
    return piles


def test_a_slip_of_another_counter_is_taken_from_wherever_the_clerk_is_by_its_folders(hand: Hand) -> None:
    codes = receive_some(hand, 3)
    hand.press(Qt.Key.Key_F2)

    hand.scan(f"BG-9-261123-01-{digest(codes[:2])}")
    assert hand.desktop.shell.page == "handover"
    assert said(hand)[0] == "waiting"
    assert "máy này không có danh sách" in said(hand)[1]
    hand.scan(codes[0])
    hand.scan("H00.18-261123-9999")
    assert said(hand) == ("wrong", f"H00.18-261123-9999 {UNHEARD}")
    hand.ctrl(Qt.Key.Key_Return)
    assert "chưa khớp mã kiểm" in said(hand)[1]
    hand.scan(codes[1])
    assert said(hand) == ("done", f"{codes[1]} · 2 túi, khớp mã kiểm: đủ phiếu")
    hand.type("Vi Van")
    hand.ctrl(Qt.Key.Key_Return)

    assert [holder_of(hand, code) for code in codes] == [HolderKind.DIVISION, HolderKind.DIVISION, HolderKind.COUNTER]
    assert "đã nhận 2 hồ sơ" in said(hand)[1]
    assert hand.ask(holders.holders).balanced


def test_a_false_slip_is_refused_at_its_scan(hand: Hand, tmp_path: Path) -> None:
    [[code]] = _given(hand, tmp_path / "tray", 1)
    letters = "0000" if digest([code]) != "0000" else "1111"
    hand.press(Qt.Key.Key_F2)

    hand.scan(f"{hand.ask(_batch_of, code)}-{letters}")

    assert (hand.desktop.shell.page, said(hand)[0]) == ("intake", "wrong")
    assert "không phải bản của quầy" in said(hand)[1]
    assert not view(hand).is_taking


def test_two_swapped_folders_are_named_as_that_at_the_scan_and_when_the_slip_is_taken(
    hand: Hand, tmp_path: Path
) -> None:
    [ours, theirs] = _given(hand, tmp_path / "tray", 2, 2)
    first, second = hand.ask(_batch_of, ours[0]), hand.ask(_batch_of, theirs[0])
    hand.scan(first)
    hand.scan(ours[0])

    hand.scan(theirs[0])
    assert said(hand)[0] == "wrong"
    assert said(hand)[1].startswith(f"Nhầm {theirs[0]}: có trên phiếu {second}")
    hand.type("Vi Van")
    hand.ctrl(Qt.Key.Key_Return)

    assert f"Thiếu {ours[1]}" in said(hand)[1]
    assert f"Nhầm {theirs[0]}" in said(hand)[1]
    progress = [hand.ask(handover.progress, number) for number in (first, second)]
    assert [each.waiting if each else None for each in progress] == [(ours[1],), tuple(theirs)]


def test_a_name_typed_over_the_list_takes_no_folder_off_and_a_slow_scan_leaves_no_letters_in_it(
    hand: Hand, tmp_path: Path
) -> None:
    [codes] = _given(hand, tmp_path / "tray", 2)
    hand.scan(hand.ask(_batch_of, codes[0]))
    for code in codes:
        hand.scan(code)
    view(hand).table.setFocus()

    hand._letters(codes[0], 45)
    hand._send(Qt.Key.Key_Return, "\r")
    hand.settle()
    assert view(hand).person == ""
    assert "đã quét rồi" in said(hand)[1]
    view(hand).table.setFocus()
    hand.type("Vi Van Teo")

    assert view(hand).person == "Vi Van Teo"
    assert len(view(hand)._basket.chosen) == 2


def test_a_scan_with_nothing_for_the_post_is_refused_aloud(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F6)
    hand.ctrl(Qt.Key.Key_B)
    for text in ("EV123456785VN", "8934567890123"):
        hand.press(Qt.Key.Key_Shift)
        hand.scan(text)
        assert said(hand) == ("wrong", NO_ENVELOPE)


def test_after_a_result_is_given_the_next_page_has_the_focus_and_not_the_shelf_behind_it(
    hand: Hand, tmp_path: Path
) -> None:
    [code] = _to_division_and_back(hand, tmp_path / "tray", 1)
    hand.scan(code)
    hand.ctrl(Qt.Key.Key_Return)

    hand.press(Qt.Key.Key_F4)

    assert view(hand).table.hasFocus()
