"""A screen from which forms about one case are filled in; what was typed is kept (R16)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any
from uuid import UUID

from screens.form_screen import FormScreen, FormSpec
from screens.work_screen import WorkScreen


class FillsIn(WorkScreen[None]):
    """Where a way opens its form, whether one has been given the case or not."""

    @property
    @abstractmethod
    def case_id(self) -> UUID:
        """The case that the forms are about."""

    def fill_in(
        self, spec: FormSpec, done: str | Callable[[Any], str], about: tuple[UUID, ...]
    ) -> None:
        """Opens a form on this case; says the sentence when it was recorded.

        A sentence that depends on what came of it is made of that.
        """
        keeper = self.kept.of(spec, self.case_id, spec.title, *about)

        def filled_in(result: object) -> None:
            if result is not None:
                self.say(done if isinstance(done, str) else done(result))

        self.app.push_screen(FormScreen(self.desk, spec, keeper), filled_in)
