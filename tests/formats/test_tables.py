"""Tables: how they are written, which are transcripts, and what is read of them."""

import datetime as dt
import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest

from analyzer.errors import FormatError
from analyzer.formats import read, sniff
from analyzer.formats.files.document import open_document
from analyzer.formats.recordings import recordings
from analyzer.formats.tables import dialect_of
from analyzer.session import Session

Rows = Callable[[Session], list[tuple[str | None, str, float | None, float | None]]]
TALK = [("Ann", "Shall we start?"), ("Bo", "Yes, go on."), ("Ann", "Good; I will.")]


def table(data: str, **columns: str) -> Session:
    """Return the session in a text that is a table."""
    session = read(data.encode(), name="a.csv", columns=columns)
    assert session.source.format == "table"
    return session


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """Return a workbook with these sheets, rows of cells."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quote", ['"', ""])
def test_what_stands_between_cells(mark: str, quote: str) -> None:
    """Commas, semicolons, tabs and bars, with quotes or, where no text needs them, without."""
    said = [(name, text.replace(mark, "")) for name, text in TALK]
    lines = [f"{quote}{name}{quote}{mark}{quote}{text}{quote}" for name, text in said]
    session = table("\n".join([f"Speaker{mark}Text", *lines]))
    assert [(each.speaker, each.text) for each in session.utterances] == said


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8-sig", b""), ("utf-16", b""), ("utf-16-le", b""), ("cp1252", b"")],
)
def test_encodings(encoding: str, mark: bytes) -> None:
    """Excel saves CSV in each of these."""
    data = mark + "Spreker;Tekst\r\nRenée;Zullen we één keer?\r\nBo;Ja.\r\n".encode(encoding)
    session = read(data, name="a.csv")
    assert [(x.speaker, x.text) for x in session.utterances] == [
        ("Renée", "Zullen we één keer?"),
        ("Bo", "Ja."),
    ]


def test_cells_over_several_lines_keep_the_line_they_begin_on() -> None:
    """Quotes hold line ends and doubled quotes."""
    session = table('Speaker,Text\nAnn,"Shall\nwe ""start""?"\n\nBo,Yes.\n')
    assert [(each.text, each.line) for each in session.utterances] == [
        ('Shall we "start"?', 2),
        ("Yes.", 5),
    ]


def test_quotes_that_are_none() -> None:
    """An inch or a stray quote in a file without quoting does not swallow the rest."""
    session = table('speaker\ttext\nAnn\t"So a 5 inch pipe\nBo\tYes "\nAnn\tOk "then\n')
    assert [each.text for each in session.utterances] == ['"So a 5 inch pipe', 'Yes "', 'Ok "then']


def test_commas_in_the_last_column_without_quotes() -> None:
    """What is over belongs to the text where it stands last."""
    session = table("speaker,text\nAnn,Shall we, perhaps, start?\nBo,Yes\n")
    assert session.utterances[0].text == "Shall we, perhaps, start?"


def test_the_line_that_names_the_separator() -> None:
    """Excel's first line `sep=;` is no row."""
    assert dialect_of(["sep=;", "a;b", "c;d,e"]) == dialect_of(["sep=;", "x;y"])
    assert table("sep=;\nSpreker;Tekst\nAnn;Zullen we?\nBo;Ja.\n").roster.names == ("Ann", "Bo")


def test_titles_above_the_header_and_empty_rows() -> None:
    """The row that names the columns is looked for; lines of nothing are passed over."""
    session = table("Weekly,,\nMade by Ann,,\n,,\nWho,When,Text\n,,\nAnn,0:01,Hi.\nBo,0:05,Yes.\n")
    assert [(each.speaker, each.start) for each in session.utterances] == [("Ann", 1), ("Bo", 5)]
    assert session.source.columns == (("speaker", "Who"), ("text", "Text"), ("start", "When"))


