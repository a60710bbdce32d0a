"""Word documents, web pages and screenplays, on small files with invented people."""

import io
from collections.abc import Callable, Sequence

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from analyzer.errors import FormatError
from analyzer.formats import read, sniff
from analyzer.session import Session

Row = tuple[str | None, str, float | None, float | None]


def word(*paragraphs: str) -> bytes:
    r"""Return a Word document of paragraphs; `\n` breaks a line within one."""
    document = docx.Document()
    for each in paragraphs:
        document.add_paragraph(each)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    """Return a document's bytes."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def said(session: Session) -> list[tuple[str | None, str]]:
    """Return who said what."""
    return [(each.speaker, each.text) for each in session.utterances]


TEAMS_NEW = (
    "Dunes-20260210_060312-Meeting Transcript",
    "February 10, 2026, 6:03AM",
    "27m 42s",
    "Brandsma, Jildou started transcription",
    "\nBrandsma, Jildou   0:03\nMorning.\nWe begin at  4:40",
    "\n[Kaltra] Mette Dorn   0:09\nIt is the transcription that stopped.",
    "\nRoom 4.12   1:00:01\nYes.",
    "Brandsma, Jildou stopped transcription",
)


def test_teams_new_layout(rows: Callable[[Session], list[Row]]) -> None:
    """A turn is one paragraph; a time within it is said, what was started or stopped is not."""
    session = read(word(*TEAMS_NEW))
    assert (session.source.format, session.source.layout) == ("teams_docx", "new")
    assert (session.title, session.started) == ("Dunes", "2026-02-10T06:03:00")
    assert rows(session) == [
        ("Brandsma, Jildou", "Morning.", 3.0, None),
        ("Brandsma, Jildou", "We begin at 4:40", 3.0, None),
        ("Mette Dorn", "It is the transcription that stopped.", 9.0, None),
        ("Room 4.12", "Yes.", 3601.0, None),
    ]
    assert session.notes == ("sentences about the recording, left out: 2",)


def test_teams_saved_again_or_as_text(rows: Callable[[Session], list[Row]]) -> None:
    """Lines that became paragraphs, or a text file, give what the document gave."""
    lines = "\n".join(TEAMS_NEW).replace("\n\n", "\n").split("\n")
    expected = rows(read(word(*TEAMS_NEW)))
    for data in (word(*lines), "\n".join(lines).encode()):
        session = read(data)
        assert session.source.format == "teams_docx"
        assert rows(session) == expected


@pytest.mark.parametrize(
    "stated",
    [
        "Anna Bach hat die Transkription gestartet",
        "Anna Bach ha avviato la trascrizione",
        "Anna Bach rozpoczęła transkrypcję",
        "Anna Bach が文字起こしを開始しました",
    ],
)
def test_teams_in_any_language(stated: str) -> None:
    """Who started it is told by a name of the file and the word for a transcript."""
    session = read(word(stated, "\nAnna Bach   0:03\nGuten Morgen.", "\nBo Day   0:09\nMorgen."))
    assert said(session) == [("Anna Bach", "Guten Morgen."), ("Bo Day", "Morgen.")]
    assert session.notes == ("sentences about the recording, left out: 1",)


@pytest.mark.parametrize("above", ["", "Budget-20230301_100500-Meeting Recording\n\n12m 3s\n\n"])
def test_teams_old_layout_as_text(rows: Callable[[Session], list[Row]], above: str) -> None:
    """Copied into a text file, it is Teams' too: no name is read as something said."""
    text = (
        "0:0:0.0 --> 0:0:1.510\nNoa Lee\nOK, yeah.\n\n0:0:1.900 --> 0:0:12.40\nBo\nSo we go on\n"
        "with the plan.\n0:0:12.900 --> 0:0:13.500\nHm.\n0:0:14.0 --> 0:0:15.0\nBo\nRight.\n"
    )
    session = read((above + text).encode(), name="talk.txt")
    assert (session.source.format, session.source.layout) == ("teams_docx", "old")
    assert rows(session) == [
        ("Noa Lee", "OK, yeah.", 0.0, 1.51),
        ("Bo", "So we go on with the plan.", 1.9, 12.04),
        (None, "Hm.", 12.9, 13.5),
        ("Bo", "Right.", 14.0, 15.0),
    ]


