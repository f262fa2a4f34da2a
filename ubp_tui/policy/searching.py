"""What somebody types into a search, and how well a person fits it (R4).

The keys of people can be kept anywhere; which of two people comes first is said here only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from ubp_tui.policy.search_keys import Keys, national, particles_joined, words_of
from ubp_tui.policy.text import clean_line

SHORTEST = 2
"""Letters and digits from which a search finds anybody."""
SHORTEST_NUMBER = 3
"""Letters and digits from which it finds a postcode, a phone number or an email address."""
SHORTEST_END = 4
"""Digits from which it finds a phone number by its end."""
LONGEST = 200
"""Characters of a search that count."""
MOST_WORDS = 8
"""Words of a search that count."""

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})
_LIKE_A_NUMBER = re.compile(r"[+\d\s().-]+")


class Fit(IntEnum):
    """How well somebody fits what was typed, the best first."""

    EXACT = 0
    """A reference, phone number, email address or postcode is what was typed."""
    WHOLE = 1
    """The name is."""
    FAMILY = 2
    """The name, the family name first, begins with the words that were typed."""
    BEGINS = 3
    """It begins with what was typed, the last word perhaps not to its end."""
    GIVEN = 4
    """The name, the given names first, begins with what was typed."""
    NUMBER = 5
    """A reference, phone number, email address or postcode begins with what was typed."""
    NUMBER_END = 6
    """A phone number ends with it."""
    NAMED = 7
    """Each word that was typed begins one of the name."""
    WORDS = 8
    """The name and the address have each word, the last perhaps not to its end."""
    ANYWHERE = 9
    """Each word begins one of the name or the address."""


class Rank(NamedTuple):
    """Sorts the best first.

    `is_after` puts somebody after others who fit alike; `by` is the key that fits.
    """

    fit: Fit
    is_after: bool
    by: str
    name: str


class Wanted(NamedTuple):
    """What is looked for.

    `beginnings` are names of keys, each with what the key is to begin with. `readings` are words
    that are all to begin words of one person: as typed, and with short ones joined to the next.
    """

    beginnings: tuple[tuple[str, str], ...]
    readings: tuple[tuple[str, ...], ...]


def read_wanted(text: str) -> Wanted | None:
    """What a text looks for; None where it is too short to mean anybody in particular."""
    line = clean_line(text[:LONGEST])
    every = words_of(line)
    together = "".join(every)
    if len(together) < SHORTEST:
        return None
    words = _without_titles([*dict.fromkeys(every)])[:MOST_WORDS]
    readings = tuple(dict.fromkeys([tuple(words), tuple(particles_joined(words))]))
    return Wanted((*_of_names(readings), *_of_numbers(line, together)), readings)


def _without_titles(words: list[str]) -> list[str]:
    """The words but for "Mrs" and the like, which belong to no name; all where nothing is left."""
    return [word for word in words if word not in _TITLES] or words


def _of_names(readings: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The words in order from each of them on: any of them may begin the family name."""
    for words in readings:
        for place in range(len(words)):
            in_order = " ".join(words[place:] + words[:place])
            yield "name", in_order
            yield "turned", in_order


def _of_numbers(line: str, together: str) -> Iterator[tuple[str, str]]:
    yield "reference", together
    yield "tenancy", together
    if len(together) < SHORTEST_NUMBER:
        return
    yield "postcode", together
    if " " not in line:
        yield "email", line.casefold()
    if _LIKE_A_NUMBER.fullmatch(line):
        if number := national(line):
            yield "phone", number
        if len(together) >= SHORTEST_END:
            yield "phone_end", together[::-1]


def rank(wanted: Wanted, keys: Keys, with_case: bool) -> Rank | None:
    """How well somebody fits what is wanted; None where they do not.

    Args:
        wanted: what was typed.
        keys: one way in which the person is found.
        with_case: whether the customer has a case that is not closed; they go before others.
    """
    found = min(_begun(wanted, keys), default=None) or _worded(wanted, keys)
    if found is None:
        return None
    fit, by = found
    return Rank(fit, not with_case, by, keys.name)


def _begun(wanted: Wanted, keys: Keys) -> Iterator[tuple[Fit, str]]:
    """The fit of each key that begins as wanted, with the key."""
    for name, beginning in wanted.beginnings:
        key: str = getattr(keys, name)
        if key.startswith(beginning):
            yield _fit(name, beginning, key), key


def _fit(name: str, beginning: str, key: str) -> Fit:
    if name == "turned":
        return Fit.GIVEN
    if name == "phone_end":
        return Fit.NUMBER_END
    if name != "name":
        return Fit.EXACT if key == beginning else Fit.NUMBER
    if key == beginning:
        return Fit.WHOLE
    return Fit.FAMILY if key.startswith(f"{beginning} ") else Fit.BEGINS


def _worded(wanted: Wanted, keys: Keys) -> tuple[Fit, str] | None:
    """The fit of the words, with the name: people who fit alike are sorted by it."""
    names = keys.names.split()
    if any(_all_begin(words, names) for words in wanted.readings):
        return Fit.NAMED, keys.name
    every = [*names, *keys.elsewhere.split()]
    fitting = [words for words in wanted.readings if _all_begin(words, every)]
    if not fitting:
        return None
    is_whole = any(set(words[:-1]).issubset(every) for words in fitting)
    return Fit.WORDS if is_whole else Fit.ANYWHERE, keys.name


def _all_begin(words: Iterable[str], of: list[str]) -> bool:
    return all(any(each.startswith(word) for each in of) for word in words)
