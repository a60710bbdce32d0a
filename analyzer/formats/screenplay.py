"""Screenplay layout: a name in capitals on a line of its own, and what was said below it."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from analyzer.build import session_from_cues
from analyzer.formats import transcript_format
from analyzer.formats.files.document import Document
from analyzer.formats.generic import grammar_of
from analyzer.formats.grammar.cues import BEFORE_SPEAKERS
from analyzer.formats.grammar.names import is_name
from analyzer.formats.grammar.row_session import counted
from analyzer.formats.grammar.talk import is_code
from analyzer.names import is_placeholder
from analyzer.session import Session, Utterance
from analyzer.translate import marked

NAME: Final = re.compile(
    r"^\s*+(?P<name>[^\W\d_a-z][^a-z\n:!?]{0,60}?)\s*+(?:\([A-Z.'’ ]{2,14}\))?\s*+:?\s*+$"
)
DIRECTION: Final = re.compile(r"^\s*+\([^()\n]{1,300}\)\s*+$")
BEFORE: Final = re.compile(r"^\s*+\([a-z][^()\n]{0,80}\)\s*+")
"""How something is said: in brackets before it. Brackets within it are said."""
SCENE: Final = re.compile(
    r"^\s*+(?:INT|EXT|EST|I/E)\b[./ ]|^\s*+(?:FADE|CUT|THE END|ACT|SCENE|CHAPTER|PART)\b"
)
MIN_SHARE: Final = 0.15
MIN_TURNS: Final = 3
DIRECTIONS: Final = marked("stage directions, left out")


def _name(line: str) -> str | None:
    """Return the name on a line that holds nothing else, or None."""
    found = NAME.match(line)
    if found is None or SCENE.match(line) or not is_name(found["name"].strip(" .")):
        return None
    name = found["name"].strip()
    code = "_" in name and not is_placeholder(name)
    return name if name.isupper() and not code else None


def is_screenplay(document: Document) -> bool:
    r"""Return whether names in capitals stand above lines, and one of them comes back.

    >>> is_screenplay(Document("a.txt", "ANN\nShall we?\n\nBO LIND\nYes.\n\nANN\nGood."))
    True
    """
    head = document.head
    if grammar_of(document):
        return False
    names = [
        name
        for at, line in enumerate(head[:-1])
        if (name := _name(line)) and not _name(head[at + 1])
    ]
    count = Counter(names)
    again = sum(times for times in count.values() if times > 1)
    enough = len(names) >= max(MIN_TURNS, MIN_SHARE * len(head)) and 2 * again >= len(names)
    return enough and len(count) > 1 and not is_code(head)


@transcript_format(
    "screenplay",
    title="text in the layout of a screenplay",
    sniff=is_screenplay,
    generic=True,
    kinds=("text", "docx"),
    extensions=(".txt", ".docx"),
    times="none",
    how_to_export="Write the name in capitals on a line of its own, and what was said below it.",
)
def parse_screenplay(document: Document) -> Session:
    """Parse names in capitals and the lines below; stage directions are left out."""
    return session_of_screenplay(document, format="screenplay", layout="screenplay")


def session_of_screenplay(document: Document, *, format: str, layout: str) -> Session:  # noqa: A002
    """Return the session in such a text; names are written as names are, not in capitals."""
    cues: list[Utterance] = []
    directions = before = 0
    speaker: str | None = None
    first = 0
    said: list[str] = []
    for number, line, name in (*_lines(document), (0, "", "")):
        if name is None:
            if DIRECTION.match(line) or SCENE.match(line):
                directions += 1
            elif speaker is None:
                before += bool(line.strip())
            elif line.strip():
                text, gone = BEFORE.subn("", line)
                directions += gone
                said.append(text)
            continue
        if speaker is not None and any(each.strip() for each in said):
            cues.append(Utterance(0, speaker, " ".join(" ".join(said).split()), line=first))
        speaker, first, said = name.title(), number, []
    notes = ((directions, DIRECTIONS), (before, BEFORE_SPEAKERS))
    return session_from_cues(
        cues,
        document.source(format, layout=layout),
        notes=[*counted(cues), *(f"{sentence}: {count}" for count, sentence in notes if count)],
    )


def _lines(document: Document) -> Iterator[tuple[int, str, str | None]]:
    """Yield each line with its number, and the name where it is one's.

    What stands once, above the first name that comes back, is a title.
    """
    lines = document.lines
    names = [_name_above(lines, at) for at in range(len(lines))]
    count = Counter(name for name in names if name)
    begun = False
    for number, (line, name) in enumerate(zip(lines, names, strict=True), 1):
        begun = begun or (name is not None and count[name] > 1)
        yield number, line, name if begun else None


def _name_above(lines: list[str], at: int) -> str | None:
    """Return the name on a line, if something that is no name stands below it."""
    name = _name(lines[at])
    below = next((each for each in lines[at + 1 : at + 4] if each.strip()), "") if name else ""
    return name if below and not _name(below) else None