@pytest.mark.parametrize(
    ("text", "speakers", "start"),
    [
        ("Ann;0:01;Hi, you there\nBo;0:02;Hi, Ann\nAnn;0:04;So what now\n", {"Ann", "Bo"}, 1.0),
        ("0.5,2,SPK_0,Hello all.\n2.4,3,SPK_1,Hi there.\n4,6,SPK_0,So?\n", {"SPK_0", "SPK_1"}, 0.5),
        (
            "fe016|okay.|F|fg\nfe016|so um|F|fh\nfe008|I said it was one|S|s\nme011|yes|B|b\n",
            {"fe016", "fe008", "me011"},
            None,
        ),
        ("0.5\t2.2\tAnn: Hello all.\n3.0\t4.5\tBo: Hi.\n5.1\t9.7\tAnn: So?\n", {"Ann", "Bo"}, 0.5),
    ],
)
def test_without_a_header(text: str, speakers: set[str], start: float | None) -> None:
    """Columns without names are told by what they hold; label tracks of Audacity are such."""
    session = table(text)
    assert set(session.roster.names) == speakers
    assert session.utterances[0].start == start


def test_a_table_in_markdown(rows: Rows) -> None:
    """Bars at the ends and the rule below the header are no cells and no row."""
    text = "| Speaker | Time | Text |\n|:---|---|---|\n| Ann | 0:01 | So? |\n| Bo | 0:04 | Yes. |\n"
    assert rows(table(text)) == [("Ann", "So?", 1.0, None), ("Bo", "Yes.", 4.0, None)]


def test_oral_history() -> None:
    """Words, tags and times in brackets, names with their colon."""
    session = table(
        "speaker,words,tags,timestamp\nDee:,Where were you born?,start,[0:00]\n"
        'Rae,"In a village, far off.","place; youth",[1:05:30]\n,(break),,\n'
    )
    assert [(each.speaker, each.start) for each in session.utterances] == [
        ("Dee", 0.0),
        ("Rae", 3930.0),
        (None, None),
    ]


def test_elan_rows(rows: Rows) -> None:
    """ELAN's export names no column, and gives each time as a clock and as seconds."""
    session = table(
        "Ann\t\t00:00:01.000\t1.0\t00:00:03.500\t3.5\t00:00:02.500\t2.5\tHello everyone.\n"
        "Bo\t\t00:00:04.000\t4.0\t00:00:05.500\t5.5\t00:00:01.500\t1.5\tHi Ann.\n"
        "Ann\t\t00:00:06.000\t6.0\t00:00:08.500\t8.5\t00:00:02.500\t2.5\tShall we start?\n"
    )
    assert rows(session) == [
        ("Ann", "Hello everyone.", 1.0, 3.5),
        ("Bo", "Hi Ann.", 4.0, 5.5),
        ("Ann", "Shall we start?", 6.0, 8.5),
    ]


def test_elan_milliseconds_are_no_stm(rows: Rows) -> None:
    """Tier, participant, start, end and length in milliseconds look like a scorer's file."""
    session = table(
        "Ann\tAnn Vale\t1000\t3500\t2500\tHello everyone.\n"
        "Bo\tBo Lind\t4000\t5500\t1500\tHi Ann.\nAnn\tAnn Vale\t6000\t8500\t2500\tShall we?\n"
    )
    assert rows(session)[1] == ("Bo", "Hi Ann.", 4.0, 5.5)
    row = "Bo\tBo\t{0}000\t{0}500\t500\tThat is {0}.\n"
    assert sniff("".join(map(row.format, (1, 2, 4))).encode()) == "table"


