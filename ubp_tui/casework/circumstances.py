"""Circumstances: contributing factors and the customer's own account (R7)."""

from __future__ import annotations

from uuid import UUID

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import reject
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Account, Factor
from ubp_tui.policy.forms import cleaned
from ubp_tui.policy.forms.preparing import (
    NewAccount,
    NewFactor,
    account_problems,
    factor_problems,
)


def record_factor(desk: Desk, case_id: UUID, form: NewFactor) -> Factor:
    """Records a contributing factor, our own failings included.

    Raises:
        Invalid: the kind or the words are missing.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        work.allowed(Action.RECORD_FACTOR, case_id)
        reject(factor_problems(form, work.policy))
        return work.add(
            Factor(
                id=work.new_id(),
                case_id=case_id,
                kind=form.kind,
                words=form.words,
                recorded_by_id=work.actor_id,
                recorded_at=work.now,
            )
        )


def record_account(desk: Desk, case_id: UUID, form: NewAccount) -> Account:
    """Records the customer's own account in their words, or why there is none.

    Raises:
        Invalid: neither is given, or both are, or they were asked by a way they cannot use.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        file = work.allowed(Action.RECORD_ACCOUNT, case_id)
        reject(account_problems(form, file, work.policy, work.today))
        return work.add(
            Account(
                id=work.new_id(),
                case_id=case_id,
                invited_on=form.invited_on,
                how=form.how,
                words=form.words,
                none_reason=form.none_reason,
                recorded_by_id=work.actor_id,
                recorded_at=work.now,
            )
        )
