"""Readers of the corpora as their owners publish them, on invented meetings in every layout."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analyzer.errors import FormatError, ParseError
from analyzer.models import CUES
from analyzer.training.corpora import CorpusAct, CorpusPair, read_acts, read_pairs
from analyzer.training.dadb import parse_label, plain_text
from analyzer.training.encoder.material import read
from analyzer.training.evaluate import evaluate
from analyzer.training.nxt import reference
from analyzer.training.releases import (
    ami_acts,
    ami_pairs,
    ami_split,
    layout,
    mrda_acts,
    mrda_pairs,
)

NITE = 'xmlns:nite="http://nite.sourceforge.net/"'
TYPES = {
    "da": '<da-type nite:id="ami_daclass_0" name="minor"><da-type nite:id="ami_da_1" name="bck"/>'
    "</da-type>"
    '<da-type nite:id="ami_da_4" name="inf"/><da-type nite:id="ami_da_6" name="sug"/>',
    "ap": '<ap-type nite:id="apt_1" name="POS"/><ap-type nite:id="apt_2" name="NEG"/>',
}
WORDS_A = """<w nite:id="a0" starttime="1.0" endtime="1.5">Paint</w>
<w nite:id="a1" starttime="1.5" endtime="1.8">it</w>
<vocalsound nite:id="a2" starttime="1.8" endtime="2.1" type="cough"/>
<w nite:id="a3" starttime="1.8" endtime="1.8" punc="true">,</w>
<w nite:id="a4" starttime="2.2" endtime="2.4" trunc="true">gr</w>
<disfmarker nite:id="a5" starttime="2.4" endtime="2.4"/>
<w nite:id="a6" starttime="2.4" endtime="2.9">that&#39;s</w>
<w nite:id="a7">caf\xe9</w>
<w nite:id="a8" starttime="2.9" endtime="2.9" punc="true">.</w>
<vocalsound nite:id="a9" starttime="2.9" endtime="3.6" type="laugh"/>
<gap nite:id="a10" starttime="4.0" endtime="4.5"/>
<w nite:id="a11">lost</w>
<w nite:id="a12" starttime="9.0" endtime="9.2" trunc="true">wh-</w>"""
WORDS_B = """<w nite:id="b0" starttime="1.0" endtime="1.2">Mm</w>
<w nite:id="b1" starttime="1.2" endtime="1.2" punc="true">.</w>"""

Put = Callable[[str, str], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Return a writer of one file under `tmp_path`."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("latin-1"))
        return path

    return write


def xml(body: str, tag: str = "nite:root") -> str:
    """Return a file of NXT."""
    head = '<?xml version="1.0" encoding="ISO-8859-1" standalone="yes"?>'
    return f"{head}\n<{tag} {NITE}>\n{body}\n</{tag}>\n"


def dact(name: str, speaker: str, span: str, aspect: str | None = "ami_da_4") -> str:
    """Return one dialogue act that spans words, such as `"0-3"` or `"4"`."""
    first, _, last = span.partition("-")
    letter = speaker.lower()
    href = f"ES2003a.{speaker}.words.xml#id({letter}{first})"
    href += f"..id({letter}{last})" if last else ""
    kind = f'<nite:pointer role="da-aspect" href="da-types.xml#id({aspect})"/>' if aspect else ""
    return f'<dact nite:id="{name}">{kind}<nite:child href="{href}"/></dact>'


def pair(name: str, **ends: str) -> str:
    """Return one adjacency pair with its pointers."""
    href = {"type": "ap-types.xml", "source": "x.dialog-act.xml", "target": "y.dialog-act.xml"}
    inner = "".join(
        f'<nite:pointer role="{role}" href="{href[role]}#id({end})"/>' for role, end in ends.items()
    )
    return f'<adjacency-pair nite:id="{name}">{inner}</adjacency-pair>'


@pytest.fixture
def ami(put: Put, tmp_path: Path) -> Path:
    """Return a folder of AMI with one meeting of development, and a broken test meeting."""
    for kind, types in TYPES.items():
        put(f"ami/ontologies/{kind}-types.xml", xml(types, f"{kind}-type"))
    speakers = '<speaker nxt_agent="A" role="PM" global_name="N1"/><speaker nxt_agent="B"/>'
    meeting = f'<meeting observation="ES2003a">{speakers}</meeting>'
    put("ami/corpusResources/meetings.xml", xml(meeting))
    put("ami/words/ES2003a.A.words.xml", xml(WORDS_A))
    put("ami/words/ES2003a.B.words.xml", xml(WORDS_B))
    acts = (
        dact("d.9", "A", "9-10", "ami_da_1"),
        dact("d.1", "A", "0-8"),
        dact("d.11", "A", "11"),
        dact("d.12", "A", "12", None),
    )
    put("ami/dialogueActs/ES2003a.A.dialog-act.xml", xml("\n".join(acts)))
    put("ami/dialogueActs/ES2003a.B.dialog-act.xml", xml(dact("e.1", "B", "0-1", "ami_da_1")))
    pairs = (
        pair("p.1", type="apt_2", source="d.1", target="e.1"),
        pair("p.2", type="apt_1", target="e.1"),
        pair("p.3", source="d.1", target="e.1"),
        pair("p.4", type="apt_1", source="d.9"),
    )
    put("ami/dialogueActs/ES2003a.adjacency-pairs.xml", xml("\n".join(pairs)))
    for name in ("ES2014a.A.dialog-act", "ES2014a.adjacency-pairs"):
        put(f"ami/dialogueActs/{name}.xml", "never opened")
    return tmp_path / "ami"


def act_line(start: str, end: str, label: str, *, speaker: str = "me011", ap: str = "") -> str:
    """Return one line of `.dadb`; the act is named by its start."""
    first = f"{start},{end},Bed003-{start},A,{start}+{end}+so,{label},Bed003-c1,{speaker},{label}"
    return f"{first},,{ap},,,a comment, with commas"


@pytest.fixture
def mrda(put: Put, tmp_path: Path) -> Path:
    """Return a folder of MRDA with one meeting of development, and a broken test meeting."""
    rows = (
        act_line("1", "2.5", "s^bk|qy^d.%--", ap="1a"),
        act_line("4", "5", "fh", speaker="xx999", ap="1b.2a"),
        act_line("3", "3.5", "s^ar", ap="1a+"),
        act_line("6", "7", "", ap="@2b-1+@.!7b!"),
        "",
    )
    put("mrda/data/Bed003.dadb", "\n".join(rows))
    texts = (
        "Bed003-1,you | mean the kite ?==,ya mean the kite ?==",
        "Bed003-3,no .,no .",
        "Bed003-4,so @reject@ um ==,so um ==",
        "Bed003-6,DIGIT_TASK,DIGIT_TASK",
        "Bed003-8,never tagged .,never tagged .",
    )
    put("mrda/data/Bed003.trans", "\r\n".join(texts))
    put("mrda/data/Bed006.dadb", "never opened")
    return tmp_path / "mrda"


def test_layouts_are_told_apart(ami: Path, mrda: Path, put: Put, tmp_path: Path) -> None:
    """By their files; JSON lines go first, and other files are no layout."""
    assert (layout(ami), layout(mrda), layout(tmp_path / "ami" / "words")) == ("nxt", "mrda", None)
    put("ami/pairs.jsonl.gz", "")
    assert layout(ami) == "json lines"


@pytest.mark.parametrize(
    ("meeting", "split"),
    [
        ("ES2011d", "dev"),
        ("IS1000a", "train"),
        ("TS3012c", "train"),
        ("IS1009b", "test"),
        ("EN2001a", "nonscenario"),
        ("ES2004", "test"),
    ],
)
def test_meetings_of_ami_have_the_scenario_split(meeting: str, split: str) -> None:
    """Groups of the scenario are divided; all else is outside it."""
    assert ami_split(meeting) == split


def test_acts_of_ami(ami: Path) -> None:
    """Words, marks, times, roles and tags, by start and speaker; the untimed act is left out."""
    one, two, three, four = ami_acts(ami)
    assert (one.id, one.text) == ("d.1", "Paint it, gr- that's caf\xe9.")
    assert (one.start, one.end, set(one.tags), one.role) == (1.0, 2.9, {"inf"}, "PM")
    assert (one.general, one.disrupted) == (None, False)
    assert (two.id, two.text, two.speaker, two.role) == ("e.1", "Mm.", "B", None)
    assert (three.id, three.text, three.start, three.end) == ("d.9", "", 2.9, 4.5)
    assert (four.id, four.text, four.tags) == ("d.12", "wh-", frozenset())


def test_pairs_of_ami(ami: Path) -> None:
    """Types by name, ends where they are marked; a pair without a type is left out."""
    assert list(ami_pairs(ami)) == [
        CorpusPair("ES2003a", "dev", "p.1", "NEG", "d.1", "e.1"),
        CorpusPair("ES2003a", "dev", "p.2", "POS", None, "e.1"),
        CorpusPair("ES2003a", "dev", "p.4", "POS", "d.9", None),
    ]


def test_published_layouts_are_trained_and_scored_on(ami: Path, mrda: Path, tmp_path: Path) -> None:
    """What gathers material and what scores finds them; files of test meetings stay shut."""
    (tmp_path / "data").mkdir()
    for folder in (ami, mrda):
        folder.rename(tmp_path / "data" / folder.name)
    material = read(tmp_path, examples=0.0)
    said = {corpus: talks[0].said for corpus, talks in material.development.items()}
    texts = ["you mean the kite?", "no.", "so um", "DIGIT_TASK"]
    assert [each.text for each in said["mrda"]] == texts
    assert said["mrda"][1].targets["reaction"] == {"objects"}
    names = {each["name"] for each in material.files}
    assert {"ES2003a.A.words.xml", "Bed003.dadb"} <= names
    assert not any(name.startswith(("ES2014a", "Bed006")) for name in names)
    rows = evaluate(tmp_path, model=CUES).rows
    assert {each.source for each in rows} == {"ami dev", "mrda dev"}


@pytest.mark.parametrize(("split", "count"), [("dev", 4), ("train", 0), ("test", 0)])
def test_only_the_split_asked_for(ami: Path, mrda: Path, split: str, count: int) -> None:
    """Of acts and pairs of both corpora; test meetings are nobody's."""
    assert len(list(ami_acts(ami, split=split))) == count
    assert len(list(mrda_acts(mrda, split=split))) == count
    assert len(list(ami_pairs(ami, split=split))) == bool(count) * 3
    assert len(list(mrda_pairs(mrda, split=split))) == bool(count) * 2


