"""A guide sheet is of today's catalogue, or of the version and the day of a dossier."""

from datetime import date

import pytest

from cchc_desktop.domain.guide_subject import GuideSubject, read_guide_subject


@pytest.mark.parametrize(
    "subject",
    [GuideSubject("1.010803"), GuideSubject("1.014199.H42", "a1b2c3d4e5f6", date(2026, 10, 5))],
)
def test_what_is_written_is_read(subject: GuideSubject) -> None:
    assert read_guide_subject(subject.text) == subject


@pytest.mark.parametrize("text", ["", "x@y", "1.010803@v@2026-13-01", "1.010803@@2026-10-05", "a@b@c@d"])
def test_half_a_subject_is_a_code_that_no_catalogue_has(text: str) -> None:
    assert read_guide_subject(text) == GuideSubject(text)
