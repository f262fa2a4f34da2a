"""Who somebody is: the account of the process, and nothing that they can type."""

import os
import pwd

import pendulum
import pytest

from models.fields import new_id
from ubp_tui.identity import NotKnown, account_name, signed_in
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Absence, Directory, StaffMember
from ubp_tui.policy.loading import load_policy

TODAY = pendulum.date(2026, 11, 22)


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


def person(username: str, name: str, grade: str, **more: object) -> StaffMember:
    return StaffMember(id=new_id(), username=username, name=name, grade=grade, **more)


def directory(*people: StaffMember) -> Directory:
    return Directory({each.id: each for each in people})


def test_no_variable_changes_who_somebody_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "LOGNAME", "USERNAME", "UBP_USER"):
        monkeypatch.setenv(name, "grace")
    assert account_name() == pwd.getpwuid(os.getuid()).pw_name


def test_an_account_without_a_name_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000_001)
    with pytest.raises(NotKnown, match="no name for your account, number 4000000001"):
        account_name()


def test_while_nobody_is_on_the_list_nobody_is_refused(policy: Policy) -> None:
    assert signed_in(directory(), "ann", policy, TODAY) is None


def test_an_account_belongs_to_whoever_has_it(policy: Policy) -> None:
    ann = person("ann", "Ann Webb", "adviser")
    assert signed_in(directory(ann), "ann", policy, TODAY) is ann


def test_a_stranger_is_told_whom_to_ask_whoever_is_here_leading(policy: Policy) -> None:
    away = Absence(id=new_id(), staff_id=new_id(), since=TODAY, until=None)
    staff = directory(
        person("bob", "Bob Amin", "executive", absences=(away,)),
        person("cat", "Cat Doe", "head_of_service"),
        person("dan", "Dan Eze", "manager"),
        person("eve", "Eve Fox", "executive", left_on=TODAY.subtract(days=1)),
        person("", "Fay Gill", "executive", outside=True),
    )
    with pytest.raises(NotKnown) as raised:
        signed_in(staff, "ann", policy, TODAY)
    assert str(raised.value) == (
        "Your account, ann, is not on the list of staff at Selwood Housing. "
        "Ask Cat Doe or Bob Amin to add you."
    )


def test_where_nobody_may_add_them_a_stranger_is_told_which_grade_may(policy: Policy) -> None:
    with pytest.raises(NotKnown, match="Ask a head of service or above to add you"):
        signed_in(directory(person("dan", "Dan Eze", "manager")), "ann", policy, TODAY)


def test_r26_whoever_has_left_is_refused_from_the_day_after(policy: Policy) -> None:
    ann = person("ann", "Ann Webb", "adviser", left_on=TODAY)
    assert signed_in(directory(ann), "ann", policy, TODAY) is ann
    with pytest.raises(NotKnown, match="recorded as having left"):
        signed_in(directory(ann), "ann", policy, TODAY.add(days=1))
