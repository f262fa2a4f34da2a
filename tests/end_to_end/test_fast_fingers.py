"""A slow line: keys that somebody typed one after the other arrive at once."""


def test_a_case_opened_right_after_its_name_is_that_customers(demo) -> None:
    seat = demo()
    seat.send(b"/kowalski\r\r")
    seat.wait_for(r"\A UBP-\d+ +Kowalski")
    seat.send(b"\x1b")
    seat.back_to_the_list()
    seat.leave()


def test_the_one_customer_that_fits_is_chosen_and_what_follows_goes_into_the_form(demo) -> None:
    seat = demo()
    seat.send(b"ijane okafor\rShe shouted.")
    seat.wait_for(r"\A Record an incident: Jane Okafor(?s:.*)She shouted\.")


def test_among_several_customers_none_is_chosen_before_they_could_be_read(demo) -> None:
    seat = demo()
    seat.send(b"ioka\r\r\r")
    seat.sees("More than one customer fits.")
    seat.settle()
    seat.sees("who is it about?")
    seat.type("down", "enter")
    seat.sees("Record an incident: Jane Okafor")
