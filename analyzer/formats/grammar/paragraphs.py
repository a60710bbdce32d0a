"""Text transcripts: lines that open a paragraph of someone, and lines that go on with it."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from analyzer.formats.files.decoding import clean
from analyzer.formats.grammar.names import is_name, settled, split_name
from analyzer.session import TimeQuality, Utterance

CLOCK: Final = r"(?:\d{1,4}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
STAMP_ALONE: Final = re.compile(rf"^\s*+[(\[@]?(?P<time>{CLOCK})[)\]]?\s*+$")
_TRANSCRIPT: Final = (
    r"(?:transcripts?|transcriptie|transcription|transcripción|transcripció|transcrição|"
    r"trascrizione|transkript|transkription|transskription|transkripsjon|transkrypcja|"
    r"transkripsiyon|transkrip|uitgeschreven tekst|verbatim|verslag|gespreksverslag|afschrift|"
    r"litterointi|přepis|prepis|расшифровка|стенограмма|розшифровка|стенограма|"
    r"文字起こし|스크립트|녹취록|文字记录|文字記錄|逐字稿|转写)"
)
HEADING: Final = re.compile(
    rf"^\W*(?:full |complete |raw |volledige? )?{_TRANSCRIPT}(?: van de vergadering)?\W*$"
    rf"|^\s*+#{{1,6}}\s[^:\n]{{0,60}}\b{_TRANSCRIPT}\W*$"
    rf"|^\s*+\S.{{0,200}}?\s\\?[-–—]\s*+{_TRANSCRIPT}\W*$",
    re.IGNORECASE,
)
"""The word for a transcript, alone, in a heading, or at the end of a title: speech stands below."""
GENERATED: Final = re.compile(
    r"^[#\s*_]*+[^:]{0,30}\b(?:editable|bewerkbare?|bearbeitbare?s?|modificabile|editável|"
    r"modifiable|redigerbart?) (?:transcri|transkri|trascri)[^:]{10,400}$"
    r"|^[#\s*_]*+[^:]{0,30}\b(?:transcription|transcripción|transcrição|trascrizione) "
    r"(?:modifiable|editable|editável|modificabile)\b[^:]{10,400}$",
    re.IGNORECASE,
)
"""That the text was made by a computer and may be edited: Meet's own words, not anyone's."""
TITLED: Final = re.compile(
    rf"^\s*+(?P<title>\S.{{0,200}}?)\s\\?[-–—]\s*+{_TRANSCRIPT}\W*$", re.IGNORECASE
)
_LINK: Final = re.compile(rf"!?\[([@(\[]?{CLOCK}[)\]]?)\]\([^()\s]{{1,500}}\)")
_TIMES: Final = re.compile(
    rf"^\s*+[(\[]?{CLOCK}[)\]]?(?:\s*+[-–—→]?>?\s*+[(\[]?{CLOCK}[)\]]?)?\s*+$"
)
_ANCHOR: Final = re.compile(r"\s*+\{#[^{}\s]{1,200}\}\s*+$")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_HASHES: Final = re.compile(r"^\s*+#{1,6}\s++")
_STARS: Final = re.compile(rf"([*_]{{1,3}})([(\[]?{CLOCK}[)\]]?:?)\1")
_BOLD: Final = re.compile(
    rf"^(\s*+(?:[(\[]?{CLOCK}[)\]]?\s*+(?:[-–—|]\s*+)?)?)(?:\*{{2,3}}|__|'{{3}})([^*\n]{{1,80}}?)\s*+(:?)\s*+"
    r"(?:\*{2,3}|__|'{3})(?![*_'])\s*+(:?)\s*+"
)
_DAY: Final = re.compile(r"^\d{4}-\d{2}-\d{2}$")
MARKED: Final = 400
MAX_BESIDE: Final = 10
END_BEFORE_START: Final = "end_before_start"
UNKNOWN: Final = frozenset(
    ("unknown speaker", "unknown", "onbekende spreker", "onbekend", "unidentified speaker")
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a paragraph opens: speaker, start and end in seconds if known, text on the same line."""

    speaker: str | None
    start: float | None
    text: str
    end: float | None = None


def clock_seconds(stamp: str) -> float:
    """Return a clock `m:ss` or `h:mm:ss`, with or without a fraction, as seconds.

    >>> clock_seconds("1:02"), clock_seconds("30:00:01.5")
    (62.0, 108001.5)
    """
    total = 0.0
    for part in stamp.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return round(total, 3)


