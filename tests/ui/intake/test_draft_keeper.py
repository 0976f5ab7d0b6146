"""Drafts are kept a moment after the last change, once, under the form's id."""

from __future__ import annotations

from intake_window import Window

from cchc_desktop.store import drafts
from cchc_desktop.ui.intake.draft_keeper import DEBOUNCE_MS, DraftKeeper


def kept(window: Window) -> list[str]:
    window.settle()
    return [draft.title for draft in drafts.of_clerk(window.counter.db, "cb01")]


def test_a_change_is_kept_after_a_moment_and_not_before(window: Window) -> None:
    assert DraftKeeper(window.presenter.at, lambda: None)._soon.interval() == DEBOUNCE_MS == 400
    window.type("123")
    assert kept(window) == []

    window.rest()
    assert kept(window) == ["123"]


def test_it_is_kept_once_under_its_own_id(window: Window) -> None:
    window.type("123")
    window.presenter.drafts.keep_now()
    window.type("4")
    window.presenter.drafts.keep_now()

    assert kept(window) == ["1234"]
    assert window.presenter.drafts.others == []


def test_while_it_is_held_nothing_is_kept(window: Window) -> None:
    window.type("123")
    assert window.presenter.drafts._soon.isActive()
    window.presenter.drafts.hold()

    window.rest()

    assert kept(window) == []


def test_the_next_is_the_one_begun_before_and_then_the_newest_again(window: Window) -> None:
    keeper = window.presenter.drafts
    for form_id, number in (("a", "1"), ("b", "2"), ("c", "3")):
        keeper.form_id = form_id
        window.view.owner.part.fields["owner.number"].set_text(number)
        keeper.keep_now()

    following = []
    for _ in range(3):
        draft = keeper.next()
        assert draft is not None
        following.append(draft.id)
        keeper.form_id = draft.id

    assert following == ["b", "a", "c"]


def test_what_was_received_is_no_draft_any_more(window: Window) -> None:
    keeper = window.presenter.drafts
    window.type("1")
    keeper.keep_now()
    first, keeper.form_id = keeper.form_id, "z"
    assert len(keeper.others) == 1

    keeper.forget(first)

    assert keeper.next() is None
