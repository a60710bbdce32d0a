"""Files made to do harm are one line, in little time and memory; every limit has a clear error."""

import io
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from analyzer import build
from analyzer.build import MAX_UTTERANCES
from analyzer.errors import AnalyzerError
from analyzer.formats import read
from analyzer.formats.files import limits
from analyzer.formats.files.document import open_document
from analyzer.formats.files.limits import parsed_html
from analyzer.formats.files.office import tables
from analyzer.session import Session

MANY = 200_000
SHEET = "xl/worksheets/sheet1.xml"
TEXT = "word/document.xml"
MEMORY_MB = 400
"""What reading megabytes of the worst may take, the program itself counted."""


def refused(data: bytes, name: str) -> str:
    """Return the one line with which bytes are refused, within two seconds."""
    begin = time.process_time()
    with pytest.raises(AnalyzerError) as caught:
        read(data, name=name)
    assert time.process_time() - begin < 5
    assert len(str(caught.value).splitlines()) == 1
    assert name in str(caught.value)
    return str(caught.value)


def office(kind: str) -> bytes:
    """Return a small Word document, or a workbook with a formula."""
    data = io.BytesIO()
    if kind == "docx":
        word = docx.Document()
        for each in ("Ann: Shall we start?", "Bo: Yes, go on.", "Ann: Then we start."):
            word.add_paragraph(each)
        table = word.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Bo:", "In a table."
        word.save(data)
    else:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (["Speaker", "Text", "Start"], ["Ann", "Hi all", 1], ["Bo", "=A2", "=C2+1"]):
            sheet.append(row)
        book.save(data)
    return data.getvalue()


def remade(data: bytes, part: str, old: str, new: str) -> bytes:
    """Return an Office document one part of which was changed by a pattern."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as from_, zipfile.ZipFile(made, "w", 8) as to:
        for name in from_.namelist():
            text = from_.read(name)
            if name == part:
                changed = re.sub(old.encode(), lambda _: new.encode(), text, count=1)
                assert changed != text
                text = changed
            to.writestr(name, text)
    return made.getvalue()


ENTITIES = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'
GROWN = f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]>'
BODY = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><u who="#a">{}</u></body></text></TEI>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declares", [ENTITIES, LAUGHS, GROWN, ENTITIES.replace("ENTITY", "entity")]
)
def test_entities_are_refused(declares: str, encoding: str) -> None:
    """Files outside, laughs that multiply, and text that grows: nothing is expanded."""
    text = f'<?xml version="1.0" encoding="{encoding}"?>{declares}{BODY.format("&e;&c;&a;")}'
    assert "its XML declares entities of its own" in refused(text.encode(encoding), "a.xml")


def test_no_document_type_is_loaded(tmp_path: Path) -> None:
    """A document type outside is not read; a page's entity stays text."""
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY e "SECRET">')
    text = f'<!DOCTYPE TEI SYSTEM "{secret.as_uri()}">{BODY.format("We start.")}'
    assert [each.text for each in read(text.encode(), name="a.xml").utterances] == ["We start."]
    page = f"<!doctype html [<!ENTITY e SYSTEM '{secret.as_uri()}'>]><p>Ann: &e; hi</p>"
    assert "SECRET" not in "".join(str(each) for each in parsed_html(page, "a.html").itertext())


@pytest.mark.parametrize(
    ("name", "data", "seen"),
    [
        ("a.xml", b"<a>" * MANY + b"</a>" * MANY, "this is no XML (Excessive depth"),
        ("a.xml", b"<a>" * MANY, "this is no XML (Excessive depth"),
        ("a.xml", b'<a b="' + b"x" * 11_000_000 + b'"/>', "this is no XML"),
        ("a.xml", b"<a>" + b"x" * 11_000_000 + b"</a>", "this is no XML"),
        ("a.json", b"[" * MANY, "this JSON is nested too deeply"),
        ("a.json", b'{"a":' * MANY + b"1" + b"}" * MANY, "this JSON is nested too deeply"),
        ("a.json", b'{"results": ' + b"9" * 900_000 + b"}", "this JSON holds an absurd number"),
        ("a.json", b'{"a":' * 900 + b"1" + b"}" * 900, "no transcript format fits"),
        ("a.html", b"<html>" + b"<div>" * MANY, "no transcript format fits"),
        ("a.html", b"<html>" + b"<table><tr><td>" * 20_000, "no transcript format fits"),
    ],
)  # fmt: skip
def test_absurd_nesting_and_size(name: str, data: bytes, seen: str) -> None:
    """Depth and length end in one line."""
    assert seen in refused(data, name)


