"""The check reads of a case only what it may rest on, and answers as from the whole case (R14)."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from shutil import copyfile

from msgspec.structs import replace

from models.case_files import load_case_files
from models.database import open_database
from models.on_record import load_on_record
from models.rows import find_all
from models.stored import CASE
from tests.sample import SAMPLE_DAY, sample_file
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.contact_check.answer import check
from ubp_tui.policy.contact_check.question import Question
from ubp_tui.policy.facts import Caller
from ubp_tui.policy.loading import load_policy

__all__ = ["sample_file"]


def test_r14_every_answer_about_the_sample_is_that_of_the_whole_case(
    sample_file: Path, tmp_path: Path
) -> None:
    policy = load_policy()
    database = open_database(Path(copyfile(sample_file, tmp_path / "sample.db")))
    verdicts = set()
    with database.connection_context():
        for customer_id in {case.customer_id for case in find_all(database, CASE)}:
            read = load_on_record(database, customer_id)
            ids = [file.case.id for file in read.files]
            whole = replace(read, files=load_case_files(database, ids, read.staff) if ids else ())
            for caller, channel, months in product(Caller, Channel, (-2, 0, 1, 5, 11)):
                at = SAMPLE_DAY.add(months=months)
                question = Question(caller=caller, channel=channel, at=at)
                answer = check(read, question, policy)
                assert answer == check(whole, question, policy)
                verdicts.add(answer.verdict)
    assert len(verdicts) >= 5
