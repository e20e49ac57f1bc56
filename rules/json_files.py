"""Reads the JSON files of rules/ and assets/text/ as strictly as the core does, with errors that name the file and the place.

Knows JSON and the shape of a catalog, nothing about law. Python's standard library only.
"""
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class PackError(Exception):
    """What is wrong and in which file."""


def shown(path):
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def unique_keys(pairs):
    seen = {}
    for key, value in pairs:
        if key in seen:
            raise ValueError(f'the key "{key}" stands twice in one object')
        seen[key] = value
    return seen


def no_constant(name):
    raise ValueError(f"{name} is not a JSON number")


def number(text):
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"the number {text} is too large")
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def read(path):
    try:
        text = path.read_text(encoding="utf-8")
        return json.loads(text, object_pairs_hook=unique_keys, parse_constant=no_constant, parse_float=number)
    except FileNotFoundError:
        raise PackError(f"{shown(path)}: the file is missing") from None
    except UnicodeDecodeError as error:
        raise PackError(f"{shown(path)}: not UTF-8 at byte {error.start}") from None
    except ValueError as error:
        raise PackError(f"{shown(path)}: {error}") from None


def read_object(path):
    value = read(path)
    if not isinstance(value, dict):
        raise PackError(f"{shown(path)}: expected an object at the top")
    return value


def read_columns(path):
    catalog = read_object(path)
    columns = catalog.get("columns")
    if not isinstance(columns, dict) or not columns:
        raise PackError(f'{shown(path)}: expected an object "columns"')
    count = catalog.get("count")
    for name, column in columns.items():
        if not isinstance(column, list):
            raise PackError(f"{shown(path)}: /columns/{name}: expected an array")
        if len(column) != count:
            raise PackError(f'{shown(path)}: /columns/{name}: {len(column)} values, but "count" is {count}')
        for row, value in enumerate(column):
            if isinstance(value, (dict, list)):
                raise PackError(f"{shown(path)}: /columns/{name}/{row}: expected a text, a number, true, false or null")
    key = next(iter(columns))
    ids = {}
    for row, value in enumerate(columns[key]):
        if not isinstance(value, str) or not value:
            raise PackError(f"{shown(path)}: /columns/{key}/{row}: the first column is the id and must not be empty")
        if value in ids:
            raise PackError(f'{shown(path)}: /columns/{key}/{row}: the id "{value}" stands in row {ids[value]} already')
        ids[value] = row
    return catalog