def test_cues_without_names_are_no_old_layout_of_teams() -> None:
    """Two lines of talk under a time are captions, whatever their times look like."""
    text = "0:0:0.0 --> 0:0:1.510\nso this is what\nwe do.\n\n0:0:1.9 --> 0:0:2.4\nYes, go\non.\n"
    assert read(text.encode(), name="talk.txt").source.format == "vtt"


def test_teams_old_layout(rows: Callable[[Session], list[Row]]) -> None:
    """Start and end above the name; a time with one line below it names no one."""
    session = read(
        word(
            "0:0:0.0 --> 0:0:1.510\nSome Body\nOK. Yeah.",
            "0:0:2.0 --> 0:0:3.0\nhm.",
            "0:0:3.500 --> 0:0:3.0\nBo Day\nTwo\nlines",
        )
    )
    assert (session.source.format, session.source.layout) == ("teams_docx", "old")
    assert rows(session) == [
        ("Some Body", "OK.", 0.0, 0.503),
        ("Some Body", "Yeah.", 0.671, 1.51),
        (None, "hm.", 2.0, 3.0),
        ("Bo Day", "Two lines", 3.5, None),
    ]
    assert session.utterances[-1].flags == ("end_before_start",)


def test_otter_document(rows: Callable[[Session], list[Row]]) -> None:
    """Date and keywords above are no speech; the date is kept."""
    session = read(
        word(
            "Roof",
            "Mon, Feb 02, 2026 2:01PM • 6:40",
            "SUMMARY KEYWORDS",
            "roof, gutter",
            "SPEAKERS",
            "Ann, Bo",
            "",
            "Ann  00:01  ",
            "So, the report: it is in.",
            "",
            "Speaker 2  1:00:08  ",
            "I was there.",
            "Twice.",
            "",
            "Transcribed by https://otter.ai",
        )
    )
    assert (session.source.format, session.title) == ("otter_docx", "Roof")
    assert session.started == "2026-02-02T14:01:00"
    assert rows(session) == [
        ("Ann", "So, the report: it is in.", 1.0, None),
        ("Speaker 2", "I was there.", 3608.0, None),
        ("Speaker 2", "Twice.", 3608.0, None),
    ]


