"""The lines at the top and bottom: title, steps, keys."""

import pytest
from rich.cells import cell_len
from textual.screen import Screen

from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.key_bar import ExplainsRefusals, KeyBar
from ubp_tui.widgets.rail import Rail, Step
from ubp_tui.widgets.row_list import RowList
from ubp_tui.widgets.title_bar import TitleBar

WIZARD = (
    "Behaviour", "Circumstances", "Warning", "Measures", "Proportionality", "Period",
    "Check your answers",
)  # fmt: skip


class Work(ExplainsRefusals[None]):
    """A screen whose `d` is refused."""

    BINDINGS = bindings("help", "decide", "contact_check", "quit", "filter")

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.may_decide = False

    def compose(self):
        yield KeyBar()

    def reason_against(self, action: str) -> str | None:
        refused = action == "decide" and not self.may_decide
        return "Only a head of service or an executive decides." if refused else None

    def action_decide(self) -> None:
        self.done.append("decided")

    def action_contact_check(self) -> None:
        self.done.append("checked")


@pytest.fixture
def work() -> Work:
    return Work()


async def test_the_keys_stand_in_words_in_the_same_order_everywhere(stage, size, work) -> None:
    app = stage()
    async with app.run_test(size=size):
        await app.push_screen(work)
        assert app.lines()[-1] == " / filter  c contact check  (d decide)  ? help  q quit"


async def test_a_refused_key_says_why_and_does_nothing(stage, work) -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(work)
        await pilot.press("d")
        assert app.lines()[-1] == " Only a head of service or an executive decides."
        assert work.done == []


async def test_the_next_key_brings_the_keys_back_and_works(stage, work) -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(work)
        await pilot.press("d", "c")
        assert "contact check" in app.lines()[-1]
        assert work.done == ["checked"]


async def test_a_key_that_is_not_there_says_where_the_keys_are(stage, work) -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(work)
        for key, name in (("z", "z"), ("space", "space")):
            await pilot.press(key)
            assert app.lines()[-1] == f" {name} does nothing here; ? lists the keys."
        await pilot.press("down")
        assert "contact check" in app.lines()[-1]


async def test_a_key_that_is_allowed_later_loses_its_brackets(stage, work) -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(work)
        work.may_decide = True
        work.refresh_bindings()
        await pilot.pause()
        assert "  d decide" in app.lines()[-1]
        await pilot.press("d")
        assert work.done == ["decided"]


async def test_keys_that_do_not_fit_one_line_take_two(stage) -> None:
    class Crowded(Screen[None]):
        BINDINGS = bindings(
            "filter", "contact_check", "incident", "log_contact", "emergency", "new_case",
            "open_case", "appeal", "decide", "sort", "go_to", "why", "help", "back",
        )  # fmt: skip

        def compose(self):
            yield KeyBar()

    app = stage()
    async with app.run_test(size=(80, 24)):
        await app.push_screen(Crowded())
        assert app.lines()[-1].endswith("esc back")
        for key in Crowded.BINDINGS:
            assert key.description in " ".join(app.lines()[-2:])


async def test_where_not_all_keys_have_room_help_stays_and_a_rarer_one_goes(stage) -> None:
    class Overfull(Screen[None]):
        BINDINGS = bindings(
            "filter", "contact_check", "incident", "log_contact", "emergency", "new_case",
            "open_case", "appeal", "decide", "sort", "personnel", "previous_case", "next_case",
            "go_to", "why", "help", "back",
        )  # fmt: skip

        def compose(self):
            yield KeyBar()

    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Overfull())
        await pilot.pause()
        assert app.lines()[-1].endswith("w why  ? help  esc back")
        assert "go to" not in " ".join(app.lines()[-2:])


async def test_a_reason_too_long_for_a_line_is_read_whole(stage, work) -> None:
    reason = "Only a head of service or an executive decides, and never whoever proposed it. " * 2
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(work)
        work.query_one(KeyBar).say(reason.strip())
        await pilot.pause()
        assert " ".join(" ".join(app.lines()).split()) == reason.strip()
        await pilot.press("c")
        assert app.lines()[-2] == ""


async def test_a_sentence_with_brackets_is_shown_as_it_is(stage, work) -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(work)
        work.query_one(KeyBar).say("Saved [/x] \x1b[2J漢字.")
        await pilot.pause()
        assert app.lines()[-1] == " Saved [/x] [2J漢字."


async def test_title_and_person_stand_at_the_two_ends(stage, size) -> None:
    app = stage(TitleBar("Cases · Selwood Housing", "Priya Shah, team leader"))
    async with app.run_test(size=size):
        line = app.lines()[0]
        assert line.startswith(" Cases · Selwood Housing")
        assert line.endswith("Priya Shah, team leader")
        assert len(line) == size[0] - 1


async def test_the_grade_goes_before_the_title_is_cut(stage) -> None:
    title = "Unacceptable behaviour cases · Selwood Housing"
    app = stage(TitleBar(title, "Alexandra Whitfield, acting head of housing services"))
    async with app.run_test(size=(80, 24)):
        assert app.lines()[0].startswith(f" {title} ")
        assert app.lines()[0].endswith(" Alexandra Whitfield")


@pytest.mark.parametrize("title", ["漢" * 200, "[/x]", "\x1b[2J", "a" * 100_000])
async def test_a_title_too_long_leaves_the_person_in_place(stage, title) -> None:
    app = stage(TitleBar(title, "Priya Shah"))
    async with app.run_test(size=(80, 24)):
        assert app.lines()[0].endswith("Priya Shah")
        assert cell_len(app.lines()[0]) == 79


async def test_a_new_title_is_shown(stage) -> None:
    app = stage(TitleBar("Before"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(TitleBar).show("After", "Priya Shah")
        await pilot.pause()
        assert app.lines()[0].startswith(" After")


@pytest.mark.parametrize("current", range(7))
async def test_the_seven_steps_of_the_wizard_fit_80_columns(stage, current) -> None:
    steps = [Step(name, complete=at < 2) for at, name in enumerate(WIZARD)]
    app = stage(Rail(steps, current))
    async with app.run_test(size=(80, 24)):
        line = app.lines()[0]
        assert cell_len(line) <= 80
        assert f"{WIZARD[current]}<" in line
        assert line.count("*") == 2 and line.count("-") == 5


async def test_a_step_has_a_short_name_for_where_the_whole_one_does_not_fit(stage) -> None:
    steps = [Step(name, short="Check" if name == WIZARD[-1] else "") for name in WIZARD]
    app = stage(Rail(steps, 0))
    async with app.run_test(size=(80, 24)):
        assert "-Proportionality -Period -Check" in app.lines()[0]


async def test_the_rail_follows_when_a_step_becomes_complete(stage) -> None:
    app = stage(Rail([Step("One"), Step("Two")], 0))
    async with app.run_test(size=(120, 40)) as pilot:
        app.query_one(Rail).show([Step("One", complete=True), Step("Two")], 1)
        await pilot.pause()
        assert app.lines()[0] == " *One>-Two<"


async def test_tab_sends_the_two_fields_and_not_the_whole_screen(stage, monkeypatch) -> None:
    class TwoLists(Work):
        def compose(self):
            yield RowList([Column("One")])
            yield RowList([Column("Two")])
            yield KeyBar()

    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = TwoLists()
        await app.push_screen(screen)
        await pilot.pause()
        painted: list[object] = []
        monkeypatch.setattr(screen, "refresh", lambda *regions, **kept: painted.append(regions))
        await pilot.press("tab")
        assert painted == []
