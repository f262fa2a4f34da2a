"""Reads a policy file and either gives a whole, valid policy or says all that is wrong."""

from __future__ import annotations

import contextlib
import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pendulum

from ubp_tui.policy.calendar import WorkingCalendar
from ubp_tui.policy.channels import Channel, Format
from ubp_tui.policy.consistency import (
    authority_problems,
    figure_problems,
    lacking,
    not_exactly,
    repeated,
)
from ubp_tui.policy.document import Policy
from ubp_tui.policy.text import clean, clean_line
from ubp_tui.policy.wording import unknown_figures, unknown_names, with_figures

SELWOOD = Path(__file__).with_name("selwood.toml")
_BANK_HOLIDAYS = Path(__file__).with_name("bank_holidays.toml")
_LARGEST = 1_000_000
"""Bytes; many times what a policy needs."""
_CHOICES = (
    "behaviours",
    "factors",
    "formats",
    "serious_grounds",
    "public_bodies",
    "lawful_bases",
)
# The program itself knows these, so every landlord has the same: list, key of the entry, values.
_FIXED_LISTS = (
    ("measures", "code", tuple(f"M{number}" for number in range(1, 7))),
    ("channels", "code", tuple(Channel)),
    ("checklist", "number", tuple(str(number) for number in range(1, 13))),
    ("rules", "rule", tuple(f"R{number}" for number in range(1, 38))),
)


class PolicyError(Exception):
    """A policy that cannot be used.

    Attributes:
        problems: a sentence for each thing that is wrong; the error's text has one a line.
    """

    def __init__(self, path: Path, problems: list[str]) -> None:
        """Of the policy file at `path`."""
        named = clean_line(str(path))
        super().__init__("\n".join([f"The policy {named} cannot be used.", *problems]))
        self.problems = tuple(problems)


def load_policy(path: Path | None = None) -> Policy:
    """The policy in a file; the built-in one when no file is given.

    Raises:
        PolicyError: the file cannot be read, or something in it is not allowed.
    """
    path = path or SELWOOD
    document = _cleaned(_toml(path))
    kinds = {field.name: field.type for field in msgspec.structs.fields(Policy)}
    del kinds["calendar"], kinds["edition"]
    parts = _fitting_parts(document, kinds)
    problems: list[str] = []
    if parts.keys() != kinds.keys() or document.keys() != kinds.keys():
        from ubp_tui.policy.shape import shape_problems  # only then: start-up stays short

        problems += shape_problems(document, kinds)
    problems += _disagreements(parts)
    if problems:
        raise PolicyError(path, problems)
    rules = with_figures(parts.pop("rules"), parts["figures"])
    edition = f"{parts['version']} ({_mark(document)})"
    return Policy(**parts, rules=rules, calendar=_calendar(), edition=edition)


def _mark(document: dict[str, Any]) -> str:
    """Eight digits that differ with anything that the file says, but for its comments."""
    content = msgspec.json.encode(document, order="sorted")
    return hashlib.sha256(content).hexdigest()[:8]


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_content(path).decode("utf-8-sig"))
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror}. Give the path of a policy file."
        raise PolicyError(path, [problem]) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise PolicyError(
            path, [f"Line {line} has a character that is not UTF-8. Save the file as UTF-8."]
        ) from error
    except RecursionError as error:
        raise PolicyError(path, ["It is not a policy: too much is nested in it."]) from error
    except ValueError as error:  # tomllib's own errors, and numbers of thousands of digits
        raise PolicyError(path, [f"It is not written as TOML: {error}."]) from error


def _content(path: Path) -> bytes:
    """What is in the file, where it is one and not far larger than any policy."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise PolicyError(path, ["It is not a file. Give the path of a policy file."])
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise PolicyError(path, ["It is too large to be a policy. Give the path of one."])
    return content


def _cleaned(value: Any) -> Any:
    """The same with every text cleaned of what a terminal would obey."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(entry) for entry in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(entry) for key, entry in value.items()}
    return value


def _fitting_parts(document: dict[str, Any], kinds: dict[str, Any]) -> dict[str, Any]:
    """The parts of the policy that are of their kind, so that they can be compared."""
    parts: dict[str, Any] = {}
    for name in kinds.keys() & document.keys():
        with contextlib.suppress(msgspec.ValidationError):
            parts[name] = msgspec.convert(document[name], kinds[name])
    return parts


def _disagreements(parts: dict[str, Any]) -> Iterator[str]:
    """What the parts do not agree on, as far as they are there to be compared."""
    if "figures" in parts:
        yield from figure_problems(parts["figures"])
    if "rules" in parts:
        yield from unknown_figures(parts["rules"])
    if "contact_words" in parts:
        yield from unknown_names(parts["contact_words"])
    if "grades" in parts:
        yield from repeated("grades", (grade.code for grade in parts["grades"]))
    if "authority" in parts and "grades" in parts:
        yield from authority_problems(parts["authority"], parts["grades"])
    for key in _CHOICES:
        yield from repeated(key, (choice.code for choice in parts.get(key, ())))
    if "formats" in parts:
        yield from lacking("formats", [choice.code for choice in parts["formats"]], tuple(Format))
    for key, name, expected in _FIXED_LISTS:
        if key in parts:
            found = (str(getattr(entry, name)) for entry in parts[key])
            yield from not_exactly(key, found, expected)


def _calendar() -> WorkingCalendar:
    """England and Wales, from the data that `tools/make_bank_holidays.py` writes."""
    days = tomllib.loads(_BANK_HOLIDAYS.read_text(encoding="utf-8"))["bank_holidays"]
    return WorkingCalendar(frozenset(pendulum.Date(day.year, day.month, day.day) for day in days))