def test_acts_of_mrda(mrda: Path) -> None:
    """Texts spelled out, all parts of the label, by start; the text without an act is left out."""
    one, two, three, four = mrda_acts(mrda)
    assert one == CorpusAct(
        meeting="Bed003",
        split="dev",
        id="Bed003-1",
        speaker="me011",
        role="Grad",
        start=1.0,
        end=2.5,
        text="you mean the kite?",
        tags=frozenset(("bk", "d", "qy")),
        general="qy",
        disrupted=True,
    )
    assert (two.id, two.text, set(two.tags)) == ("Bed003-3", "no.", {"s", "ar"})
    assert (three.text, three.role, three.general) == ("so um", None, "fh")
    assert (four.text, four.general, four.disrupted) == ("DIGIT_TASK", "%", False)


def test_pairs_of_mrda(mrda: Path) -> None:
    """A reaction goes with the start of its group; one to nothing is left out."""
    assert list(mrda_pairs(mrda)) == [
        CorpusPair("Bed003", "dev", "Bed003.1_.0", "AP", "Bed003-1", "Bed003-4"),
        CorpusPair("Bed003", "dev", "Bed003.2_.1", "AP", "Bed003-4", "Bed003-6"),
    ]


def test_a_group_may_start_again_or_late(put: Put, mrda: Path) -> None:
    """A new start takes over; a start that goes on where none was is one; training is the rest."""
    rows = (("1", "3a+"), ("2", "3_b"), ("3", "3a"), ("4", "3b"))
    lines = (act_line(at, "9", "s", ap=ap).replace("Bed003", "Bed002") for at, ap in rows)
    put("mrda/data/Bed002.dadb", "\n".join(lines))
    first, second = mrda_pairs(mrda, split="train")
    assert (first.source, first.target) == ("Bed002-1", "Bed002-2")
    assert (second.source, second.target) == ("Bed002-3", "Bed002-4")