def test_rows_of_tiers(rows: Rows) -> None:
    """In Praat's table, words and sounds of a tier, and marks of silence, are said by no one."""
    said = [
        ("0.0", "Ann", "so we start", "1.2"),
        ("0.0", "Ann - words", "so", "0.4"),
        ("0.4", "Ann - words", "we", "0.8"),
        ("0.8", "Ann - words", "start", "1.2"),
        ("0.0", "Ann - phones", "S", "0.2"),
        ("1.2", "Bo", "<sil>", "1.5"),
        ("1.5", "Bo", "all right then", "2.5"),
    ]
    session = table("\n".join(["tmin\ttier\ttext\ttmax", *("\t".join(row) for row in said)]))
    assert rows(session) == [("Ann", "so we start", 0.0, 1.2), ("Bo", "all right then", 1.5, 2.5)]
    assert session.notes == (
        "tiers that were not read as what someone said: Ann - words, Ann - phones",
    )


def test_a_column_for_each_speaker(rows: Rows) -> None:
    """Interviews and ELAN's other export have such; a row where both speak gives both."""
    session = table(
        "Time,Interviewer,Guest 1,Notes\n0:01,How are you?,,\n0:05,,Well.,\n0:09,And work?,,\n"
        "0:13,,It goes on.,\n0:20,,Slowly.,\n0:30,So?,So.,\n"
    )
    assert session.roster.names == ("Interviewer", "Guest 1")
    assert rows(session)[-2:] == [
        ("Interviewer", "So?", 30.0, None),
        ("Guest 1", "So.", 30.0, None),
    ]
    assert ("speaker", "Interviewer, Guest 1") in session.source.columns


@pytest.mark.parametrize("times", ["", "0:01,0:05,0:09"])
def test_a_column_of_texts_for_each_speaker(times: str, rows: Rows) -> None:
    """Names of columns may say that they hold texts, and whose: none is lost."""
    starts = times.split(",")
    said = [("I think it is seven", ""), ("", "Why do you?"), ("It is four and three", "")]
    if not times:
        said = [("I think it is seven", "Why do you?"), ("It is four and three", "")]
    head = "time,student_text,teacher_text\n" if times else "id,student_text,teacher_text\n"
    lines = [f"{at},{a},{b}" for at, (a, b) in zip(starts if times else "12", said, strict=True)]
    found = rows(table(head + "\n".join(lines)))
    at = [1.0, 5.0, 9.0] if times else [None] * 3
    assert found == [
        ("Student", "I think it is seven", at[0], None),
        ("Teacher", "Why do you?", at[1], None),
        ("Student", "It is four and three", at[2], None),
    ]


def test_two_columns_of_texts_beside_speakers(rows: Rows) -> None:
    """Where each row has one, they are one column; where both are filled, a note tells."""
    head = "speaker,time,student_text,teacher_text\n"
    apart = table(f"{head}Ann,0:01,I think seven,\nBo,0:05,,Why do you?\nAnn,0:09,It is so,\n")
    assert rows(apart) == [
        ("Ann", "I think seven", 1.0, None),
        ("Bo", "Why do you?", 5.0, None),
        ("Ann", "It is so", 9.0, None),
    ]
    both = table(f"{head}Ann,0:01,I think seven,Why do you?\nAnn,0:09,It is so,Good to know\n")
    assert [each.text for each in both.utterances] == ["I think seven", "It is so"]
    assert both.notes == ("columns that may hold what was said too, left out: 'teacher_text'",)


def test_one_text_in_several_forms_is_read_once() -> None:
    """Cleaned, translated and repeated texts are no one else's words, and need no note."""
    session = table(
        'speaker,text,clean_text,text_en,utterance\nAnn,"Um, het is zeven",het is zeven,it is '
        "seven,het is zeven\nBo,Ja dat klopt wel,ja dat klopt,yes that is so,ja dat klopt wel\n"
    )
    assert [each.text for each in session.utterances] == ["Um, het is zeven", "Ja dat klopt wel"]
    assert session.notes == ()


@pytest.mark.parametrize(
    "heads", ["First Name,Last Name,Text", "voornaam,achternaam,tekst", "firstName,lastName,text"]
)
def test_first_and_last_names_in_two_columns(heads: str) -> None:
    """They are one name; who has one of them has that."""
    session = table(
        f"{heads}\nAnn,Vos,Shall we start?\nBo,,Yes please do.\nAnn,de Wit,I have a question.\n"
    )
    assert [each.speaker for each in session.utterances] == ["Ann Vos", "Bo", "Ann de Wit"]