@pytest.mark.parametrize(
    ("name", "data", "limit"),
    [
        ("a.json", b"[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]", "MAX_VALUES"),
        ("a.xml", b"<a>" + b"<b/>" * 11 + b"</a>", "MAX_TAGS"),
        ("a.html", b"<html>" + b"<b></b>" * 11, "MAX_TAGS"),
        ("a.docx", office("docx"), "MAX_TAGS"),
        ("a.xlsx", office("xlsx"), "MAX_TAGS"),
    ],
)
def test_values_are_counted_before_they_are_parsed(
    monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, limit: str
) -> None:
    """So many values or tags, and no more."""
    monkeypatch.setattr(limits, limit, 10)
    assert "values or tags, more than the 10 allowed" in refused(data, name)


def test_parts_of_office_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part's size counts unpacked, and no part declares a document type, in any encoding."""
    word, book = office("docx"), office("xlsx")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        made = io.BytesIO(word)
        with zipfile.ZipFile(made, "a") as archive:
            archive.writestr("word/more.xml", LAUGHS.encode(encoding))
        assert "its XML declares a document type" in refused(made.getvalue(), "a.docx")
    laughing = remade(book, SHEET, "<worksheet", LAUGHS + "<worksheet")
    assert "its XML declares a document type" in refused(laughing, "a.xlsx")
    monkeypatch.setattr(limits, "MAX_PART_BYTES", 1_000)
    assert "a part of it unpacks to 0 MB, more than the 0 MB allowed" in refused(word, "a.docx")


