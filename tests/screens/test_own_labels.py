"""Where a landlord calls a channel or a format something else, it is called that everywhere."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from models.cases import CaseRow
from screens.appeal.pages import appeal_page
from screens.carried import carried_questions
from screens.case.facts import facts_text
from screens.case.records import record_page
from screens.evidence_text import incident_lines, warning_lines
from screens.filled import Filled, ways_to_tell
from screens.incident.words import incident_heading
from screens.informing.recorded import record_words
from tests.screens.conftest import Office
from ubp_tui.casework.refusals import CaseworkError
from ubp_tui.casework.unattached import IncidentView
from ubp_tui.casework.views import CaseView, case_view
from ubp_tui.policy.channels import IN_WRITING, METHODS, WAYS_TO_TELL
from ubp_tui.policy.document import Policy
from ubp_tui.policy.labels import labels
from ubp_tui.policy.loading import load_policy
from ubp_tui.policy.measure_words import measure_lines, measure_summary
from ubp_tui.widgets.questions import Pick

SELWOODS = re.compile(
    r"\bby (phone|email|letter|visit|social|portal)\b|at a visit|on social media|the portal|"
    r"\b(Phone|Email|Letter|Visit|Portal|email|visit)[,.]|"
    r"\b(standard|large|easy|braille|audio)\b",
    re.IGNORECASE,
)


@pytest.fixture
def otherwise() -> Policy:
    """The policy of a landlord who calls each channel and format something else."""
    policy = load_policy()
    channels = [msgspec.structs.replace(c, label=f"Our {c.code}s", by="") for c in policy.channels]
    formats = [msgspec.structs.replace(f, label="As we call it") for f in policy.formats]
    return msgspec.structs.replace(policy, channels=tuple(channels), formats=tuple(formats))


def views(office: Office) -> Iterator[CaseView]:
    """Every case of the sample, as somebody sees it who was given it."""
    for row in CaseRow.select().execute(office.database):
        for username in ("priya", "helen", "grace"):
            try:
                yield case_view(office.desk(username), row.reference)
            except CaseworkError:
                continue
            break


def pages(view: CaseView, policy: Policy) -> Iterator[str]:
    """What the screens and `ubp show` write down of a case."""
    file = view.file
    yield facts_text(view).plain
    for entry in view.timeline:
        yield entry.words
        yield record_page(view, entry.about_id).text.plain
    for appeal in file.appeals:
        yield appeal_page(view, appeal).plain
    for incident in file.incidents:
        read = IncidentView(
            incident=incident, customer=file.customer, case=file.case, staff=file.staff
        )
        yield incident_heading(read, policy)
        yield "\n".join(line.plain for line in incident_lines(incident, file, policy, set()))
    for warning in file.warnings:
        yield "\n".join(line.plain for line in warning_lines(warning, file, policy))
    for measure in file.measures:
        yield measure_summary(measure.details, file, policy)
        yield str(measure_lines(measure.details, file, policy))
    for informing in file.informings:
        yield from (record_words(item, view) for item in informing.items)


def own_words(record: Any) -> Iterator[str]:
    """What people wrote in a record, however deep."""
    if isinstance(record, str) and len(record) > 20:
        yield record
    elif isinstance(record, dict):
        for value in record.values():
            yield from own_words(value)
    elif isinstance(record, list | tuple):
        for value in record:
            yield from own_words(value)


def test_every_page_calls_channels_and_formats_as_the_landlord_does(
    sample: Office, otherwise: Policy
) -> None:
    sample.policy = otherwise
    wrong, read = [], ""
    for view in views(sample):
        written = msgspec.to_builtins(view.file, enc_hook=str)
        wrote = sorted(own_words(written), key=len, reverse=True)
        for page in pages(view, otherwise):
            for words in wrote:
                page = page.replace(words, "")
            read += page
            wrong += [page[max(0, m.start() - 40) : m.end()] for m in SELWOODS.finditer(page)]
    assert wrong == []
    for channel in otherwise.channels:
        assert f"ur {channel.code}s" in read
    assert "As we call it" in read


def test_every_choice_of_a_channel_is_called_as_the_landlord_does(
    sample: Office, otherwise: Policy
) -> None:
    sample.policy = otherwise
    for ways in (WAYS_TO_TELL, IN_WRITING):
        options = ways_to_tell(otherwise, ways)
        assert [o.label for o in options] == labels(otherwise.channels, ways)
    view = next(views(sample))
    method, _ = carried_questions("M2", view, Filled({}))
    assert isinstance(method, Pick)
    names = [option.label.removesuffix(" by appointment") for option in method.options]
    assert names == labels(otherwise.channels, METHODS)
