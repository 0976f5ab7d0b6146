"""What is said in a practice store can be written into its forms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from cchc_desktop.app import practice_words as words
from cchc_desktop.domain.event_cleaning import tidy
from cchc_desktop.domain.events import Apologised, FeedbackRecorded, Refused, Stopped, Withdrawn
from cchc_desktop.domain.feedback import State, said_wrong
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.rules import BEST_SCORE
from cchc_desktop.domain.text_limits import too_long

AT = datetime(2026, 11, 20, 9, tzinfo=VN)


def texts() -> Iterator[str]:
    for name, value in vars(words).items():
        if not name.isupper():
            continue
        if isinstance(value, tuple):
            yield from (text for each in value for text in ([each] if isinstance(each, str) else each))
        elif isinstance(value, dict):
            yield from (text for each in value.values() for text in each)


def test_they_are_clean_and_fit() -> None:
    for text in texts():
        for event in (Apologised(AT, text, AT), Refused(AT, text), Stopped(AT, text), Withdrawn(AT, text)):
            assert too_long(event) is None
            assert tidy(event) == event


def test_feedback_can_be_answered_so() -> None:
    for said in (*words.REPORTS, *words.PROPOSALS, *words.ANSWERED, *words.FORWARDED, words.NOT_HEARD):
        assert said_wrong(FeedbackRecorded(AT, "", "phan-anh", State.ANSWERED.value, said)) is None


def test_there_is_a_comment_for_each_score() -> None:
    assert set(words.COMMENTS) == set(range(1, BEST_SCORE + 1))
