"""Which column of a file says what of a customer: by its usual heading, or as somebody says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ubp_tui.casework.importing.unusable import UnusableFile
from ubp_tui.casework.refusals import reject
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.sorting import folded
from ubp_tui.policy.text import clean_line, listed, shortened


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a file can say of a customer, and the headings it usually stands under.

    The headings are as `_plain` gives them. `several` says that more than one column may hold a
    part of it.
    """

    name: str
    called: str
    headings: frozenset[str]
    several: bool = False


def _field(name: str, called: str, headings: str, several: bool = False) -> Field:
    return Field(name, called, frozenset([_plain(name), *headings.split()]), several)


def _plain(heading: str) -> str:
    """A heading for comparing: "Date of birth" and "DATE_OF_BIRTH" are "dateofbirth"."""
    return "".join(char for char in folded(heading) if char.isalnum())


_NUMBERED = " ".join(f"{name}{n}" for name in ("address", "addressline", "addr") for n in range(7))

FIELDS = (
    _field(
        "reference",
        "the person's own reference",
        "personreference personref personno personnumber personid customerreference customerref "
        "customerno customernumber customerid clientreference clientref clientno clientnumber "
        "clientid",
    ),
    _field(
        "tenancy_reference",
        "the tenancy's reference",
        "tenancyref tenancyno tenancynumber tenancyid",
    ),
    _field("family_name", "the family name", "surname lastname"),
    _field("given_names", "the given names", "givenname forename forenames firstname firstnames"),
    _field("name", "the whole name", "fullname customername personname"),
    _field(
        "address",
        "the address",
        f"addressline addr fulladdress propertyaddress {_NUMBERED} street town city county",
        several=True,
    ),
    _field("postcode", "the postcode", "postalcode"),
    _field(
        "phone",
        "the phone number",
        "phoneno phonenumber telephone telephoneno telephonenumber tel telno mobile mobileno "
        "mobilenumber mobilephone contactnumber homephone",
    ),
    _field("email", "the email address", "emailaddress"),
    _field("portal", "whether they use the portal", "portaluser portalaccount usesportal"),
    _field("born_on", "the date of birth", "dateofbirth dob birthdate"),
    _field("format", "the preferred format", "preferredformat"),
    _field("language", "the language", "preferredlanguage mainlanguage"),
    _field(
        "communication_needs",
        "the communication needs",
        "communicationneed communicationrequirements",
    ),
)
"""What a file can say of a customer."""

REJECTS = ("line", "reason")
"""The headings that a file of rejected rows begins with."""

_BY_NAME = {_plain(field.name): field for field in FIELDS}
_MOST_NAMED = 30
"""So many columns are named in a sentence; more say nothing to anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What the columns of a file are.

    Attributes:
        heading: what stands above them.
        places: by the names of fields, in which columns each stands; 0 is the first.
        unused: what stands above those that are not used.
        own: how many columns at the beginning an import has put there, where it wrote the file of
            rows that it could not use; 0 in any other file.
    """

    heading: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    unused: tuple[str, ...]
    own: int

    @property
    def used(self) -> dict[str, list[str]]:
        """What stands above the columns of each field, by its name."""
        return {name: [self.heading[p] for p in places] for name, places in self.places.items()}


def columns_of(heading: Sequence[str], mapped: Sequence[tuple[str, str]]) -> Columns:
    """What the columns under a heading are.

    Args:
        heading: the first row of the file.
        mapped: field and column, as somebody said which is which; it outweighs usual headings.

    Raises:
        Invalid: what somebody said names a field or a column that there is not.
        UnusableFile: it cannot be told which column is which, or there is no reference.
    """
    cleaned = tuple(map(clean_line, heading))
    own = len(REJECTS) if is_of_rejects(cleaned) else 0
    places = _mapped(cleaned, mapped)
    taken = {*range(own), *(place for each in places.values() for place in each)}
    left = {place: _plain(text) for place, text in enumerate(cleaned) if place not in taken}
    found = {
        field.name: tuple(place for place, text in left.items() if text in field.headings)
        for field in FIELDS
        if field.name not in places
    }
    _prefer_one_kind_of_name(found, places, cleaned)
    for field in FIELDS:
        if len(found.get(field.name, ())) > 1 and not field.several:
            raise UnusableFile(_which(field, [cleaned[place] for place in found[field.name]]))
    places |= {name: each for name, each in found.items() if each}
    if "reference" not in places:
        raise UnusableFile(_NO_REFERENCE.format(columns=_named(cleaned)))
    used = {*range(own), *(place for each in places.values() for place in each)}
    return Columns(
        heading=cleaned,
        places={field.name: places[field.name] for field in FIELDS if field.name in places},
        unused=tuple(text for place, text in enumerate(cleaned) if place not in used and text),
        own=own,
    )