TALKS = """id,dialogue,summary
t1,"#Ann#: The oven is broken.
Bo: Again?
#Ann#: Since Monday, yes.",The oven is broken.
t2,"Cy: Are you coming?
Bo: At eight, I think.",Bo comes at eight.
"""


def test_a_talk_in_each_cell(rows: Rows) -> None:
    """Sets of data hold a whole talk in a cell: each is a session, and no text is misread."""
    with pytest.raises(FormatError, match="it holds 2 conversations, one in each row of its col"):
        read(TALKS.encode(), name="a.csv")
    parts = recordings(open_document(TALKS.encode(), name="a.csv"))
    assert list(parts) == ["t1", "t2"]
    assert rows(read(parts["t1"](), name="t1.csv")) == [
        ("Ann", "The oven is broken.", None, None),
        ("Bo", "Again?", None, None),
        ("Ann", "Since Monday, yes.", None, None),
    ]
    one = table(TALKS[: TALKS.index("t2,")])
    assert (one.roster.names, one.source.layout) == (("Ann", "Bo"), "dialogue")
    beside = table(
        'id,note_text,dialogue\n7,Of the oven.,"Ann: Is it broken?\nBo: Since Monday."\n'
    )
    assert [each.text for each in beside.utterances] == ["Is it broken?", "Since Monday."]


def test_names_in_the_text(rows: Rows) -> None:
    """Without a column of speakers, `Name: text` is taken apart; a colon in talk is none."""
    session = table(
        "start,end,text\n0,2,Ann: Shall we start?\n2,4,Bo: Yes.\n4,6,Ann: One thing: the budget.\n"
        "6,8,mm-hmm\n8,9,Bo: Yes.\n"
    )
    assert rows(session) == [
        ("Ann", "Shall we start?", 0.0, 2.0),
        ("Bo", "Yes.", 2.0, 4.0),
        ("Ann", "One thing: the budget.", 4.0, 6.0),
        (None, "mm-hmm", 6.0, 8.0),
        ("Bo", "Yes.", 8.0, 9.0),
    ]


def test_a_row_for_each_word(rows: Rows) -> None:
    """Words make sentences; each speaker's are their own."""
    words = (
        "So shall we start now? Yes I think that is fine. And what about you? I agree too.".split()
    )
    lines = [
        f"{word},{at * 0.4:.2f},{at * 0.4 + 0.3:.2f},{'AB'[at >= 11]}"
        for at, word in enumerate(words)
    ]
    session = table("\n".join(["word,start,end,speaker", *lines]))
    assert rows(session)[0] == ("Speaker A", "So shall we start now?", 0.0, 1.9)
    assert rows(session)[2] == ("Speaker B", "And what about you?", 4.4, 5.9)


def test_numbered_speakers_and_their_names() -> None:
    """A column of names comes before one of numbers; a role is used where it is all there is."""
    named = table("speaker_id,speaker_name,text\n1,Ann,Shall we start?\n2,Bo,Yes.\n")
    assert named.roster.names == ("Ann", "Bo")
    numbered = table("speaker_id,text\n1,Shall we start?\n2,Yes.\n")
    assert numbered.roster.names == ("Speaker 1", "Speaker 2")
    roles = table("agent_or_customer,utterance\nAgent,How can I help?\nCustomer,It broke.\n")
    assert roles.roster.names == ("Agent", "Customer")


def test_rows_of_silence(rows: Rows) -> None:
    """Corpora give pauses rows of their own, and short names to their columns."""
    session = table(
        "Line\tSpkr\tStTime\tContent\tEnTime\n1\tA_int\t0.74\tYou can say something.\t2.5\n"
        "2\tA_se1\t2.5\t(pause 0.27)\t2.77\n3\tA_se1\t2.8\tHey. Pause there.\t3.9\n"
    )
    assert rows(session)[0] == ("A_int", "You can say something.", 0.74, 2.5)
    assert [each.text for each in session.utterances][1:] == ["Hey.", "Pause there."]


