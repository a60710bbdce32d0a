"""How a line of a text transcript opens someone's paragraph, in the grammars many tools write."""

import re
from typing import Final

from analyzer.formats.grammar.names import is_full_name, is_made_up, is_name
from analyzer.formats.grammar.paragraphs import (
    CLOCK,
    Opening,
    clock_seconds,
    is_alone,
    named,
    speaker_name,
    without_marks,
)
from analyzer.names import is_placeholder

_DASH: Final = r"(?:--?>|[-–—→])"
RANGE: Final = rf"(?P<time>{CLOCK})(?:\s*+{_DASH}\s*+(?P<end>{CLOCK}))?"
NAME_TIME: Final = re.compile(
    r"^\s*+(?P<name>[^:\n]{1,80}?)\s*+(?P<before>:?)\s*+(?:[-–—]\s*+)?"
    rf"[(\[]{RANGE}[)\]]\s*+(?P<colon>:?)\s*+(?P<text>.*)$"
)
NAME_TIME_ALONE: Final = re.compile(
    r"^\s*+(?P<name>[^:\n\d][^:\n]{0,79}?)"
    rf"(?:\s*+[:|•·,\t]\s*+|\s++(?:(?:[-–—@]|at|om|um|à)\s++)?){RANGE}\s*+:?\s*+$"
)
TIME_NAME: Final = re.compile(
    rf"^\s*+[(\[]?{RANGE}[)\]]?(?:\s*+[-–—|])?\s++@?(?P<name>[^:\n]{{1,80}}?)\s*+:"
    r"(?!(?<=\d:)\d{2}(?:\D|$))\s*+(?P<text>.*)$"
)
TIME_NAME_ALONE: Final = re.compile(
    rf"^\s*+[(\[]?{RANGE}[)\]]?(?:\s*+[-–—|])?\s++(?P<name>[^:\n]{{1,80}}?)\s*+$"
)
TIME_ALONE: Final = re.compile(rf"^\s*+[(\[]{RANGE}[)\]]\s*+(?P<text>\S.*)$")
DASHED: Final = re.compile(r"^\s*+(?P<name>[^\W_][^\n:]{0,50}?)\s++[–—-]{1,2}\s++(?P<text>\S.*)$")
QUESTION: Final = re.compile(r"^\s*+(?P<name>[QA])\.\s++(?P<text>\S.*)$")
_FRAMES: Final = re.compile(r"(?<![\d:])(\d{1,2}:\d{2}:\d{2})[:;]\d{2}(?![\d:])")
_TIMED: Final = rf"\s*+(?:[(\[]?{CLOCK}[)\]]?\s*+(?:[-–—|]\s*+)?)?"
_BRACKETED: Final = re.compile(
    rf"^(?P<time>{_TIMED})[\[<](?P<name>[^\[\]<>:\n]{{1,60}})[\]>](?![,;.?!'’])"
    r"\s*+(?P<colon>:?)\s*+(?=\S|$)"
)
_PARENTHESES: Final = re.compile(
    rf"^(?P<time>{_TIMED})\((?P<name>[^():\n]{{1,60}})\)\s*+:?\s*+(?=\S)"
)
_BOLD_TIME: Final = re.compile(
    rf"^(?P<before>\s*+)(?P<marks>\*\*|__)[(\[]?(?P<time>{CLOCK})[)\]]?(?P=marks)\s++(?=\S)"
)
_BEFORE_TIME: Final = re.compile(
    rf"^\s*+\[(?P<name>[^\[\]:\n]{{1,60}})\]\s*+[(\[]?(?P<time>{CLOCK}"
    rf"(?:\s*+{_DASH}\s*+{CLOCK})?+)[)\]]?(?:\s*+$|(?:\s*+[-–—|:])?\s++(?!{CLOCK})(?=\S))"
)
_LOOSE_TIME: Final = re.compile(
    rf"^\s*+(?P<name>[^\W\d_][^:\[\]()\n]{{0,59}}?)\s++(?P<time>{CLOCK})"
    rf"(?:\s{{2,}}+|\t|\s++[-–—|]\s++)(?!{CLOCK}|{_DASH})(?=\S)"
)
_BOLD_NAME: Final = re.compile(
    rf"^(?P<time>{_TIMED})\*\*(?P<name>[^*:\n]{{1,60}})\*\*\s++(?![:*]|[(\[]?\d|$)"
)
MAX_LINE: Final = 400
GRAMMARS: Final = ("time_name", "name_time", "name_over_time", "name", "name_dash")
"""Those with times first: where two fit equally, times count."""


def opening(grammar: str, line: str) -> Opening | None:
    """Return how a line opens a paragraph, in one of the `GRAMMARS`; None where it does not.

    >>> opening("time_name", "[00:01:02] Noa: Hello.")
    Opening(speaker='Noa', start=62.0, text='Hello.', end=None)
    >>> opening("time_name", "[00:01:04] yeah.")
    Opening(speaker=None, start=64.0, text='yeah.', end=None)
    >>> opening("time_name", "**01:04** yeah.")
    Opening(speaker=None, start=64.0, text='yeah.', end=None)
    >>> opening("name_time", "Noa Lee 1:04")
    Opening(speaker='Noa Lee', start=64.0, text='', end=None)
    >>> opening("name_dash", "Noa – Hello.")
    Opening(speaker='Noa', start=None, text='Hello.', end=None)
    """
    line = _tidy(line)
    if grammar == "name":
        return _named(line)
    if grammar == "name_dash":
        return _dashed(line)
    if not any("0" <= each <= "9" for each in line[:MAX_LINE]):
        return None
    if grammar == "name_time":
        return _name_time(line)
    return _time_name(line, below=grammar == "name_over_time")


