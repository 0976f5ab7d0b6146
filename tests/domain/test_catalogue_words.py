"""Members of a procedure in words."""

from datetime import date, time

from factories import PROCEDURES
from hypothesis import given

from cchc_desktop.domain import catalogue_words as words
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.legs import Leg
from cchc_desktop.domain.procedure import Fee, Linkage, OnlineLevel, Procedure, ProcessingTime, RequiredDocument
from cchc_desktop.domain.process import Step

TEN = ProcessingTime(Duration(10, Unit.WORKING_DAY), date(2025, 7, 1), "QĐ 12")


def test_times_say_since_when_and_why() -> None:
    assert words.time(TEN) == "10 ngày làm việc"
    assert words.time(None) == words.time(ProcessingTime(None, date(2000, 1, 1))) == "không quy định"
    assert words.times((TEN,)) == "10 ngày làm việc (từ 01/07/2025, QĐ 12)"
    assert words.times(()) == "không có"


def test_documents_say_how_many_of_each_and_when() -> None:
    assert words.document(RequiredDocument("A", original=1, photocopy=2)) == "1 bản chính, 2 bản photo"
    assert words.document(RequiredDocument("A", certified=1, required=False)) == "1 chứng thực, nếu có"
    assert words.document(RequiredDocument("A", 1, condition="khi ủy quyền")) == "không ghi số bản, khi ủy quyền"
    assert words.document(None) == ""


def test_what_is_not_there_is_said_so() -> None:
    assert {words.plain(""), words.clock(None), words.day(None), words.steps(()), words.legs(())} == {"không có"}
    assert words.fee(None) == words.fee(Fee(0)) == "không thu"
    assert words.case(None) == ""


def test_the_rest_reads_as_it_is_published() -> None:
    assert words.fee(Fee(600_000, "Lệ phí")) == "600.000 đồng (Lệ phí)"
    assert words.steps((Step("A", hours=4), Step("B", minutes=30))) == "2 bước, 4 giờ 30 phút"
    assert words.steps((Step("A"),)) == "1 bước"
    assert words.clock(time(15)) == "15:00"
    assert words.legs((Leg("Sở Nội vụ", None),)) == "Sở Nội vụ không quy định"


def test_every_level_and_linkage_has_its_words() -> None:
    assert all(map(words.online_level, OnlineLevel))
    assert all(map(words.linkage, Linkage))


@given(PROCEDURES)
def test_every_procedure_can_be_told(procedure: Procedure) -> None:
    assert words.times(procedure.statutory)
    assert words.steps(procedure.steps)
    assert all(words.document(document) for document in procedure.documents)