def speaker_name(name: str) -> str | None:
    """Return a display name with single spaces; None for "Unknown Speaker" and the like."""
    tidy = " ".join(unescaped(name).split()).strip("*_ ")
    return None if tidy.casefold() in UNKNOWN or not tidy.strip("-–—? ") else tidy


def unescaped(text: str) -> str:
    """Return text with HTML's entities resolved.

    >>> unescaped("Q&amp;A, &lt;done&gt;")
    'Q&A, <done>'
    """
    return clean(html.unescape(text)) if "&" in text else text


def plain(line: str) -> str:
    r"""Return a line without Markdown's escapes.

    >>> plain(r"\[Plan\] 1\. go")
    '[Plan] 1. go'
    """
    return _ESCAPED.sub(r"\1", line) if "\\" in line else line


def named(line: str) -> tuple[str, str] | None:
    """Return name and text of a line, as `split_name` does; half a bracket is in no name.

    >>> named("Ann (Ops): Hi"), named("Part (one: two)")
    (('Ann (Ops)', 'Hi'), None)
    """
    found = split_name(line)
    return found if found and found[0].count("(") == found[0].count(")") else None


def with_sure_names(
    opens: Callable[[str], Opening | None], lines: Iterable[str], *, known: Iterable[str] = ()
) -> Callable[[str], Opening | None]:
    """Return `opens` without the names that `lines`, all there is, give no ground for (`settled`).

    A line with such a "name" goes on with its paragraph where it begins in lower case, or where
    half of the names stand on a line of their own. Else it may be someone who speaks once, so it is
    said by no one known: never by the last speaker.
    """
    openings = [opens(line) for line in lines if line.strip()]
    names = settled([each.speaker if each else None for each in openings], known=known)
    sure = [each for each in openings if each and each.speaker in names]
    alone = 2 * sum(not each.text for each in sure) >= max(len(sure), 1)

    def surely(line: str) -> Opening | None:
        each = opens(line)
        if each is None or each.speaker is None or each.speaker in names:
            return each
        goes_on = alone or each.speaker[0].islower()
        return None if goes_on else Opening(None, each.start, line.strip())

    return surely


def paragraphs(
    lines: Iterable[tuple[int, str]],
    opens: Callable[[str], Opening | None],
    *,
    quality: TimeQuality,
) -> tuple[list[Utterance], list[str]]:
    """Return the paragraphs of some numbered lines, and the lines before the first of them.

    A line for which `opens` gives an `Opening` begins a paragraph; other lines go on with it.
    Paragraphs without text are left out.
    """
    found: list[tuple[Utterance, list[str]]] = []
    before: list[str] = []
    for number, line in lines:
        opening = opens(line)
        if opening is not None:
            said = _opened(opening, number, quality)
            found.append((said, [opening.text]))
        elif line.strip() and found:
            found[-1][1].append(line)
        elif line.strip():
            before.append(line.strip())
    spoken = [(said, " ".join(unescaped(" ".join(text)).split())) for said, text in found]
    return [replace(said, text=text) for said, text in spoken if text], before


def _opened(opening: Opening, line: int, quality: TimeQuality) -> Utterance:
    """Return the utterance that begins; where its end is known too, its times are measured."""
    start, end = opening.start, opening.end
    if start is None or end is None or quality != "start_only":
        return Utterance(0, opening.speaker, "", start, None, quality, line=line)
    if end < start:
        flags = (END_BEFORE_START,)
        return Utterance(0, opening.speaker, "", start, None, quality, line=line, flags=flags)
    return Utterance(0, opening.speaker, "", start, end, "measured", line=line)


def without_marks(line: str) -> str:
    """Return a line without Markdown's marks around its name and its time.

    Both stand at its beginning: marks beyond the first 400 characters (`MARKED`) stay.

    >>> without_marks("### **Noa Lee** [00:01](https://a.example/x?t=1)")
    'Noa Lee 00:01'
    >>> without_marks("**[00:01] Noa:** Is 2 * 3 six?")
    '[00:01] Noa: Is 2 * 3 six?'
    """
    head, rest = line[:MARKED], line[MARKED:]
    if head.lstrip().startswith("#"):
        head = _HASHES.sub("", head)
    if "[" in head:
        head = _LINK.sub(r"\1", head)
    if "{#" in head and not rest:
        head = _ANCHOR.sub("", head)
    if "*" in head or "__" in head or "'''" in head:
        head = _BOLD.sub(_unbolded, _STARS.sub(r"\2", head), count=1)
    return head + rest