@pytest.mark.parametrize(
    "text",
    [
        "Start,End,Speaker,Text\n00:00:00.51,00:00:03.02,Ann,Hello.\n00:00:03.1,00:00:05.9,Bo,Hi.\n",
        "0:00.51,0:03.02,Ann,Hello all.\n0:03.1,0:05.9,Bo,Hi you.\n0:06.1,0:07.9,Ann,So then.\n",
        "Timespan,Content,Speaker\n0:00.0 - 0:12.5,Hello.,Ann\n0:12.5 - 0:15.0,Hi.,Bo\n",
        "Tijd;Tekst;Spreker\n[00:01];Hallo.;Ann\n[00:04];Hoi.;Bo\n[00:09];Zo.;Ann\n",
    ],
)
def test_tables_that_look_like_captions_or_text(text: str) -> None:
    """Times at the beginning of each row make no captions, and no text without names."""
    assert table(text).roster.names == ("Ann", "Bo")


def test_names_in_a_list() -> None:
    """A list as programs write it is taken apart: one name is one, two are on one microphone."""
    session = table(
        "Utterance,Speaker,Start_Time,End_Time\nCoffee.,['Ann Vale'],0:01.5,0:02\n"
        "Thanks.,\"['Bo', 'Cy']\",0:03,0:04\n"
    )
    assert session.roster.names == ("Ann Vale", "Bo & Cy")
    assert [person.several for person in session.roster.people] == [False, True]


def test_captions_as_a_table(rows: Rows) -> None:
    """In, out and text, with spaces after the commas."""
    session = table('N, In, Out, Text\n1,"13.02","14.13","There is\na day."\n2,"14","16.6","So."\n')
    assert rows(session) == [(None, "There is a day.", 13.02, 14.13), (None, "So.", 14.0, 16.6)]


def test_no_name_is_no_one() -> None:
    """An empty name never goes to the last speaker."""
    session = table("Speaker,Text\nAnn,Shall we?\n,Yes.\nUnknown Speaker,No.\nBo,Well.\n")
    assert [each.speaker for each in session.utterances] == ["Ann", None, None, "Bo"]
    assert session.notes == ("cues that name no speaker, and count as unknown: 2",)


def test_columns_that_are_said() -> None:
    """What the user says comes first, by name or number; `-` is for none."""
    text = "a,b,c\nAnn,x1,Shall we start?\nBo,x2,Yes.\n"
    assert table(text, speaker="a", text="3").roster.names == ("Ann", "Bo")
    assert table(text, speaker="-", text="C").roster.names == ()
    with pytest.raises(FormatError, match="no column 'd'; it has the columns 1 'a', 2 'b', 3 'c'"):
        table(text, text="d")
    with pytest.raises(FormatError, match="no field of a table is called 'who'"):
        table(text, who="a")


SOMETHING_ELSE = {
    "a column 'Product'": """Date,Customer,Product,Price,Comment
2026-01-02,Acme,Chair,49.95,please deliver early
2026-01-03,Borg,Table,129,call before you come
""",
    "a column 'product_id'": """product_id,user,rating,review_text
1,ann22,5,Great chair and easy to build
2,bo_l,1,Broke after a week of use
1,cy,4,Nice but a bit small
""",
    "answer the question": """Timestamp,Name,What could be better?
3/1/2026 10:00:01,Ann Vale,More breaks please now.
3/1/2026 10:05:44,Bo Lind,The room was too warm.
""",
    "everyone in it speaks once": """Name,Comment
Ann,I could not hear it
Bo,Too long for me
Cy,It was fine really
""",
    "no column names who spoke": """station;tijd;temperatuur;opmerking
De Bilt;10:00;4,5;lichte regen in de ochtend
Schiphol;10:00;5,0;droog en bewolkt weer
De Bilt;11:00;4,7;lichte regen
""",
    "no column names who spoke; it has the columns 1 'Subject'": """Subject,Start,End,Description
Weekly,10:00 AM,11:00 AM,We talk about the week
Plan,10:00 AM,11:00 AM,We plan the sprint
""",
    "a column 'Rekening'": """Datum,Naam,Rekening,Bedrag (EUR),Mededelingen
20260102,Bakker,NL01,12.50,betaald aan de kassa
20260103,Ede,NL01,80.00,belastingen eerste termijn
""",
    "days apart": """user,text,created_at
ann,What a lovely day,2026-01-02T10:00:00
bo,I am so tired,2026-01-09T10:00:00
ann,Another day gone,2026-02-09T10:00:00
""",
    "a column 'User Email'": """#,User Name,User Email,Question,Answer
1,Ann,a@a.example,How was it?,It was very good
2,Bo,b@a.example,How was it?,Too long for me
""",
}


