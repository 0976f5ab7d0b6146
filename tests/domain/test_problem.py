"""Problems say where and how bad; only errors stop an act."""

from cchc_desktop.domain.problem import Problem, Severity, errors, warning

ERROR = Problem("number", "personal_number.length", "Số định danh cần 12 chữ số, mới có 11.")
DOUBT = warning("number", "personal_number.province", "Ba số đầu không phải mã tỉnh đã biết.")


def test_a_problem_is_an_error_unless_it_says_otherwise() -> None:
    assert ERROR.is_error
    assert not DOUBT.is_error
    assert DOUBT.severity is Severity.WARNING


def test_only_errors_are_kept_and_in_order() -> None:
    other = Problem("name", "name.empty", "Chưa có tên.")

    assert errors([DOUBT, other, DOUBT, ERROR]) == (other, ERROR)
    assert errors([DOUBT]) == ()


def test_a_problem_moves_below_a_prefix_and_stays_the_same_otherwise() -> None:
    assert ERROR.under("owner") == Problem("owner.number", ERROR.code, ERROR.message)
    assert DOUBT.under("owner").severity is Severity.WARNING
    assert DOUBT.under("owner").under("intake").field == "intake.owner.number"


def test_a_problem_of_the_whole_takes_the_prefix_alone() -> None:
    assert Problem("", "phone.short", "Ngắn quá.").under("owner.phone").field == "owner.phone"
