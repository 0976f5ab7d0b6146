"""What was handed in is counted, what was only listed is not."""

import pytest
from factories import an_intake

from cchc_desktop.domain.intake import Channel, Paper, ReturnChannel


@pytest.mark.parametrize(
    ("paper", "here"),
    [
        (Paper("Đơn"), False),
        (Paper("Đơn", original=1), True),
        (Paper("Đơn", certified=2), True),
        (Paper("Đơn", photocopy=1), True),
    ],
)
def test_a_paper_is_handed_in_when_any_copy_of_it_was_taken(paper: Paper, here: bool) -> None:
    assert paper.handed_in is here


def test_only_papers_really_taken_are_listed_in_order() -> None:
    intake = an_intake(papers=(Paper("A", original=1), Paper("B"), Paper("C", photocopy=2)))

    assert [paper.name for paper in intake.handed_in] == ["A", "C"]


def test_sums_count_originals_certified_copies_and_photocopies_apart() -> None:
    papers = (Paper("A", original=1, photocopy=3), Paper("B", certified=2), Paper("C", original=4))

    assert an_intake(papers=papers).sums == (5, 2, 3)
    assert an_intake(papers=()).sums == (0, 0, 0)


def test_originals_are_what_goes_back_to_the_citizen() -> None:
    papers = (Paper("A", original=1, photocopy=3, code="01", note="x"), Paper("B", certified=2))

    assert an_intake(papers=papers).originals == (Paper("A", original=1, code="01"),)


def test_channels_are_the_national_values() -> None:
    assert [channel.value for channel in Channel] == ["1", "2", "3"]
    assert (ReturnChannel.COUNTER.value, ReturnChannel.POST.value) == ("0", "1")