@pytest.mark.parametrize("reason", SOMETHING_ELSE)
def test_tables_of_something_else(reason: str) -> None:
    """Sales, surveys, agendas and accounts are refused, with the reason and the columns."""
    with pytest.raises(FormatError) as raised:
        read(SOMETHING_ELSE[reason].encode(), name="a.csv")
    assert reason in str(raised.value)
    assert "it has the columns 1 '" in str(raised.value)
    assert "--column speaker=1 --column text=3" in str(raised.value)


def test_a_refused_table_is_read_where_its_columns_are_said() -> None:
    """The user knows better."""
    text = "Name,Comment\nAnn,I could not hear it\nBo,Too long for me\nCy,It was fine\n"
    assert table(text, speaker="Name", text="Comment").roster.names == ("Ann", "Bo", "Cy")


def test_several_meetings_in_one_table() -> None:
    """Read as one they are refused by name; given as a file they are cut, lines kept."""
    text = (
        "session_id,speaker,text\nS1,Ann,Shall we\nS1,Bo,Yes.\nS2,Ann,Next one.\nS2,Bo,Ok.\n"
        "S1,Ann,Fine.\n"
    )
    with pytest.raises(FormatError, match="it holds 2 meetings, as its column 'session_id' says"):
        read(text.encode(), name="a.csv")
    parts = recordings(open_document(text.encode(), name="a.csv"))
    first = read(parts["S1"](), name="S1.csv")
    assert [(each.text, each.line) for each in first.utterances][1:] == [("Yes.", 3), ("Fine.", 6)]
    assert list(parts) == ["S1", "S2"]


def test_a_cut_for_each_row_is_no_meeting() -> None:
    """A file of sound for each row names no meetings; nor does a table of one."""
    text = "file,speaker,text\na1.wav,Ann,Shall we?\na2.wav,Bo,Yes.\na3.wav,Ann,Good.\n"
    assert len(table(text).utterances) == 3
    assert recordings(open_document(text.encode(), name="a.csv")) == {}


def test_workbooks(rows: Rows) -> None:
    """The sheet with text and speakers is read; times are Excel's own."""
    data = workbook(
        People=[["Name", "Role"], ["Ann", "chair"]],
        Talk=[
            ["Weekly call"],
            [],
            ["Start", "End", "Speaker", "Text"],
            [dt.time(0, 0, 1), dt.time(0, 0, 4), "Ann", "Shall we?"],
            [dt.timedelta(seconds=5), dt.timedelta(seconds=7.5), "Bo", "Yes, go on."],
        ],
    )
    session = read(data, name="a.xlsx")
    assert rows(session) == [("Ann", "Shall we?", 1.0, 4.0), ("Bo", "Yes, go on.", 5.0, 7.5)]
    assert session.source.layout == "xlsx"
    assert session.notes == ("other sheets of the workbook, left out: 1",)
    assert session.utterances[0].line == 4