def _tidy(line: str) -> str:
    """Return a line with its name and time written one way: no marks, no brackets, no frames."""
    head, rest = line[:MAX_LINE], line[MAX_LINE:]
    if "**" in head or "__" in head:
        head = _BOLD_TIME.sub(r"\g<before>[\g<time>] ", head, count=1)
        head = _BOLD_NAME.sub(_colon_after, head, count=1)
    head = without_marks(head)
    if head.count(":") > 2:  # noqa: PLR2004 - hours, minutes, seconds and frames
        head = _FRAMES.sub(r"\1", head)
    if "]" in head or ">" in head:
        head = _BEFORE_TIME.sub(_time_after, head, count=1)
        head = _BRACKETED.sub(_unbracketed, head, count=1)
    if ")" in head:
        head = _PARENTHESES.sub(_unbracketed_number, head, count=1)
    return _LOOSE_TIME.sub(_time_after, head, count=1) + rest


def _colon_after(found: re.Match[str]) -> str:
    """Return a name in bold with a colon, where it can be one: "**Really** good" holds none."""
    name = found["name"].strip()
    return f"{found['time']}{name}: " if is_full_name(name) else found.group()


def _time_after(found: re.Match[str]) -> str:
    """Return a name without its brackets and the time in brackets after it.

    >>> _BEFORE_TIME.sub(_time_after, "[Speaker 1] 00:15 - Hello")
    'Speaker 1 [00:15]: Hello'
    >>> _LOOSE_TIME.sub(_time_after, "Ann Lee 00:00:15  Hello")
    'Ann Lee [00:00:15]: Hello'
    """
    name = found["name"].strip()
    sure = is_full_name(name) or is_made_up(name) or found.group().lstrip().startswith("[")
    named = sure and is_name(name) and not name[0].islower()
    return f"{name} [{found['time']}]: " if named else found.group()


def _unbracketed(found: re.Match[str]) -> str:
    """Return a name without brackets, where it can be one: "[laughs] Yes" holds none."""
    name, timed = found["name"].strip(), bool(found["time"].strip())
    numbered = any(each.isdigit() for each in name)
    sure = bool(found["colon"]) or numbered or (timed and is_full_name(name))
    return f"{found['time']}{name}: " if sure and is_name(name) else found.group()


def _unbracketed_number(found: re.Match[str]) -> str:
    """Return the name of a numbered speaker without parentheses: "(laughs) Yes" holds none.

    >>> _PARENTHESES.sub(_unbracketed_number, "(PERSON6) Yes.")
    'PERSON6: Yes.'
    """
    name = found["name"].strip()
    return f"{found['time']}{name}: " if is_placeholder(name) else found.group()


def _named(line: str) -> Opening | None:
    found = named(line)
    if found:
        return Opening(speaker_name(found[0]), None, found[1])
    asked = QUESTION.match(line)
    return Opening(asked["name"], None, asked["text"]) if asked else None


def _dashed(line: str) -> Opening | None:
    match = DASHED.match(line)
    if match is None or not is_name(match["name"]):
        return None
    name = match["name"]
    sure = is_full_name(name) or (" " not in name and not name[0].islower())
    return Opening(speaker_name(name), None, match["text"]) if sure else None


def _name_time(line: str) -> Opening | None:
    match = NAME_TIME.match(line)
    if match and is_name(match["name"].strip()):
        talk = match["text"] and not (match["colon"] or match["before"])
        if talk and any(each[0].islower() for each in match["name"].split()):
            return None  # "We meet (10:30) there" talks of a time
        return _opened(match, match["text"])
    match = NAME_TIME_ALONE.match(line)
    return _opened(match, "") if match and _is_header(match["name"]) else None


def _time_name(line: str, *, below: bool) -> Opening | None:
    match = TIME_NAME.match(line)
    if match and is_name(match["name"].strip()) and not below:
        return _opened(match, match["text"])
    match = TIME_NAME_ALONE.match(line)
    if match and (is_alone(match["name"]) if below else _is_header(match["name"])):
        return _opened(match, "")
    alone = TIME_ALONE.match(line)
    return _opened(alone, alone["text"]) if alone else None


def _is_header(name: str) -> bool:
    """Return whether a name beside a time, and nothing else, is no talk of a time or a sound."""
    words = name.split()
    if name.startswith(("(", "[")) and name.endswith((")", "]")):
        return False
    single = len(words) == 1 and is_alone(name)
    return is_name(name.strip()) and (single or is_full_name(name) or name.isupper())


def _opened(match: re.Match[str], text: str) -> Opening:
    parts = match.groupdict()
    name, end = (parts.get("name") or "").strip(), parts["end"]
    return Opening(
        speaker_name(name) if name else None,
        clock_seconds(parts["time"]),
        text,
        clock_seconds(end) if end else None,
    )
