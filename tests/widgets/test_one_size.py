"""Two sizes on their way at the same time do not chase each other for ever."""

from textual import events
from textual.geometry import Size
from textual.widgets import Static

from ubp_tui.widgets.one_size import OneSize


class Laid(OneSize[None]):
    """Counts how often it was told of a size."""

    told = 0

    def compose(self):
        yield Static("kept")

    def on_resize(self) -> None:
        self.told += 1
        assert self.told < 50, "The sizes chase each other."


async def test_a_screen_told_of_an_old_size_and_the_new_one_settles_in_the_new_one(stage) -> None:
    app = stage()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = Laid()
        await app.push_screen(screen)
        for size in (Size(20, 5), Size(100, 30), Size(20, 5), Size(100, 30), Size(20, 5)):
            screen.post_message(events.Resize(size, size))
        await pilot.pause()
        assert screen.size == (100, 30)
