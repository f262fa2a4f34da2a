"""Recording an incident during a call (R1, R2, R4)."""

from screens.incident import open_incident_form
from ubp_tui.casework.cases import open_case
from ubp_tui.casework.customers import find_customers
from ubp_tui.casework.unattached import unfinished_incidents
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.casework.waiting import waiting_incidents


def kept_of(username, office):
    """The bodies of somebody's drafts."""
    return "".join(draft.body for draft, _ in unfinished_incidents(office.desk(username)))


async def test_r1_an_incident_is_recorded_with_a_few_keys_during_the_call(office, at):
    office.customer("Okafor, James", "P2")
    office.customer("Okafor, Jane", "P1", address="12 Mill Lane")
    async with at(office.desk("asha")) as hands:
        open_incident_form(hands.home)
        await hands.pilot.pause()
        await hands.type("okafor")
        await hands.sees("Okafor, Jane")
        await hands.press("down", "enter")
        await hands.type("Shouted at me.")
        await hands.press("f10")
        await hands.sees("Recorded INC-0001")
    (waiting,) = waiting_incidents(office.desk("asha"))
    assert waiting.customer.reference == "P1"
    assert waiting.incident.what_happened == "Shouted at me."
    assert waiting.incident.happened_at == office.now


async def test_r2_the_form_says_what_is_not_unacceptable_and_what_is_never_an_incident(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    async with at(office.desk("asha")) as hands:
        open_incident_form(hands.home, jane.id)
        await hands.sees("Being forceful, upset or determined is not in itself unacceptable.")
        await hands.press("shift+tab")
        await hands.sees("an allegation of discrimination")


async def test_r1_what_was_typed_survives_and_is_offered_again(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    async with at(office.desk("asha")) as hands:
        open_incident_form(hands.home, jane.id)
        await hands.pilot.pause()
        await hands.type("Half a sen")
        await hands.until(lambda: "Half a sen" in kept_of("asha", office), "a draft is kept")
    office.now = office.now.add(hours=3)
    async with at(office.desk("asha")) as hands:
        open_incident_form(hands.home)
        await hands.sees("begun 1 Jun 2026 10:00: Half a sen")
        await hands.press("enter")
        await hands.sees("Half a sen")
        await hands.sees("1 Jun 2026 10:00")
        await hands.press("f10")
        await hands.sees("Recorded INC-0001")
    assert unfinished_incidents(office.desk("asha")) == ()


async def test_r1_a_time_that_was_typed_on_another_day_is_of_that_day(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    async with at(office.desk("asha")) as hands:
        open_incident_form(hands.home, jane.id)
        await hands.pilot.pause()
        await hands.press("tab", "end", *["backspace"] * 3)
        await hands.type("9:30")
        await hands.press("escape")
    office.now = office.now.add(days=2)
    async with at(office.desk("asha")) as hands:
        open_incident_form(hands.home, jane.id)
        await hands.sees("1 Jun 2026 09:30")


async def test_esc_on_an_untouched_form_keeps_no_draft(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    async with at(office.desk("asha")) as hands:
        open_incident_form(hands.home, jane.id)
        await hands.pilot.pause()
        await hands.press("escape")
    assert unfinished_incidents(office.desk("asha")) == ()


async def test_r1_a_time_in_the_future_is_explained_and_nothing_is_lost(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    async with at(office.desk("asha")) as hands:
        open_incident_form(hands.home, jane.id)
        await hands.pilot.pause()
        await hands.type("[/x] Shouted")
        await hands.press("tab", "end", *["backspace"] * 3)
        await hands.type("23:30")
        await hands.press("f10")
        await hands.sees("is in the future")
        assert "[/x] Shouted" in hands.text
    assert waiting_incidents(office.desk("asha")) == ()


async def test_r4_a_post_is_nobodys_until_it_is_said_how_we_know(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    async with at(office.desk("asha")) as hands:
        open_incident_form(hands.home, jane.id)
        await hands.pilot.pause()
        await hands.type("Posted a photo.")
        await hands.press("tab", "tab", *["down"] * 4, "space", "f10")
        await hands.sees("“How we know that it was this customer” is empty")
        assert waiting_incidents(office.desk("asha")) == ()


async def test_r1_whoever_works_the_case_can_put_the_incident_on_it_at_once(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    case = open_case(office.desk("tom"), jane.id, (office.incident(jane).id,))
    async with at(office.desk("tom")) as hands:
        open_incident_form(hands.home, jane.id)
        await hands.pilot.pause()
        await hands.type("Shouted again.")
        await hands.press("f10")
        await hands.sees("Recorded INC-0002")
    file = case_view_by_id(office.desk("tom"), case.id).file
    assert [i.what_happened for i in file.incidents][-1] == "Shouted again."


async def test_r35_an_adviser_is_not_told_of_a_case_they_do_not_work_on(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    open_case(office.desk("tom"), jane.id, (office.incident(jane).id,))
    async with at(office.desk("sam")) as hands:
        open_incident_form(hands.home, jane.id)
        await hands.sees("What happened")
        await hands.press("shift+tab")
        assert "UBP-0001" not in hands.text


async def test_r4_a_customer_whom_the_list_lacks_is_added_by_hand(office, at):
    async with at(office.desk("asha")) as hands:
        open_incident_form(hands.home)
        await hands.pilot.pause()
        await hands.type("Newman")
        await hands.sees("Somebody new")
        await hands.press("enter")
        await hands.sees("Add a customer")
        await hands.type("P77")
        await hands.press("f10")
        await hands.sees("What happened")
    assert [c.name for c in find_customers(office.desk("asha"), "newman")] == ["Newman"]
