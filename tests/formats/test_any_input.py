"""Whatever a file holds: a session or an `AnalyzerError`, and writing reads back the same."""

from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzer.companions import COMPANIONS, read_companion
from analyzer.errors import AnalyzerError, FormatError
from analyzer.formats import FORMATS, read, sniff
from analyzer.formats.files.document import open_document
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
    *("@Begin\n", "*CHI:\t", "@Participants:\tCHI Ann Child\n", "\x150_900\x15", "%mor:\t", "[//]"),
    *(
        "rec 1 ann 0.5 2.5 <o> ",
        "rec 1 0.5 0.2 so\n",
        ";; ",
        "SPEAKER rec 1 0 1 <NA> <NA> a <NA>\n",
    ),
    *(
        'File type = "ooTextFile"\n',
        'Object class = "TextGrid"\n',
        "<exists>\n",
        "xmin = 0\n",
        '"a"',
    ),
    *(
        "Speaker,Text,Start\n",
        "Ann,",
        ";",
        "\t",
        "Full Name\tUser Action\tTimestamp\n",
        "2. People\n",
    ),
    *("Name (Original Name),User Email,Guest\n", "22-7-2026 19:00:11", "7/8/26, 1:02 PM", "Joined"),
    *(
        "00:00:05\tAnn:\t",
        "09:00:00 From Ann to Everyone:\n\t",
        " (direct message):",
        "開始 ",
        " 終了 ",
    ),
    *('Reacted to "x" with ', "👍", 'Replying to "x"\n\n', "2026-03-16 17:19:33 From ", "to Bo : "),
    *(
        '2 "Ann" (12)',
        "0:15 : Ann",
        "Speaker 1 (00:32):",
        "5:12 - Ann\n  ",
        "INT. ROOM - DAY\n",
        "ANN\n",
    ),
    *('{"results": [', '"words"', ": ", '"start": 1.5', "]", "},", "<TEI>", "<u who='#a'>", "</u>"),
    *(
        "<html>",
        "<p>",
        "<b>Ann</b>",
        "<!doctype html>",
        "---\n",
        "[Ann] 08:03:17\n",
        ">> ANN: ",
        "- ",
    ),
    *(" (1:02): ", "Meeting ended after 01:02", "Hello.", "why? ", "…", "\u2028", "\x85", "²", "٣"),
)
PIECES = tuple(each for each in FRAGMENTS if "<" not in each and "{" not in each)
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
    try:
        read_companion(data, name="any.txt")
    except AnalyzerError as error:
        refused(error)


@QUICK
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30), st.sampled_from([*COMPANIONS]))
def test_any_pieces_of_companions(pieces: list[str], name: str) -> None:
    """Whatever a companion's parser is given, it gives a chat, a list, or one line."""
    with suppress(FormatError):
        document = open_document("".join(pieces).encode(), name="any.csv")
        try:
            COMPANIONS[name].parse(document)
        except AnalyzerError as error:
            refused(error)


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
