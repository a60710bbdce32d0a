"""Is the part before a colon a speaker's name?"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

MAX_NAME_WORDS: Final = 6
MAX_NAME_CHARACTERS: Final = 80
MIN_TIMES_SEEN: Final = 2

_NAMED: Final = re.compile(r"^\s*+([^:\n]{1,80}?)\s*+:(?:\s++(?=\S)|\s*+$)")
_NOT_A_NAME: Final = re.compile(
    r"https?$|^www\.|[.!?,;]$|[<>{}\[\]=\"“”]|^\d+$|^[-*#•>@%]|^\d{1,4}:\d{2}"
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_PARTICLES: Final = frozenset(
    "van de der den het ter ten te von zu da di du del la le el al bin of and en".split()
)
LABELS: Final = frozenset(
    """
    date time location subject agenda attendees participants topic title duration recording note
    notes meeting invited datum tijd tijdstip locatie onderwerp agenda aanwezig aanwezigen
    deelnemers duur opname notulen afwezig
    """.split()
)


def split_name(line: str) -> tuple[str, str] | None:
    """Return name and text of a line `Name: text`, or None where there is no name.

    A name has at most 6 words and 80 characters, holds a letter, ends in no sentence mark, and
    is no address, clock time, list mark, or heading such as "Date".

    >>> split_name("Speaker 1: Hello: you")
    ('Speaker 1', 'Hello: you')
    >>> split_name("https://a.example"), split_name("Date: x")
    (None, None)
    """
    found = _NAMED.match(line)
    if found is None:
        return None
    name = found.group(1)
    text = line[found.end() :].strip()
    return (name, text) if is_name(name) else None


def is_name(name: str) -> bool:
    """Return whether a text can be a display name at all.

    >>> [is_name(each) for each in ("Noa Lee (Ops)", "10", "this is why I think that we should")]
    [True, False, False]
    """
    return (
        0 < len(name) <= MAX_NAME_CHARACTERS
        and len(name.split()) <= MAX_NAME_WORDS
        and not _NOT_A_NAME.search(name)
        and bool(_LETTER.search(name))
        and name.casefold() not in LABELS
    )


def is_full_name(name: str) -> bool:
    """Return whether a text is two words or more, each with a capital, a digit, or a particle.

    >>> [is_full_name(each) for each in ("Bo van Dam (Ops)", "Speaker 3", "Honestly", "We meet")]
    [True, True, False, False]
    """
    parts = [each.strip("()'’\".,|-–•") for each in name.split()]
    words = [each for each in parts if each]
    return (
        len(words) > 1
        and words[0][:1].isupper()
        and all(not each[0].islower() or each in _PARTICLES for each in words)
    )


def settled(candidates: Sequence[str | None], *, known: Iterable[str] = ()) -> frozenset[str]:
    """Return which candidates are names: seen twice, listed, or fitting a file full of names.

    "Honestly: no" on one nameless cue is no speaker. Once seen is enough for people on the
    file's own list, for a full name in capitals ("Bo van Dam", `is_full_name`), and where nine of
    ten lines carry a candidate or no candidate is seen twice, as in a short file.

    >>> sorted(settled(["Ann", None, "Ann", "Honestly", None, "Bo van Dam", "I think"]))
    ['Ann', 'Bo van Dam']
    """
    count = Counter(each for each in candidates if each is not None)
    lines = len(candidates)
    if count and (sum(count.values()) >= 0.9 * lines or max(count.values()) < MIN_TIMES_SEEN):
        return frozenset(count)
    listed = {each.casefold() for each in known}
    return frozenset(
        name
        for name, times in count.items()
        if times >= MIN_TIMES_SEEN or name.casefold() in listed or is_full_name(name)
    )
