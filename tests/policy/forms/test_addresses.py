"""What can be an address or a number at all, so that a slip leaves nobody unreachable (R14)."""

import pytest

from ubp_tui.policy.forms.addresses import why_not_reached


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("email", "sian.o'brien@example.org"),
        ("email", " jane@mail.example.org "),
        ("phone", "07700 900123"),
        ("phone", "+44 (0)1225 555 123, after six"),
        ("letter", "Flat 2, 60 Station Approach"),
        ("portal", "her account"),
    ],
)
def test_r14_what_can_be_one_is_taken(method: str, address: str) -> None:
    assert why_not_reached(method, address) == ""


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("email", "tony.marsh@example.orgmarsh at example"),
        ("email", "jane@example"),
        ("email", "jane@@example.org"),
        ("phone", "ask her sister"),
        ("phone", "x 12"),
    ],
)
def test_r14_what_cannot_be_one_is_refused_with_what_was_typed(method: str, address: str) -> None:
    assert why_not_reached(method, address).startswith(f"“{address}” is not a")
