"""A case is named by its reference, or by its number alone."""

import pytest

from ubp_tui.policy.references import case_reference


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("UBP-0142", "UBP-0142"),
        (" ubp-142 ", "UBP-0142"),
        ("16", "UBP-0016"),
        ("12345", "UBP-12345"),
        ("okafor", "OKAFOR"),
        ("٣", "٣"),
        ("", ""),
    ],
)
def test_the_number_alone_will_do(typed: str, meant: str) -> None:
    assert case_reference(typed) == meant