def test_meet_document_with_chips_links_and_a_table() -> None:
    """Notes, their links and tables are no speech; names in bold are, whatever run they are in."""
    document = docx.Document()
    document.add_heading("📝 Notes", 1)
    paragraph = document.add_paragraph("Second stop: a seal (")
    link = OxmlElement("w:hyperlink")
    link.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>00:00:58</w:t></w:r>"))
    paragraph._p.append(link)
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(
        table.rows, (("Owner:", "Task"), ("Bo:", "Order two seals.")), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_heading("📖 Transcript", 1)
    document.add_heading("Line: weekly - Transcript", 2)
    document.add_heading("00:00:00", 3)
    turn = document.add_paragraph()
    for at, (name, text) in enumerate((("Ann: ", "Um, who was there?"), ("Bo: ", "I was."))):
        if at:
            turn.add_run().add_break()
        turn.add_run(name).bold = True
        turn.add_run(text)
    document.add_heading("Transcription ended after 00:00:39", 3)
    session = read(saved(document))
    assert (session.source.format, session.source.layout) == ("google_meet", "new")
    assert said(session) == [("Ann", "Um, who was there?"), ("Bo", "I was.")]
    assert session.title == "Line: weekly"


def inserted(kind: str, text: str) -> str:
    """Return the XML of a paragraph whose text stands within an element of some kind."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    inner = {
        "control": f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>",
        "insertion": f'<w:ins w:id="1" w:author="x">{run}</w:ins>',
        "link": f"<w:hyperlink>{run}</w:hyperlink>",
        "tag": f'<w:smartTag w:element="x">{run}</w:smartTag>',
        "box": f"<w:r><w:pict><w:txbxContent><w:p>{run}</w:p></w:txbxContent></w:pict></w:r>",
    }[kind]
    return f"<w:p {nsdecls('w')}>{inner}</w:p>"


@pytest.mark.parametrize("kind", ["control", "insertion", "link", "tag", "box"])
def test_all_of_a_word_documents_text_is_read(kind: str) -> None:
    """Chips, insertions, links and text boxes hold words; what was deleted does not."""
    document = docx.Document()
    document.add_paragraph("Ann: One.")
    gone = '<w:del w:id="2" w:author="x"><w:r><w:delText>Bo: No.</w:delText></w:r></w:del>'
    for xml in (inserted(kind, "Bo: Two."), f"<w:p {nsdecls('w')}>{gone}</w:p>"):
        document.element.body.insert(-1, parse_xml(xml))
    document.add_paragraph("Ann: Three.")
    expected = [("Ann", "One."), ("Bo", "Two."), ("Ann", "Three.")]
    assert said(read(saved(document))) == expected


def test_a_tab_stop_is_no_tab() -> None:
    """Tabs are those in text; styles name places of tabs too."""
    document = docx.Document()
    for text in ("Ann: One.", "Bo: Two."):
        paragraph = document.add_paragraph(text)
        stops = parse_xml(f'<w:tabs {nsdecls("w")}><w:tab w:val="left" w:pos="720"/></w:tabs>')
        paragraph._p.get_or_add_pPr().append(stops)
    assert said(read(saved(document))) == [("Ann", "One."), ("Bo", "Two.")]
    assert qn("w:tabs") in [each.tag for each in document.element.body.iter()]


def tabled(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a Word document that holds one table."""
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return saved(document)


def test_rows_of_a_table(rows: Callable[[Session], list[Row]]) -> None:
    """Columns of a name and a text, with times or without, are lines."""
    timed = [
        ("Time", "Who", "What"),
        ("00:01", "Ann", "Shall we?"),
        ("1:02:03", "Bo Day", "Yes: go."),
    ]
    assert rows(read(tabled(timed))) == [
        ("Ann", "Shall we?", 1.0, None),
        ("Bo Day", "Yes: go.", 3723.0, None),
    ]
    assert said(read(tabled([("Ann", "Shall we?"), ("Bo Day:", "Yes."), ("Ann", "Good.")]))) == [
        ("Ann", "Shall we?"),
        ("Bo Day", "Yes."),
        ("Ann", "Good."),
    ]


def page(body: str) -> bytes:
    """Return a web page."""
    return (
        f"<!DOCTYPE html><html><head><title>x: y</title></head><body>{body}</body></html>".encode()
    )


@pytest.mark.parametrize(
    ("body", "grammar"),
    [
        ("<p><b>Ann:</b> One.</p><p><strong>Bo</strong>: Two.</p><p><b>Ann</b> Three.</p>", "name"),
        ("<dl><dt>Ann<dd>One.<dt>Bo<dd>Two.<dt>Ann<dd>Three.</dl>", "name"),
        (
            "<i class=speaker>Ann</i><p>One.</p><b>Bo</b><p>Two.</p><cite>Ann</cite><p>Three.</p>",
            "name",
        ),
        (
            "<p>Ann (0:01)<br>One.</p><p>Bo (0:02)<br>Two.</p><p>Ann (0:03)<br>Three.</p>",
            "name_time",
        ),
        (
            "<table>" + "<tr><td>0:01<td>Ann<td>One.<tr><td>0:02<td>Bo<td>Two.<tr><td>0:03<td>Ann"
            "<td>Three.",
            "time_name",
        ),
        ("<p>ANN</p><p>One.</p><p>BO</p><p>Two.</p><p>ANN</p><p>Three.</p>", "screenplay"),
    ],
)
def test_pages(body: str, grammar: str) -> None:
    """Names set apart, above, in lists and in tables; menus, forms and scripts are left out."""
    around = "<nav>Home: back</nav><script>var a = 'No: no';</script>{}<footer>Mail: us</footer>"
    session = read(page(around.format(body)))
    assert (session.source.format, session.source.layout) == ("html", grammar)
    assert said(session) == [("Ann", "One."), ("Bo", "Two."), ("Ann", "Three.")]


def test_bold_within_speech_names_no_one() -> None:
    """Only what begins a block in bold is a name."""
    session = read(page("<p><b>Ann:</b> One. <b>Really</b> good.</p><p><b>Bo:</b> Two.</p>"))
    assert said(session) == [("Ann", "One."), ("Ann", "Really good."), ("Bo", "Two.")]


MINUTES = """
<header><h1>Working group</h1></header><dl><dt>Present<dd>Ann Lee, Bo<dt>Scribe<dd>Bo</dl>
<h3>Charter: the new one</h3>
<p class="phone s01"><cite>Ann Lee:</cite> Welcome.</p>
<p class="phone s02"><cite>Bo:</cite> I sent it.<br>… twice.</p>
<p class=irc><cite>&lt;cy&gt;</cite> +1: yes</p><p class=bot><cite>&lt;Zakim&gt;</cite> cy, go</p>
<p class="phone s01"><cite>Ann Lee:</cite> Why?</p>
<p class="phone s02"><cite>Bo:</cite> It was late.</p>
<p class=resolution><strong>RESOLUTION:</strong> publish it</p>
<h2>Summary of action items</h2><ul><li>ACTION: Bo to send it again</ul>
<address>Minutes: by a script</address>
"""


def test_minutes_of_w3c() -> None:
    """What was typed, decided or done by a program is no speech, nor are headings and lists."""
    assert said(read(page(MINUTES))) == [
        ("Ann Lee", "Welcome."),
        ("Bo", "I sent it."),
        ("Bo", "…"),
        ("Bo", "twice."),
        ("Ann Lee", "Why?"),
        ("Bo", "It was late."),
    ]


def test_meet_document_saved_as_a_page(rows: Callable[[Session], list[Row]]) -> None:
    """Its stamps are those of blocks, and its trailer is no speech."""
    body = "<p>Plan - Transcript</p><h2>Attendees</h2><p>Ann, Bo</p><h2>Transcript</h2>"
    body += "<p><span>Ann: </span>One.</p><p>Bo: Two.</p><h3>00:05:00</h3><p>Ann: Three.</p>"
    session = read(page(f"{body}<h3>Meeting ended after 00:06:12</h3>"))
    assert (session.source.format, session.source.layout) == ("html", "google_meet old")
    assert rows(session) == [
        ("Ann", "One.", 0.0, None),
        ("Bo", "Two.", 0.0, None),
        ("Ann", "Three.", 300.0, None),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<h1>News</h1><p>The mayor said: we shall see.</p><p>He added: no.</p><p>So it is.</p>",
        "<p><b>Price:</b> 10</p><p><b>Size:</b> 4</p><p><b>Colour:</b> red</p>",
    ],
)
def test_pages_without_talk_are_refused(body: str) -> None:
    """An article and a list of properties are no transcripts."""
    with pytest.raises(FormatError, match="no transcript format fits"):
        read(page(body))


SCREENPLAY = """THE LAST ORDER
A meeting.

INT. CANTEEN - EVENING

MRS. OKONJO
(standing)
(softly) Sit down (all of you).

(A tap drips.)

DAAN
Why?

MRS. OKONJO (CONT’D)
Because I say so:
sit.

THE END
"""


def test_screenplay() -> None:
    """Titles, scenes and directions are no speech; brackets within speech are."""
    session = read(SCREENPLAY.encode())
    assert session.source.format == "screenplay"
    assert said(session) == [
        ("Mrs. Okonjo", "Sit down (all of you)."),
        ("Daan", "Why?"),
        ("Mrs. Okonjo", "Because I say so: sit."),
    ]
    assert session.notes == (
        "stage directions, left out: 5",
        "lines before the first speaker, left out: 2",
    )


def test_capitals_with_a_colon_are_no_screenplay() -> None:
    """Names in capitals before a colon are read as any name is: one format fits."""
    assert sniff(b"INTERVIEWER:\nWhy?\n\nWITNESS:\nSo.\n\nINTERVIEWER:\nOh?\n") == "text_name"