@pytest.mark.parametrize(
    ("label", "general", "tags", "disrupted"),
    [
        ("s", "s", "", False),
        ("%-", "%", "", True),
        ("fh|s^cs^df", "s", "cs df", False),
        ("s^df:qw.%-", "s", "df", True),
        ("s^aa|s:qy^rt", "s", "aa rt", False),
        ("s^arp.x", "s", "arp", False),
        ("b.%", "b", "", True),
    ],
)
def test_labels_of_mrda(label: str, general: str, tags: str, *, disrupted: bool) -> None:
    """The last label is general, what quotes goes before what is quoted, and tags add up."""
    assert parse_label(label) == (general, frozenset(tags.split()), disrupted)


def test_texts_of_mrda() -> None:
    """Marks of segmentation go and stops attach."""
    assert plain_text("the d.  is it .") == "the d. is it."
    assert plain_text("one ==so two !") == "one ==so two!"


@pytest.mark.parametrize("href", ["", "a.xml", "a.xml#w1", "../a.xml#id(w1)", "a.xml#id(w1)..w2"])
def test_what_refers_to_nothing(href: str) -> None:
    """Only a file beside and one id or two."""
    assert reference(href) is None


def json_lines(path: Path, rows: list[dict[str, object]]) -> None:
    """Write rows as a corpus has them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))


def test_ami_reads_the_same_in_both_layouts(ami: Path, tmp_path: Path) -> None:
    """One meeting in NXT and as JSON lines gives equal records in the same order."""
    rest: dict[str, object] = {"corpus": "ami", "meeting": "ES2003a", "split": "dev"}
    a, b = {**rest, "speaker": "A", "role": "PM"}, {**rest, "speaker": "B", "role": None}
    acts: list[dict[str, object]] = [
        {**a, "id": "d.1", "start": 1, "end": 2.9, "text": "Paint it, gr- that's caf\xe9."},
        {**b, "id": "e.1", "start": 1, "end": 1.2, "text": "Mm.", "label": "bck"},
        {**a, "id": "d.9", "start": 2.9, "end": 4.5, "text": "<laugh>", "label": "bck"},
        {**a, "id": "d.12", "start": 9, "end": 9.2, "text": "wh-", "label": None},
    ]
    acts[0]["label"] = "inf"
    json_lines(tmp_path / "lines/ami/acts.jsonl.gz", acts)
    pairs: list[dict[str, object]] = [
        {**rest, "id": "p.1", "type": "NEG", "source": "d.1", "target": "e.1"},
        {**rest, "id": "p.2", "type": "POS", "source": None, "target": "e.1"},
        {**rest, "id": "p.4", "type": "POS", "source": "d.9", "target": None},
    ]
    json_lines(tmp_path / "lines/ami/pairs.jsonl.gz", pairs)
    lines = tmp_path / "lines"
    assert list(read_acts(ami.parent, "ami")) == list(read_acts(lines, "ami"))
    assert list(read_pairs(ami.parent, "ami")) == list(read_pairs(lines, "ami"))


def test_mrda_reads_the_same_in_both_layouts(mrda: Path, tmp_path: Path) -> None:
    """One meeting in `.dadb` and as JSON lines gives equal records in the same order."""
    rest: dict[str, object] = {"corpus": "mrda", "meeting": "Bed003", "split": "dev"}
    made: tuple[tuple[Any, ...], ...] = (
        ("1", 2.5, "me011", "Grad", "you mean the kite?", "qy", ["bk", "d"], True),
        ("3", 3.5, "me011", "Grad", "no.", "s", ["ar"], False),
        ("4", 5, "xx999", None, "so @reject@ um", "fh", [], False),
        ("6", 7, "me011", "Grad", "DIGIT_TASK", "%", [], False),
    )
    fields = ("end", "speaker", "role", "text", "general", "tags", "disrupted")
    acts: list[dict[str, object]] = [
        {**rest, "id": f"Bed003-{at}", "start": float(at), **dict(zip(fields, row, strict=True))}
        for at, *row in made
    ]
    json_lines(tmp_path / "lines/mrda/acts.jsonl.gz", acts)
    ends = ((1, "Bed003-1", "Bed003-4"), (2, "Bed003-4", "Bed003-6"))
    pairs: list[dict[str, object]] = [
        {**rest, "id": f"Bed003.{n}_.{n - 1}", "type": "AP", "source": source, "target": target}
        for n, source, target in ends
    ]
    json_lines(tmp_path / "lines/mrda/pairs.jsonl.gz", pairs)
    lines = tmp_path / "lines"
    assert list(read_acts(mrda.parent, "mrda")) == list(read_acts(lines, "mrda"))
    assert list(read_pairs(mrda.parent, "mrda")) == list(read_pairs(lines, "mrda"))


def test_a_layout_of_the_other_corpus_is_not_read(ami: Path, mrda: Path) -> None:
    """A folder called `ami` with files of MRDA has no acts of AMI."""
    ami.rename(ami.parent / "kept")
    mrda.rename(ami)
    with pytest.raises(FormatError, match=r"acts\.jsonl\.gz: there is no such file"):
        list(read_acts(ami.parent, "ami"))
    with pytest.raises(FormatError, match=r"pairs\.jsonl\.gz: there is no such file"):
        list(read_pairs(ami.parent, "ami"))


ACTS = "dialogueActs/ES2003a.A.dialog-act.xml"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (ACTS, "<a>\n<b>\n</a>", r"dialog-act\.xml, line 3: this is no XML"),
        (ACTS, "", r"dialog-act\.xml, line 1: this is no XML"),
        (ACTS, "<?xml version='1.0' encoding='none'?>\n<a/>", "line 1: this is no XML"),
        (ACTS, xml("<dact/>"), "line 3: a dact has no 'id'"),
        (ACTS, xml(dact("d", "A", "0", "ami_da_99")), r"'ami_da_99' is not in da-types\.xml"),
        (ACTS, xml("\n" + dact("d", "A", "0-99")), r"line 4: ES2003a\.A\.words\.xml has no a0 to"),
        (ACTS, xml(dact("d", "A", "3-1")), "has no a3 to a1"),
        (ACTS, xml(dact("d", "C", "0")), r"ES2003a\.C\.words\.xml: No such file"),
        (ACTS, xml('<dact nite:id="d"><nite:child href="w1"/></dact>'), "'w1' refers to nothing"),
        (ACTS, xml('<dact nite:id="d"><nite:child/></dact>'), "has no 'href'"),
        (ACTS, xml('<dact nite:id="d"><nite:pointer/></dact>'), "has no 'role'"),
        (ACTS, xml(dact("d", "A", "0").replace("ES2003a", "ES2014a")), "is of another meeting"),
        ("dialogueActs/ES2003a.dialog-act.xml", xml(""), "its name does not say"),
        ("dialogueActs/ES2014a 2.A.dialog-act.xml", xml(""), "its name does not say"),
        ("words/ES2003a.A.words.xml", xml(WORDS_A.replace("1.8", "x")), "'x' is no time"),
        ("words/ES2003a.A.words.xml", xml(WORDS_A.replace("1.8", "nan")), "line 5: 'nan' is no"),
        ("ontologies/da-types.xml", xml('<da-type name="inf"/>', "da-type"), "has no 'id'"),
        (
            "corpusResources/meetings.xml",
            xml('<meeting><speaker nxt_agent="A" role="PM"/></meeting>'),
            r"meetings\.xml, line 3: a meeting has no 'observation'",
        ),
    ],
)
def test_broken_files_of_ami(ami: Path, put: Put, name: str, text: str, told: str) -> None:
    """Each error names the file and the place."""
    put(f"ami/{name}", text)
    with pytest.raises((FormatError, ParseError), match=told):
        list(ami_acts(ami))


def test_broken_pairs_of_ami(ami: Path, put: Put) -> None:
    """A type that the ontology lacks, files that are missing, and a name of acts."""
    put("ami/dialogueActs/ES2003a.adjacency-pairs.xml", xml(pair("p", type="apt_9")))
    with pytest.raises(ParseError, match=r"line 3: 'apt_9' is not in ap-types\.xml"):
        list(ami_pairs(ami))
    (ami / "ontologies" / "ap-types.xml").unlink()
    with pytest.raises(FormatError, match=r"ap-types\.xml: No such file"):
        list(ami_pairs(ami))
    put("ami/dialogueActs/ES2003a.A.adjacency-pairs.xml", xml(""))
    with pytest.raises(FormatError, match="its name does not say"):
        list(ami_pairs(ami))
    for path in (ami / "dialogueActs").glob("*.adjacency-pairs.xml"):
        path.unlink()
    with pytest.raises(FormatError, match=r"no dialogueActs/\*\.adjacency-pairs\.xml is in it"):
        list(ami_pairs(ami))


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Bed003.dadb", "1,2,Bed003-1", r"Bed003\.dadb, line 1: 3 fields stand here"),
        ("Bed003.dadb", "\n" + act_line("one", "2", "s"), r"line 2: 'one,2' are no times"),
        ("Bed003.dadb", act_line("1", "inf", "s"), "'1,inf' are no times"),
        ("Bed003.dadb", act_line("7", "8", "s"), r"'Bed003-7' has no line in Bed003\.trans"),
        ("Bed003.dadb", act_line("1", "2", "s").replace("Bed003", "Bed006"), "of another meeting"),
        ("Bed006 2.dadb", "", "it names no meeting"),
        ("Bed003.trans", "Bed003-1", r"Bed003\.trans, line 1: no text follows the id"),
        ("more/Bed003.trans", "", r"data/Bed003\.trans is it too; keep one"),
        ("Bed002.dadb", act_line("1", "2", "s"), r"Bed002\.dadb: there is no Bed002\.trans"),
    ],
)
def test_broken_files_of_mrda(mrda: Path, put: Put, name: str, text: str, told: str) -> None:
    """Each error names the file and the place."""
    put(f"mrda/data/{name}", text)
    with pytest.raises((FormatError, ParseError), match=told):
        list(mrda_acts(mrda))


def test_broken_pairs_of_mrda(mrda: Path, put: Put) -> None:
    """A mark of another grammar, and a file that is a folder."""
    put("mrda/data/Bed003.dadb", act_line("1", "2", "s", ap="1c"))
    with pytest.raises(ParseError, match=r"Bed003\.dadb, line 1: '1c' marks no adjacency pair"):
        list(mrda_pairs(mrda))
    (mrda / "data" / "Bed003.dadb").unlink()
    (mrda / "data" / "Bed003.dadb").mkdir()
    with pytest.raises(FormatError, match="Is a directory"):
        list(mrda_pairs(mrda))


def test_the_simplified_files_are_refused(put: Put, tmp_path: Path) -> None:
    """Lines of speaker, text and label have neither ids nor times, and the error says so."""
    put("mrda/mrda_data/train/Bed002.txt", "me011|so um|fh\n")
    with pytest.raises(FormatError, match="have no ids or times"):
        list(mrda_acts(tmp_path / "mrda"))
