"""What in a text is notes rather than speech, and which of its names are sure."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from analyzer.formats.grammar.names import split_name
from analyzer.formats.grammar.paragraphs import MARKED, Opening, with_sure_names
from analyzer.formats.grammar.talk import is_sentence
from analyzer.names import display_name
from analyzer.session import Utterance
from analyzer.text import ends_sentence

MARKDOWN: Final = re.compile(r"^\s{0,3}#{1,6}\s+\S")
NOTED: Final = re.compile(r"^\s*+(?:\||>\s)")
"""Rows of a table and quotes, as Markdown has them."""
LISTED: Final = re.compile(r"^\s*+(?:[|>]\s|[-*+•]\s|\d{1,3}[.)]\s|!?\[|```|<)")
"""Rows of a table, quotes, items of a list, links and code."""
MINUTED: Final = frozenset(
    """
    action actions actie actiepunt actiepunten resolution resolved besluit besluiten topic subtopic
    agendum scribe scribenick present regrets notulist
    """.split()
)
"""What minutes put before a colon that is no one's name."""
MIN_OPENED: Final = 0.9
MIN_BLOCKS: Final = 3


def sure_openings(
    lines: Sequence[tuple[int, str]], opens: Callable[[str], Opening | None]
) -> Callable[[str], Opening | None]:
    """Return how lines open a paragraph, without labels of notes and names without ground.

    Grounds are those of `with_sure_names`, and: a sentence said first of all; capitals, where
    names are in capitals; a line of its own, where names have one; and the beginning of a block,
    where blocks begin with names.
    """
    labels = _labels(lines, opens) | _above(lines, opens)
    opened = [line for _, line in lines if line.strip() and opens(line)]
    headed = 2 * sum(bool(MARKDOWN.match(line)) for line in opened) > len(opened)

    def unlabelled(line: str) -> Opening | None:
        each = opens(line) if headed or not MARKDOWN.match(line) else None
        return None if each and each.speaker in labels else each

    openings = [(at, each) for at, (_, line) in enumerate(lines) if (each := unlabelled(line))]
    names = [each.speaker for _, each in openings if each.speaker]
    count = Counter(names)
    first = next((each for _, each in openings if is_sentence(each.text)), None)
    known = {first.speaker} if first and first is openings[0][1] else set()
    if 2 * sum(name.isupper() for name in names if count[name] > 1) > len(names):
        known |= {name for name in names if name.isupper()}
    alone = [each.speaker for _, each in openings if each.speaker and not each.text]
    if 2 * len(alone) > len(names):
        known |= set(alone)
    begins = {
        at for at, line in enumerate(lines) if line[1].strip() and not _filled_above(lines, at)
    }
    first_of = [each.speaker for at, each in openings if at in begins]
    if len(first_of) >= max(MIN_BLOCKS, MIN_OPENED * len(begins)):
        known |= set(first_of)
    surely = [line for _, line in lines]
    return with_sure_names(unlabelled, surely, known=[name for name in known if name])


def _filled_above(lines: Sequence[tuple[int, str]], at: int) -> bool:
    return at > 0 and bool(lines[at - 1][1].strip())


def _labels(
    lines: Sequence[tuple[int, str]], opens: Callable[[str], Opening | None]
) -> frozenset[str]:
    """Return names that are labels of notes: always right below headings, and before a value."""
    label: Counter[str] = Counter()
    said: set[str] = set()
    below = False
    for line in (line for _, line in lines if line.strip()):
        each = opens(line)
        if each and each.speaker and below and not is_sentence(each.text):
            label[each.speaker] += 1
        elif each and each.speaker:
            said.add(each.speaker)
        below = bool(MARKDOWN.match(line))
    minuted = {name for name in said | set(label) if display_name(name).name.casefold() in MINUTED}
    return frozenset(name for name in label if label[name] > 1 and name not in said) | minuted


def _above(
    lines: Sequence[tuple[int, str]], opens: Callable[[str], Opening | None]
) -> frozenset[str]:
    """Return names that are labels at the top: two or more before values, an empty line below."""
    count = Counter(
        each.speaker for _, line in lines if line.strip() and (each := opens(line)) is not None
    )
    found: list[str] = []
    for _, line in lines:
        each = opens(line) if line.strip() else None
        if each and each.speaker and count[each.speaker] == 1 and not is_sentence(each.text):
            found.append(each.speaker)
        elif each:
            return frozenset()
        elif found:
            break
    return frozenset(found) if len(found) > 1 and len(count) > len(found) else frozenset()


def without_notes(
    lines: Iterable[tuple[int, str]], opens: Callable[[str], Opening | None]
) -> tuple[list[tuple[int, str]], int, int]:
    """Return lines without Markdown's headings, tables and quotes, and how many those were.

    What stands below a heading, before someone is named again, are notes, unless what was said
    above runs on in it (`_runs_on`). They are counted above the first who is named, and below.
    """
    kept: list[tuple[int, str]] = []
    counts = [0, 0]
    part: list[tuple[int, str]] | None = None
    begun = False
    for number, line in lines:
        each = opens(line) if line.strip() else None
        opened = each is not None and (each.speaker is not None or each.start is not None)
        heading = not opened and bool(MARKDOWN.match(line[:MARKED]))
        if part is not None and (opened or heading):
            _settle(part, kept, counts, begun=begun, named=opened)
            part = None
        begun = begun or opened
        if heading:
            counts[begun] += 1
            part = []
        elif part is not None:
            part.append((number, line))
        elif not opened and NOTED.match(line):
            counts[begun] += 1
        else:
            kept.append((number, line))
    _settle(part or [], kept, counts, begun=begun, named=False)
    return kept, counts[0], counts[1]


def _settle(
    part: list[tuple[int, str]],
    kept: list[tuple[int, str]],
    counts: list[int],
    *,
    begun: bool,
    named: bool,
) -> None:
    """Keep the lines below a heading, or count them as notes; `named`: someone is, below them."""
    above = next((line for _, line in reversed(kept) if line.strip()), "")
    if begun and _runs_on(above, [line.strip() for _, line in part if line.strip()], named=named):
        kept += part
    else:
        counts[begun] += sum(bool(line.strip()) for _, line in part)


def _runs_on(above: str, lines: Sequence[str], *, named: bool) -> bool:
    """Return whether what was said above a heading goes on below it, in sentences and no lists.

    Where someone is named below the same heading, it stands within the talk; else the talk must
    break off above it.
    """
    if not lines or any(LISTED.match(each) or split_name(each) for each in lines):
        return False
    broken = not ends_sentence(above) and lines[0][0].islower()
    return broken or (named and is_sentence(" ".join(lines)))


def from_first_speaker(cues: list[Utterance], *, timed: bool) -> tuple[list[Utterance], int]:
    """Return cues without labels above the first speaker ("Place: Oss"), and their number."""
    first = next((at for at, each in enumerate(cues) if each.speaker), 0)
    if timed or not first:
        return cues, 0
    said = [each for each in cues[:first] if is_sentence(each.text)]
    return [*said, *cues[first:]], first - len(said)
