"""A screen passes over a size that the window has no longer."""

from textual import events
from textual.geometry import Size

from ubp_tui.widgets.one_size import OneSize


class Told(OneSize[None]):
    """Keeps the sizes it was told of."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[Size] = []

    def on_resize(self, event: events.Resize) -> None:
        self.sizes.append(event.size)


async def test_only_the_size_that_the_window_has_now_reaches_a_screen(stage) -> None:
    app = stage()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = Told()
        await app.push_screen(screen)
        for size in (Size(20, 5), Size(100, 30), Size(80, 24)):
            await screen.on_event(events.Resize(size, size))
        await pilot.pause()
        assert set(screen.sizes) == {Size(100, 30)}
        assert screen.size == (100, 30)
