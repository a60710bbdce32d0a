"""TEI: debates, plays and speech transcripts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.errors import FormatError
from analyzer.formats import read, sniff
from analyzer.session import Session

Rows = Callable[[Session], list[tuple[str | None, str, float | None, float | None]]]


def tei(body: str, header: str = "") -> bytes:
    """Return a TEI file."""
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
        f"<teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>"
    ).encode()


def test_debate(root: Path, rows: Rows) -> None:
    """Names come from the header; notes, gaps and sounds are no speech."""
    path = root / "samples" / "formats" / "tei.xml"
    session = read(path)
    assert sniff(path) == "tei"
    assert [row[:2] for row in rows(session)[:4]] == [
        ("Hanneke Verstegen", "Ik open de vergadering."),
        ("Hanneke Verstegen", "Ik geef het woord aan de heer El Amrani."),
        ("Samir El Amrani", "Voorzitter, dank u wel."),
        ("Samir El Amrani", "Ik maak mij zorgen over het fietspad."),
    ]
    assert "Geroezemoes" not in " ".join(row[1] for row in rows(session))
    assert (None, "Heel goed!", None, None) in rows(session)
    assert session.title == "Verzonnen gemeenteraad, 13 april 2021"
    assert session.date == "2021-04-13"
    assert session.roster.names == ("Hanneke Verstegen", "Samir El Amrani", "MarijkeTuinstra")


def test_the_chair_is_marked_and_no_leader(root: Path) -> None:
    """Who chairs is marked so; leading is only ever given by a person."""
    session = read(root / "samples" / "formats" / "tei.xml")
    assert [person.marks for person in session.roster.people] == [("chair",), (), ("guest",)]
    assert session.roster.leaders == ()
    assert session.notes[0].endswith(": Hanneke Verstegen")
    assert session.notes[2] == "places where the file leaves out part of what was said: 1"


def test_timeline(root: Path, rows: Rows) -> None:
    """Times are the timeline's; a point without one gives none; words close up as marked."""
    path = root / "samples" / "formats" / "tei_spoken.xml"
    session = read(path)
    assert sniff(path) == "tei_spoken"
    assert rows(session)[:2] == [
        ("Gijs Okker", "Who is in on Saturday?", 0.0, 2.4),
        ("Nadira", "Me, but I can't do it alone again.", 2.1, 6.05),
    ]
    assert rows(session)[-1] == ("Gijs Okker", "Then I will come in too.", 13.75, None)
    assert session.roster.people[0].affiliation == "owner"


def test_annotated_words(rows: Rows) -> None:
    """In annotated files words are elements: they are joined as they were written."""
    body = (
        '<u who="#A"><seg><s><w>Dank</w>\n<name>\n<w>u</w>\n<w join="right">wel</w>\n</name>'
        '<pc>.</pc><linkGrp><link target="#x"/></linkGrp></s>\n<s><pc join="right">(</pc><w>it</w>'
        '<w join="left">\'s<w norm="is"/></w><pc>)</pc><pc>.</pc></s></seg></u>'
    )
    found = [row[:2] for row in rows(read(tei(body), name="a.xml"))]
    assert found == [("A", "Dank u wel."), ("A", "(it's).")]


def test_what_others_do_within_a_speech(rows: Rows) -> None:
    """Shouts, applause, pages and times within a segment are left out, the words around stay."""
    body = (
        '<note type="speaker">The chair</note><u who="#A" ana="#chair"><seg>I open. <note '
        'type="unauthorized_interruption">B.: Where is he?</note><pb n="2"/></seg></u>'
        '<u who="#B"><seg>Thank you <kinesic type="applause"><desc>(Applause)</desc></kinesic> '
        'all.</seg><pb n="3"/><seg>And <note type="comment">(to A)</note> you.</seg></u>'
    )
    assert [row[:2] for row in rows(read(tei(body), name="a.xml"))] == [
        ("A", "I open."),
        ("B", "Thank you all."),
        ("B", "And you."),
    ]


def test_a_timeline_that_counts_from_itself(rows: Rows) -> None:
    """References may lack their `#`, and the first point refer to itself, as in EXMARaLDA's."""
    points = "".join(
        f'<when xml:id="T{at}" interval="{seconds}" since="T0"/>'
        for at, seconds in enumerate((0.0, 2.0, 3.5))
    )
    data = tei(
        '<annotationBlock who="SPK0" start="T0" end="T1"><u><seg><w>so</w><pause/><anchor '
        'synch="T1"/><w>we</w><w>go</w><pc>.</pc></seg></u><spanGrp><span from="T0">no</span>'
        '</spanGrp></annotationBlock><annotationBlock who="SPK1" start="T1" end="T2"><u><seg>'
        "<w>yes</w></seg></u></annotationBlock>"
    ).replace(b"<body>", f'<timeline unit="s">{points}</timeline><body>'.encode())
    assert rows(read(data, name="a.xml")) == [
        ("SPK0", "so we go.", 0.0, 2.0),
        ("SPK1", "yes", 2.0, 3.5),
    ]


