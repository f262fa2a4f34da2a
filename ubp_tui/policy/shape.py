"""Says in sentences which keys and values of a policy file do not fit `document`.

The validator stops at the first problem; this goes through the whole file, so that
whoever writes a policy sees every problem at once. Only read when there is one.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

import msgspec
from msgspec import inspect

from ubp_tui.policy.text import shortened


def shape_problems(document: dict[str, Any], kinds: Mapping[str, Any]) -> list[str]:
    """A sentence for each key or value that does not fit.

    Args:
        document: the policy file, as the TOML reader gives it.
        kinds: its keys, all of them needed, and the type that each must fit.
    """
    fields = {name: (inspect.type_info(kind), True) for name, kind in kinds.items()}
    return list(_key_problems(document, fields, ""))


def _problems(value: object, kind: inspect.Type, key: str) -> Iterator[str]:
    """What is wrong at a dotted path of the file; entries of lists are counted from 1."""
    if isinstance(kind, inspect.StructType):
        yield from _table_problems(value, kind, key)
    elif isinstance(kind, inspect.VarTupleType):
        yield from _list_problems(value, kind, key)
    else:
        yield from _value_problems(value, kind, key)


def _table_problems(value: object, kind: inspect.StructType, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        fields = {field.name: (field.type, field.required) for field in kind.fields}
        yield from _key_problems(value, fields, key)
    else:
        yield f"{key} is {_shown(value)}; it must be {_allowed(kind)}."


def _key_problems(
    table: dict[str, Any], fields: Mapping[str, tuple[inspect.Type, bool]], key: str
) -> Iterator[str]:
    for name in sorted(table.keys() - fields.keys()):
        yield _unknown_key(name, fields, key)
    for name, (kind, required) in fields.items():
        if name in table:
            yield from _problems(table[name], kind, _path(key, name))
        elif required:
            yield f"{_path(key, name)} is missing; it must be {_allowed(kind)}."


def _list_problems(value: object, kind: inspect.VarTupleType, key: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{key} is {_shown(value)}; it must be {_allowed(kind)}."
        return
    if len(value) < (kind.min_length or 0):
        yield f"{key} is empty; it must have at least one entry."
    for place, entry in enumerate(value, start=1):
        yield from _problems(entry, kind.item_type, f"{key}[{place}]")


def _value_problems(value: object, kind: inspect.Type, key: str) -> Iterator[str]:
    try:
        msgspec.convert(value, _python_type(kind))
    except msgspec.ValidationError:
        yield f"{key} is {_shown(value)}; it must be {_allowed(kind)}."


def _python_type(kind: inspect.Type) -> Any:
    """The annotated type that the validator knows for one of its own descriptions."""
    if isinstance(kind, inspect.Metadata):
        return _python_type(kind.type)
    if isinstance(kind, inspect.IntType):
        return Annotated[int, msgspec.Meta(ge=kind.ge, le=kind.le)]
    if isinstance(kind, inspect.StrType):
        return Annotated[str, msgspec.Meta(min_length=kind.min_length, pattern=kind.pattern)]
    return bool


def _allowed(kind: inspect.Type) -> str:
    if isinstance(kind, inspect.Metadata):
        return str((kind.extra_json_schema or {})["description"])
    if isinstance(kind, inspect.IntType):
        return f"a whole number from {kind.ge} to {kind.le}"
    if isinstance(kind, inspect.StrType):
        return "some text in quotes" if kind.min_length else "text in quotes"
    if isinstance(kind, inspect.VarTupleType):
        return "a list"
    if isinstance(kind, inspect.StructType):
        return "a table with " + ", ".join(field.name for field in kind.fields if field.required)
    return "true or false"


def _unknown_key(name: str, known: Iterable[str], key: str) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    meant = f"did you mean {near[0]}?" if near else "take it out."
    return f"{_path(key, name)} is not a key of the policy; {meant}"


def _path(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a table"
    short = shortened(str(value))
    if isinstance(value, str):
        return f"“{short}”" if value else "empty"
    return short