def test_a_cell_that_says_it_spans_two_milliards() -> None:
    """A merged cell is read once, however wide it says it is, and however tables are nested."""
    wide = remade(office("docx"), TEXT, "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2000000000"/>')
    assert read(wide, name="a.docx").utterances[-1].text.endswith("In a table.")
    nested = "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80
    deep = remade(office("docx"), TEXT, "<w:sectPr", nested + "<w:sectPr")
    assert read(deep, name="a.docx").roster.names == ("Ann", "Bo")
    deeper = remade(office("docx"), TEXT, "<w:sectPr", nested * 4)
    assert "damaged" in refused(deeper, "a.docx")


def rows_of(data: bytes) -> list[list[str]]:
    """Return the rows of the first sheet of a workbook."""
    return tables(data, "a.xlsx")[0]


ROWS = [["Speaker", "Text", "Start"], ["Ann", "Hi all", "1"], ["Bo", "", ""]]


@pytest.mark.parametrize("says", ["A1", "A1:XFD1048576", "B2:B2"])
def test_a_sheet_is_not_believed_about_its_size(says: str) -> None:
    """Programs say too little, or all there can be; formulas without a value are empty."""
    data = remade(office("xlsx"), SHEET, '<dimension ref="[^"]*"', f'<dimension ref="{says}"')
    assert rows_of(data) == [ROWS[0], ROWS[1], ["Bo", "", ""]]


@pytest.mark.parametrize(
    ("row", "fits"),
    [
        ('<row r="1048576"/>', True),
        ('<row r="9"><c r="XFD9"/></row>', True),
        ('<row r="1048576"><c r="A1048576"><v>1</v></c></row>', False),
        ('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>', False),
        ('<row r="99999999999"/>', False),
        ("".join(f'<row r="{at}"><c r="XFD{at}"><v>1</v></c></row>' for at in (9, 900)), False),
    ],
)
def test_rows_and_columns_far_away(row: str, *, fits: bool) -> None:
    """Empty ones are left out, filled ones beyond the limit are refused, and none is counted up."""
    data = remade(office("xlsx"), SHEET, "</sheetData>", row + "</sheetData>")
    begin = time.process_time()
    if fits:
        assert rows_of(data) == ROWS
    else:
        with pytest.raises(AnalyzerError, match="a sheet has more than 500,000 rows"):
            tables(data, "a.xlsx")
    assert time.process_time() - begin < 10


def test_limits_leave_room_for_the_longest_meeting() -> None:
    """200,000 cues fit: as rows, as tags, as values and as bytes."""
    cues = 200_000
    assert min(limits.MAX_ROWS, limits.MAX_TAGS / 20, limits.MAX_VALUES / 50) >= cues
    assert min(limits.MAX_BYTES, limits.MAX_PART_BYTES) >= 400 * cues
    assert cues * 10 <= limits.MAX_CELLS
    assert cues * 10 <= limits.MAX_LINES
    assert cues * 2 <= MAX_UTTERANCES


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n" + "00:01.000 --> 00:02.000\n<v Ann>so we start</v>\n\n" * 9,
        "Ann: We start. We go on. We stop.\nBo: Yes. We do. All of us.\n",
    ],
    ids=["cues", "sentences"],
)
def test_utterances_and_lines_are_counted(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """So many cues, sentences and lines, and no more."""
    monkeypatch.setattr(build, "MAX_UTTERANCES", 5)
    assert "it holds more than 5 utterances" in refused(text.encode(), "a.txt")
    monkeypatch.setattr(limits, "MAX_LINES", 0)
    assert "lines, more than the 0 allowed" in refused(text.encode(), "a.txt")


def test_a_device_or_pipe_is_not_read_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What says it is empty and is not is read to the limit."""
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no /dev/zero")
    monkeypatch.setattr(limits, "MAX_BYTES", 1_000)
    link = tmp_path / "a.txt"
    link.symlink_to("/dev/zero")
    with pytest.raises(AnalyzerError, match="more than the 0 MB allowed"):
        open_document(link)


WORST: dict[str, Callable[[], bytes]] = {
    "text": lambda: "Ann: so 😀 it is.\nBo: yes.\n".encode() * 60_000,
    "a.json": lambda: b"[" + b'{"a":{}},' * 100_000 + b"1]",
    "a.xml": lambda: b"<a>" + b"<b/>" * 1_000_000 + b"</a>",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", WORST)
def test_memory_is_bounded(name: str) -> None:
    """The worst of a kind takes a known share of memory, measured in a process of its own."""
    script = (
        "import re, sys\n"
        "from analyzer.errors import AnalyzerError\n"
        "from analyzer.formats import read\n"
        "try:\n    read(sys.stdin.buffer.read(), name=sys.argv[1])\n"
        "except AnalyzerError:\n    pass\n"
        "status = open('/proc/self/status').read()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1024)\n"
    )  # a process's ru_maxrss begins with that of the process that started it
    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not tell a process's own peak of memory")
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script, name], input=WORST[name](), capture_output=True, check=True
    )
    assert int(done.stdout) < MEMORY_MB


def test_two_elements_of_one_id() -> None:
    """A file that a person pasted together is read, though an id stands in it twice."""
    said = '<u who="#a" xml:id="u1">We start.</u>'
    text = BODY.replace('<u who="#a">{}</u>', said + said.replace("start", "stop"))
    assert len(read(text.encode(), name="a.xml").utterances) == 2


def test_a_good_file_is_read_all_the_same() -> None:
    """None of the guards stands in the way of an ordinary document."""
    found: Session = read(office("docx"), name="a.docx")
    assert [each.speaker for each in found.utterances][:2] == ["Ann", "Bo"]
    assert [each.text for each in read(office("xlsx"), name="a.xlsx").utterances] == ["Hi all"]
