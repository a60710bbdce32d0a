"""Rolling captions: text that stands in several cues while it scrolls or grows on the screen."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from analyzer.formats.grammar.cues import Cue, plain
from analyzer.session import MERGE_GAP_S, Utterance
from analyzer.text import ends_sentence, sentence_spans, words

ROLLING_SHARE: Final = 0.1
FLASH_SHARE: Final = 0.2
FLASH_S: Final = 0.01
MIN_ROLLING: Final = 2
AT_ONCE_S: Final = 0.1
SOON_S: Final = 0.5
MIN_WORDS: Final = 3
MAX_LINES: Final = 8


def without_repeated_lines(cues: Sequence[Cue]) -> tuple[list[Cue], int]:
    """Return cues without the lines that scrolled up from the cue before, and how many had such.

    Only where that is how the file works: in a tenth of its cues, and two or more, lines of the
    one before stand above new ones; or where each line is shown for 10 ms more before it goes, as
    a fifth of the cues. Elsewhere who says the same line again says it again. A cue of nothing but
    such lines is gone, and the one before lasts until its end.
    """
    shown = [tuple(filter(None, map(plain, cue.text))) for cue in cues]
    above = [_above(*pair) for pair in pairwise(((), *shown))]
    new = sum(0 < same < len(lines) for same, lines in zip(above, shown, strict=True))
    again = sum(
        _is_flash(cue) and 0 < same == len(lines)
        for cue, lines, same in zip(cues, shown, above, strict=True)
    )
    filled = sum(map(bool, shown))
    scrolls = new >= max(MIN_ROLLING, ROLLING_SHARE * filled)
    flashes = again >= max(MIN_ROLLING, FLASH_SHARE * filled)
    kept: list[Cue] = []
    count = 0
    for cue, lines, same in zip(cues, shown, above, strict=True):
        rolls = same and (scrolls or (flashes and same == len(lines) and _is_flash(cue)))
        if not rolls or cue.start - kept[-1].end >= MERGE_GAP_S:
            kept.append(cue)
            continue
        count += 1
        if same < len(lines):
            kept.append(replace(cue, text=lines[same:]))
        else:
            kept[-1] = replace(kept[-1], end=max(kept[-1].end, cue.end))
    return kept, count


def _is_flash(cue: Cue) -> bool:
    """Return whether a cue lasts 10 ms, in which nothing can be said."""
    return round(cue.end - cue.start, 3) == FLASH_S


def _flashes(left: Utterance, right: Utterance) -> bool:
    """Return whether the right one shows the text of the left again at once, for 10 ms."""
    if left.end is None or right.start is None or right.end is None or left.end == left.start:
        return False
    same = left.speaker == right.speaker and left.text == right.text
    return (
        same
        and abs(right.start - left.end) < AT_ONCE_S
        and round(right.end - right.start, 3) == FLASH_S
    )


def _above(before: tuple[str, ...], lines: tuple[str, ...]) -> int:
    """Return how many lines at the end of a cue stand at the beginning of the next."""
    sizes = range(min(len(before), len(lines), MAX_LINES), 0, -1)
    return next((size for size in sizes if before[-size:] == lines[:size]), 0)


def without_rolling(cues: Sequence[Utterance]) -> tuple[list[Utterance], int]:
    """Return cues with rolling captions collapsed, and how many were dropped.

    A cue is dropped, and the next one takes its start, where that is by the same known
    speaker, begins less than `MERGE_GAP_S` (2 s) after it, and begins with the whole text of
    the cue: later than that, a person says the same again. So does one who starts over after half
    a second (`SOON_S`) with one word or two. Where no one is named, the next must follow at once;
    where the cue is a single word, it must grow on. The same text for 10 ms more is dropped too.
    """
    kept: list[Utterance] = []
    grows = False
    for at in range(len(cues) - 1, -1, -1):
        after = cues[at + 1] if at + 1 < len(cues) else None
        grows = after is not None and (
            _flashes(cues[at], after) or _rolls(cues[at], after, grows=grows)
        )
        if grows:
            kept[-1] = replace(kept[-1], start=cues[at].start, line=cues[at].line)
        else:
            kept.append(cues[at])
    return kept[::-1], len(cues) - len(kept)


def _rolls(left: Utterance, right: Utterance, *, grows: bool) -> bool:
    """Return whether the right one, which may itself grow, goes on showing what the left does."""
    if left.speaker != right.speaker or right.start is None:
        return False
    if left.end is None or left.end == left.start:
        return False  # without a known end, nothing shows that the next one follows at once
    gap, count = right.start - left.end, left.text.count(" ") + 1
    most = MERGE_GAP_S if count >= MIN_WORDS else SOON_S
    if gap >= most or not _begins(left.text, right.text, 1 if grows and gap < 0 else MIN_WORDS):
        return False
    if left.speaker is None:
        return count >= MIN_WORDS and gap < AT_ONCE_S
    if count == 1:
        return grows and gap < 0
    ends = (end for _, end in sentence_spans(right.text))
    return not ends_sentence(left.text) or len(left.text) in ends


def _begins(left: str, right: str, some: int) -> bool:
    """Return whether a text goes on from another: word for word, or but for case and commas.

    What is being recognised is often put right as it grows; then so many words must be the same.
    """
    if right.startswith(f"{left} "):
        return True
    if left[:1].casefold() != right[:1].casefold() or ends_sentence(left):
        return False
    said, heard = words(left), words(right)
    return some <= len(said) < len(heard) and heard[: len(said)] == said
