"""What is read of any TEI file: its texts, and the names, times, title and day of its header."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from lxml import etree

XML: Final = "{http://www.w3.org/XML/1998/namespace}"
NOT_SAID: Final = frozenset(
    """
    note gap vocal incident kinesic event writing desc pause shift linkGrp spanGrp span stage head
    speaker figure fw reg corr expan interp interpGrp bibl pb
    """.split()
)
"""Elements within a speech that hold no speech."""
APART: Final = frozenset("p l ab seg s lb lg div q".split())
UNITS: Final = {"s": 1.0, "ms": 0.001, "min": 60.0, "h": 3600.0}


def name_of(element: etree._Element) -> str:
    """Return an element's name without its namespace; `""` for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def elements(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of some names, in order."""
    return (each for each in root.iter() if name_of(each) in names)


def texts(element: etree._Element) -> Iterator[str]:
    """Yield the texts in an element that are said; those of blocks stand apart."""
    yield element.text or ""
    for child in element:
        name = name_of(child)
        if name in NOT_SAID:
            yield " "
        elif name:
            yield " " if name in APART else ""
            yield from texts(child)
            yield " " if name in APART else ""
        yield child.tail or ""


def person_name(person: etree._Element) -> str:
    """Return a person's name, first names first, or what the header calls the person by."""
    full = next(elements(person, "persName"), None)
    full = next(elements(person, "name"), None) if full is None else full
    if full is None:
        return person.get("n") or ""
    order = ("forename", "nameLink", "surname")
    parts = [
        " ".join("".join(texts(each)).split())
        for name in order
        for each in full
        if name_of(each) == name
    ]
    return " ".join(filter(None, parts)) or " ".join("".join(texts(full)).split())


def timeline(root: etree._Element) -> dict[str, float | None]:
    """Return the seconds of each point of the timelines; None for one without a time."""
    times: dict[str, float | None] = {}
    for line in elements(root, "timeline"):
        for when in elements(line, "when"):
            unit = UNITS.get(when.get("unit") or line.get("unit") or "s", 1.0)
            code = when.get(f"{XML}id") or ""
            since = (when.get("since") or "").rpartition("#")[2]
            since = "" if since == code else since  # the first point may count from itself
            base = times.get(since) if since else 0.0
            interval = _interval(when.get("interval"), first=not times)
            known = base is not None and interval is not None
            times[code] = round((base or 0.0) + (interval or 0.0) * unit, 3) if known else None
    return times


def _interval(text: str | None, *, first: bool) -> float | None:
    """Return an interval; 0 for the first point of a timeline, None where it is not known."""
    if text is None:
        return 0.0 if first else None
    try:
        value = float(text.removesuffix("s"))
    except ValueError:
        return None
    return value if 0 <= value < float("inf") else None


def title(root: etree._Element) -> str:
    """Return the title, in the language of the text where there are several."""
    statement = next(elements(root, "titleStmt"), None)
    titles = [] if statement is None else list(elements(statement, "title"))
    language = root.get(f"{XML}lang")
    own = [each for each in titles if each.get(f"{XML}lang") == language] or titles
    return " ".join("".join(texts(own[0])).split()) if own else ""


def date(root: etree._Element) -> str | None:
    """Return the day of the meeting, as the header has it, or None."""
    for place in ("settingDesc", "recordingStmt", "sourceDesc"):
        for each in elements(root, place):
            for day in elements(each, "date"):
                try:
                    return dt.date.fromisoformat((day.get("when") or "")[:10]).isoformat()
                except ValueError:
                    continue
    return None