def test_merged_cells() -> None:
    """A name beside several rows is theirs; one that is merely left out is no one's."""
    book = openpyxl.load_workbook(
        io.BytesIO(
            workbook(
                a=[
                    ["Weekly call", None, None],
                    ["Speaker", "Time", "Text"],
                    ["Ann", "0:01", "Shall we start?"],
                    [None, None, "I have two points."],
                    ["Bo", "0:09", "Yes, go on."],
                    [None, "0:12", "And then?"],
                ]
            )
        )
    )
    for span in ("A1:C1", "A3:A4", "B3:B4"):
        book["a"].merge_cells(span)
    stream = io.BytesIO()
    book.save(stream)
    session = read(stream.getvalue(), name="a.xlsx")
    assert [(each.speaker, each.start) for each in session.utterances] == [
        ("Ann", 1.0),
        ("Ann", 1.0),
        ("Bo", 9.0),
        (None, 12.0),
    ]


def test_times_of_a_workbook_that_lost_their_form() -> None:
    """Parts of a day, as Excel stores times, are seconds again."""
    said = [["Spreker", "Tijd", "Tekst"], ["Ann", 1.5 / 86400, "Zullen we beginnen?"]]
    data = workbook(a=[*said, ["Bo", 5 / 86400, "Ja, dat kan."], ["Ann", 70 / 86400, "Mooi."]])
    session = read(data, name="a.xlsx")
    assert [each.start for each in session.utterances] == [1.5, 5.0, 70.0]
    assert session.notes == ("times in parts of a day, as a spreadsheet stores them: 3",)


def test_moments_of_a_workbook() -> None:
    """Dates with times count from the first, which begins the meeting."""
    first = dt.datetime(2026, 3, 2, 10, 0, 1)  # noqa: DTZ001 - as Excel has it
    data = workbook(
        a=[
            ["Who", "When", "Text"],
            ["Ann", first, "Shall we?"],
            ["Bo", first + dt.timedelta(seconds=5), "Yes."],
        ]
    )
    session = read(data, name="a.xlsx")
    assert [each.start for each in session.utterances] == [0.0, 5.0]
    assert (session.started, session.date) == ("2026-03-02T10:00:01", "2026-03-02")


def test_talkmoves() -> None:
    """Lessons: a time in brackets now and then, tags of teacher and students beside the text."""
    head = ["TimeStamp", "Turn", "Speaker", "Sentence", "Teacher Tag", "Student Tag"]
    data = workbook(
        Sheet1=[
            head,
            ["[00:00:05]", 1, "T", "Let us look.", "1 - None", None],
            [None, 1, "T", "What do you see?", "8 - Pressing for Accuracy", None],
            [None, 2, "David", "Two angles.", None, "4 - Making a Claim"],
        ]
    )
    session = read(data, name="lesson.xlsx")
    assert session.roster.names == ("Speaker T", "David")
    assert [each.text for each in session.utterances] == [
        "Let us look.",
        "What do you see?",
        "Two angles.",
    ]
    assert [each.start for each in session.utterances] == [5.0, None, None]


@pytest.mark.parametrize("text", ["a,b,c\n1,2,3\n4,5,6\n7,8,9\n", "Name,Email\nAnn,a@a.example\n"])
def test_no_text_at_all(text: str) -> None:
    """Numbers and lists of people are no transcript."""
    with pytest.raises(FormatError):
        read(text.encode(), name="a.csv")


@pytest.mark.parametrize(
    "text",
    [
        "Ann: Hello, you.\nBo: Hi, Ann.\nAnn: So, what now?\nBo: Well, this.\n",
        "[0:01] Ann: Hello, you\n[0:04] Bo: Hi, Ann\n[0:09] Ann: So, now\n",
        "Ann (0:01): Hello, you\nBo (0:04): Hi, Ann\nAnn (0:09): So, now\n",
    ],
)
def test_prose_with_a_comma_a_line_is_no_table(text: str) -> None:
    """Lines of talk stay lines of talk."""
    assert sniff(text.encode()).startswith("text_")