def _unbolded(found: re.Match[str]) -> str:
    """Return what was in bold, its colon after it, and one space before what follows."""
    return f"{found[1]}{found[2]}{':' if found[3] or found[4] else ''} "


def with_headers_joined(lines: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return lines with each name and time that stand on lines of their own made one header.

    The name stands above the time, or below it, all through a file; which, shows by how many
    such names there are. A header reads `[time] name` and bears the number of its first line.

    >>> with_headers_joined([(1, "Noa"), (2, "00:01"), (3, "Hi."), (4, "Bo"), (5, "0:04")])
    [(1, '[00:01] Noa'), (3, 'Hi.'), (4, '[0:04] Bo')]
    """
    filled = [(number, without_marks(line).strip()) for number, line in lines if line.strip()]
    stamps = [at for at, (_, line) in enumerate(filled) if STAMP_ALONE.match(line)]
    above = [filled[at - 1][1] if at else "" for at in stamps]
    below = [filled[at + 1][1] if at + 1 < len(filled) else "" for at in stamps]
    step = -1 if _standing(above) >= _standing(below) else 1
    header: dict[int, str] = {}
    gone: set[int] = set()
    for at in stamps:
        other = at + step
        if not 0 <= other < len(filled) or other in gone or not is_alone(filled[other][1]):
            continue
        found = STAMP_ALONE.match(filled[at][1])
        if found:
            first, second = sorted((at, other))
            header[first] = f"[{found['time']}] {filled[other][1].rstrip(':').strip()}"
            gone.add(second)
    return [
        (number, header.get(at, line)) for at, (number, line) in enumerate(filled) if at not in gone
    ]


def _standing(lines: Sequence[str]) -> int:
    """Return how many lines can be names, those that come back counted twice."""
    count = Counter(each for each in lines if is_alone(each))
    return sum(times if times == 1 else 2 * times for times in count.values())


def is_alone(line: str) -> bool:
    """Return whether a line can be a name that stands alone.

    >>> [is_alone(each) for each in ("Noa van Dam", "Speaker 1:", "so we go", "00:01", "Yes.")]
    [True, True, False, False, False]
    """
    name = line.strip().removesuffix(":").strip()
    return ":" not in name and is_name(name) and not name[:1].islower()


def row_line(cells: Sequence[str]) -> str | None:
    """Return a table's row as `[time] name: text` or `name: text`, None where it is no such row.

    >>> row_line(["00:01", "Ann Lee", "Hi. Shall we?"]), row_line(["Ann", "Hi."])
    ('[00:01] Ann Lee: Hi. Shall we?', 'Ann: Hi.')
    """
    filled = [each.strip() for each in cells if each.strip()]
    times = [each.strip("()[] ") for each in filled if _TIMES.match(each)]
    others = [each for each in filled if not _TIMES.match(each)]
    if len(others) != 2 or len(times) > 2:  # noqa: PLR2004 - a name and a text, a start and an end
        return None
    name, text = others[0].rstrip(":").strip(), " ".join(others[1].split())
    if not is_name(name) or "\n" in name:
        return None
    stamp = f"[{' - '.join(times)}] " if times else ""
    return f"{stamp}{name}: {text}"


def is_beside_time(name: str) -> bool:
    """Return whether what stands before a time, alone on its line, can be a name of any kind.

    >>> [is_beside_time(each) for each in ("[Ops] Bo B.", "Room 4.12", "so, when?", "12")]
    [True, True, False, False]
    >>> is_beside_time("Log started: 2026-03-02")
    False
    """
    words = name.split()
    ended = name.endswith(("?", "!", ",", ":", ";")) or (
        bool(words) and bool(_DAY.match(words[-1]))
    )
    return len(words) <= MAX_BESIDE and not ended and any(map(str.isalpha, name))


def headed(pattern: re.Pattern[str]) -> Callable[[str], Opening | None]:
    """Return an `opens` for a pattern with the groups `name`, `time` and, optionally, `text`."""

    def opens(line: str) -> Opening | None:
        match = pattern.match(line)
        if match is None:
            return None
        parts = match.groupdict()
        return Opening(
            speaker_name(parts["name"]), clock_seconds(parts["time"]), parts.get("text") or ""
        )

    return opens