def is_of_rejects(heading: Sequence[str]) -> bool:
    """Whether a heading is that of rows which an import could not use."""
    return tuple(map(_plain, heading[: len(REJECTS)])) == REJECTS


def how_many_known(heading: Sequence[str], mapped: Sequence[tuple[str, str]]) -> int:
    """How many columns of a heading can be told, by usual headings or as somebody said."""
    known = frozenset().union(*(field.headings for field in FIELDS))
    known |= {_plain(column) for _, column in mapped}
    return sum(_plain(text) in known for text in heading)


_NO_REFERENCE = (
    "No column is known to hold the person's own reference (not the tenancy's, which joint "
    "tenants share). Say which with --map reference=COLUMN. The columns are: {columns}."
)


def _mapped(
    heading: tuple[str, ...], mapped: Sequence[tuple[str, str]]
) -> dict[str, tuple[int, ...]]:
    """The places of what somebody said, by field."""
    places: dict[str, tuple[int, ...]] = {}
    problems = []
    for name, column in mapped:
        field, found = _BY_NAME.get(_plain(name)), _places_of(column, heading)
        if field is None:
            fields = ", ".join(each.name for each in FIELDS)
            problems.append(f"“{shortened(name)}” is none of the fields: {fields}.")
        elif len(found) != 1:
            problems.append(_no_such(column, found, heading))
        elif field.name in places and not field.several:
            problems.append(f"Two columns are mapped to {field.name}. Map one.")
        else:
            places[field.name] = (*places.get(field.name, ()), *found)
    if "name" in places and places.keys() & {"family_name", "given_names"}:
        problems.append("Map name, or family_name and given_names, but not both.")
    reject([Problem("map", message) for message in problems])
    return places


def _places_of(column: str, heading: tuple[str, ...]) -> list[int]:
    """Where a column stands that somebody named, exactly if possible."""
    wanted = clean_line(column)
    exactly = [place for place, text in enumerate(heading) if text == wanted]
    plain = _plain(wanted)
    return exactly or [p for p, text in enumerate(heading) if plain and _plain(text) == plain]


def _no_such(column: str, found: list[int], heading: tuple[str, ...]) -> str:
    if found:
        return f"More than one column is called “{shortened(column)}”. Give each its own heading."
    return f"There is no column “{shortened(column)}”. The columns are: {_named(heading)}."


def _prefer_one_kind_of_name(
    found: dict[str, tuple[int, ...]],
    mapped: Mapping[str, tuple[int, ...]],
    heading: tuple[str, ...],
) -> None:
    """A whole name is used only where there is no family name beside it."""
    if "name" in mapped:
        found["family_name"] = found["given_names"] = ()
    elif found.get("family_name") or "family_name" in mapped:
        found["name"] = ()
    elif found.get("name") and (found.get("given_names") or "given_names" in mapped):
        whole = heading[found["name"][0]]
        raise UnusableFile(
            f"“{shortened(whole)}” may hold the family name or the whole name. Say which with "
            f"--map family_name={shortened(whole)} or --map name={shortened(whole)}"
        )


def _which(field: Field, headings: list[str]) -> str:
    columns = listed(f"“{shortened(text)}”" for text in headings)
    return (
        f"The columns {columns} all seem to hold {field.called}. "
        f"Say which does with --map {field.name}=COLUMN"
    )


def _named(heading: tuple[str, ...]) -> str:
    """The columns of a file in a sentence."""
    named = [shortened(text) for text in heading if text]
    more = [f"{len(named) - _MOST_NAMED} more"] if len(named) > _MOST_NAMED else []
    return listed([*named[:_MOST_NAMED], *more])