def test_words_and_people_of_the_bnc(rows: Rows) -> None:
    """Punctuation stands in characters; who could not be told is no one."""
    body = (
        '<u who="#PS1"><s n="1"><w>So</w> <w>we</w> <unclear/> <w>start</w><c>.</c></s></u>'
        '<u who="#PSUNK"><s n="2"><w>Mm</w><c>.</c></s></u>'
    )
    assert [row[:2] for row in rows(read(tei(body), name="a.xml"))] == [
        ("PS1", "So we start."),
        (None, "Mm."),
    ]


def test_no_one_known_and_loose_marks(rows: Rows) -> None:
    """Who could not be told is no one; a mark left over behind a note is nothing that is said."""
    body = (
        '<u who="#ann"><seg>Is it <gap reason="inaudible"/></seg><note>?</note>'
        '<seg>. Then we vote.</seg></u><u who="#unknown-M"><seg>Yes.</seg></u>'
    )
    assert rows(read(tei(body), name="a.xml")) == [
        ("ann", "Is it", None, None),
        ("ann", "Then we vote.", None, None),
        (None, "Yes.", None, None),
    ]


def test_play(rows: Rows) -> None:
    """Without `<u>`, speeches of a play are read; stage directions are not."""
    body = (
        '<sp who="#an"><speaker>ANNA.</speaker><p>Come in. <stage>Door opens.</stage> Sit.</p></sp>'
        "<sp><speaker>Bo:</speaker><l>I would rather</l><l>stand.</l></sp>"
    )
    found = [row[:2] for row in rows(read(tei(body), name="a.xml"))]
    assert found == [("ANNA", "Come in."), ("ANNA", "Sit."), ("Bo", "I would rather stand.")]


def test_names_in_place_of_references(rows: Rows) -> None:
    """As in GermaParl, `who` may be a name; party and presidency stand beside it."""
    body = (
        '<sp who="Ada Vos" role="presidency" party="NA"><speaker>President Dr. Ada Vos:</speaker>'
        '<p>Good morning.</p><stage type="interjection">(Applause)</stage><p>We begin.</p></sp>'
        '<sp who="Bo Lind" role="mp" party="Green"><speaker>Bo Lind (Green):</speaker>'
        "<p>Why?</p></sp>"
    )
    session = read(tei(body), name="a.xml")
    assert [row[:2] for row in rows(session)] == [
        ("Ada Vos", "Good morning."),
        ("Ada Vos", "We begin."),
        ("Bo Lind", "Why?"),
    ]
    people = [(each.affiliation, each.marks) for each in session.roster.people]
    assert people == [("", ("chair",)), ("Green", ())]
    assert session.notes[-1] == "interjections, sounds and stage directions, left out: 1"


def test_anchors(rows: Rows) -> None:
    """Anchors give times where the speech itself has none."""
    body = (
        '<timeline unit="ms"><when xml:id="T0"/><when xml:id="T1" interval="1500" since="#T0"/>'
        '<when xml:id="T2" interval="500" since="#T1"/></timeline>'
        '<u who="#A"><anchor synch="#T1"/>so what now<anchor synch="#T2"/></u><u>well</u>'
    )
    found = rows(read(tei(body), name="a.xml"))
    assert found == [("A", "so what now", 1.5, 2.0), (None, "well", None, None)]


def test_two_people_of_one_name() -> None:
    """People who share a name are told apart by their identifiers; a chorus is no one."""
    header = "".join(
        f'<person xml:id="{code}"><persName>Kim Vos</persName></person>' for code in ("k1", "k2")
    )
    body = '<u who="#k1">Yes.</u><u who="list.xml#k2">No.</u><u who="#k1 #k2">Both.</u>'
    session = read(tei(body, header), name="a.xml")
    assert [each.speaker for each in session.utterances] == ["k1", "k2", None]


@pytest.mark.parametrize(
    "data",
    [
        tei("<p>A book.</p>"),
        b'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></teiCorpus>',
    ],
)
def test_without_speeches(data: bytes) -> None:
    """A header, or the file of a whole corpus, is refused with what to give."""
    with pytest.raises(FormatError, match=r"holds no speeches.*give the files"):
        read(data, name="a.xml")


def test_real_file(shared: Path) -> None:
    """The excerpt of ParlaMint-NL is read; without its header, identifiers name people."""
    folder = shared / "formats" / "tei_parlamint"
    session = read(next(folder.iterdir()))
    assert [(person.name, person.marks) for person in session.roster.people] == [
        ("JanAnthonieBruijn", ("chair",))
    ]
    assert len(session.utterances) == 4
