"""Whatever a file holds: a session or an `AnalyzerError`, and writing reads back the same."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzer.errors import AnalyzerError
from analyzer.formats import FORMATS, read, sniff
from analyzer.formats.document import open_document
from analyzer.formats.writer import write_text, write_vtt
from analyzer.session import Session

SAMPLES = Path(__file__).parents[2] / "samples"
REAL_LOOKING = [
    path.read_bytes()[:3000]
    for path in sorted(SAMPLES.iterdir())
    if path.suffix in (".vtt", ".srt", ".txt")
]
FRAGMENTS = (
    *("WEBVTT", "\n", "\r\n", "\n\n", " --> ", "00:01.000", "0:0:2.5", "00:00:03,000", "30:00:00"),
    *("0:00:01.000,0:00:02.000", "<v ", "<v>", ">", "</v>", "Ann", "Bo: ", ": ", "  0:03", "  "),
    *("001ec368-3c77/1-", "0", "1", "&amp;", "&#768;", "&#0;", '{"spokenText": "x"}', "{", "}"),
    *("### 00:01:26", "00:05:00", "**Ann:** ", "Transcript", "Attendees", "NOTE", "[00:01] "),
    *(" (1:02): ", "Meeting ended after 01:02", "Hello.", "why? ", "…", "\u2028", "\x85", "²", "٣"),
)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def refused(error: AnalyzerError) -> None:
    """Check that an error is one line."""
    assert len(str(error).splitlines()) == 1


def read_or_refuse(data: bytes) -> Session | None:
    """Return the session in some bytes, or None where they are refused in one line."""
    try:
        session = read(data, name="any.txt")
    except AnalyzerError as error:
        return refused(error)
    assert session.utterances
    assert [each.index for each in session.utterances] == list(range(len(session.utterances)))
    assert all(each.text.strip() for each in session.utterances)
    spoke = {each.speaker for each in session.utterances} - {None}
    assert spoke <= set(session.roster.names)
    return session


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Return a sample that was cut short, spliced with another, or had bits flipped."""
    data = bytearray(draw(st.sampled_from(REAL_LOOKING)))
    other = draw(st.sampled_from(REAL_LOOKING))
    for kind in draw(st.lists(st.sampled_from(("cut", "splice", "flip")), max_size=3)):
        at = draw(st.integers(0, len(data)))
        if kind == "cut":
            del data[at:]
        elif kind == "splice":
            begin = draw(st.integers(0, len(other)))
            data[at:at] = other[begin : begin + 400]
        elif at < len(data):
            data[at] ^= 1 << draw(st.integers(0, 7))
    return bytes(data)


@QUICK
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Bytes are read or refused."""
    read_or_refuse(data)


@QUICK
@given(st.text(max_size=300), st.sampled_from(("utf-8", "utf-16", "utf-32")))
def test_any_text(text: str, encoding: str) -> None:
    """Text in any encoding is read or refused."""
    read_or_refuse(text.encode(encoding, "ignore"))


@QUICK
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40))
def test_any_pieces_of_transcripts(pieces: list[str]) -> None:
    """What looks like a transcript is read or refused, by every format that may be named."""
    data = "".join(pieces).encode()
    read_or_refuse(data)
    for name in FORMATS:
        try:
            read(data, name="any.txt", format=name)
        except AnalyzerError:
            continue


@QUICK
@given(mutated())
def test_damaged_transcripts(data: bytes) -> None:
    """A damaged transcript is read or refused."""
    read_or_refuse(data)


@QUICK
@given(mutated())
def test_one_format_or_an_error(data: bytes) -> None:
    """At most one format that a vendor makes fits, and `sniff` names it or says what was seen."""
    try:
        document = open_document(data, name="any.txt")
        name = sniff(data, name="any.txt")
    except AnalyzerError as error:
        refused(error)
        return
    fits = [
        each
        for each, kind in FORMATS.items()
        if document.kind in kind.kinds and kind.sniff(document) and not kind.generic
    ]
    assert fits in ([name], [])


WORDS = st.sampled_from(
    "we ship it on Monday. why not? yes no, Bo: & <b> ok-- … 3 e.g. Dr. {x} --> &amp; ̸x".split()
)
SAID = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
NAMES = st.one_of(st.none(), st.sampled_from(["Ann", "Bo Lind (Ops)", "Çi > Da", "Novak, Ada"]))
LENGTH = st.one_of(st.integers(0, 9_000), st.integers(-3_000, 3))  # ends before starts, too
CUE = st.tuples(NAMES, SAID, st.integers(0, 60_000), LENGTH)


def cues_file(cues: list[tuple[str | None, str, int, int]]) -> bytes:
    """Return a VTT file of cues: name, text, start and length in milliseconds."""
    blocks = []
    for name, text, start, length in cues:
        first, last = (
            f"0:{each // 60_000}:{each / 1000 % 60:.3f}" for each in (start, max(start + length, 0))
        )
        said = "".join(f"&#{ord(each)};" if each in "&<>\u0338" else each for each in text)
        voice = "<v>" if name is None else f"<v {name.replace('>', '&gt;')}>"
        blocks.append(f"{first} --> {last}\n{voice}{said}\n")
    return ("WEBVTT\n\n" + "\n".join(blocks)).encode()


def heard(session: Session) -> list[tuple[str | None, str, float | None, float | None]]:
    """Return what must not change: speakers, texts, times."""
    return [(each.speaker, each.text, each.start, each.end) for each in session.utterances]


@QUICK
@given(st.lists(CUE, min_size=1, max_size=8))
def test_written_vtt_reads_back_the_same(cues: list[tuple[str | None, str, int, int]]) -> None:
    """Parse, write, parse: the same speakers, texts, and times to the millisecond."""
    once = read(cues_file(cues), name="talk.vtt")
    again = read(write_vtt(once).encode(), name="talk.vtt")
    assert heard(again) == heard(once)
    assert write_vtt(again) == write_vtt(once)


def test_samples_written_as_text_keep_speakers_and_words() -> None:
    """Written as text, every sample keeps who said what, in order."""
    for data in REAL_LOOKING:
        session = read(data, name="talk.txt")
        again = read(write_text(session).encode(), name="talk.txt", format="text_name")
        words = " ".join(each.text for each in session.utterances).split()
        assert " ".join(each.text for each in again.utterances).split() == words


def test_starts_alone_stay_starts_alone() -> None:
    """Written as VTT, a file without ends shows no durations, rather than durations of 0."""
    once = read(b"Ann  0:03\nShall we?\n\nBo  0:09\nYes.\n", name="talk.txt")
    again = read(write_vtt(once).encode(), name="talk.vtt")
    assert heard(again) == heard(once)
    assert {each.time_quality for each in again.utterances} == {"start_only"}
