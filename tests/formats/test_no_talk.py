"""Code, settings, logs, lists and documentation are no transcript of any format."""

import json
from typing import Any

import pytest

from analyzer.errors import FormatError
from analyzer.formats import read, sniff

TEXTS = {
    "lexer": "import re\nfrom lexing.token import Text, Comment, Name, String, \\\n    Number\n\n"
    "class Lexer:\n    tokens = [\n        (r'a', Name),\n        (r'b', String),\n    ]\n"
    "    def f(self):\n        return Text\n    def g(self):\n        return Comment\n",
    "card": 'Device."Speaker" {\n\tComment\t"Speaker"\n\n\tIf.left {\n\t\tSwitch [\n\t\t\tset "1"\n'
    '\t\t]\n\t}\n\tValue {\n\t\tPriority 100\n\t\tText "hw:2"\n\t}\n}\n',
    "macros": "#define TYPE(name, value)\nTYPE(lf_a, 0x01, Pointer)\nTYPE(lf_b, 0x02, Modifier)\n"
    "TYPE(lf_c, 0x03, Procedure)\nTYPE(lf_d, 0x04, Member)\nTYPE(lf_e, 0x05, Method)\n",
    "names": "#\n#\tThis file contains names of files and\n#\tthe second is the full name.\n#\n"
    + "".join(f"iso{at}/A\t\tl{at}_{at}.ISO{at}\n" for at in range(30)),
    "comments": "".join(
        f"# {name}: {what} of the tools (since 1.{at})\n{name} ?= x\n{name}_B ?= y\n"
        for at, (name, what) in enumerate(
            (each, f"part {each}") for each in "AS CC CPP CXX OBJC LD AR NM RANLIB STRIP".split()
        )
    ),
    "questions": "".join(
        f"Template: pkg/ask{at}\nType: string\nChoices: a, b\nDescription: What should it be?\n"
        f"Description-nl: Wat moet het zijn?\n Extended.\n\n"
        for at in range(4)
    ),
    "policies": "".join(f"CMP01{at}: It does not do that by default.\n" for at in range(10, 25)),
    "changes": "".join(
        f"## 0.{at}\n\nNotable changes:\n\n* **a**: mended it\n\nCommits:\n\n* [a{at}] b: so\n\n"
        for at in range(4)
    ),
    "log": "".join(
        f"\nLog started: 2026-03-0{at}  10:00:0{at}\nReading lists.\nLog ended: 2026-03-0{at}  "
        f"10:01:0{at}\n"
        for at in range(1, 5)
    ),
    "history": "".join(
        f"Start-Date: 2026-03-0{at}  10:00:00\nCommandline: get -y upgrade of it\n"
        f"Upgrade: liba (1.2, 1.3), libb (2.3, 2.4)\nEnd-Date: 2026-03-0{at}  10:00:01\n\n"
        for at in range(1, 6)
    ),
    "typemap": "INPUT\nT_SV\n\t$var = $arg\nT_SVREF\n\tx = 1\nT_AVREF\n\tx = 2\nOUTPUT\nT_SV\n\t"
    "$arg = $var\nT_SVREF\n\tx = 4\nT_AVREF\n\tx = 5\n",
    "words": "import re\n\nclass Lexer:\n"
    + "    'Text', 'Name', 'value',\n    'for', 'do', 'if',\n" * 9,
    "numbers": " ".join(f"0.{at}08 1.5 2.{at}5" for at in range(20, 60)),
    "dates": "".join(f"2005110{at}: Mended the thing that broke.\n" for at in range(1, 9)),
    "prose": "第二讲第四节\n\n在动作前输入数字会使它重复那么多次\n\n删除更多\n\n移动光标\n\n"
    "删除更多\n\n"
    "移动光标到下面\n\n一个简短的列表\n\n第二讲第五节\n",
}
VALUES: dict[str, Any] = {
    "flags": [
        {"name": name, "switch": each, "comment": text, "value": each, "flags": []}
        for name in ("TargetMachine", "WarningLevel", "ErrorReporting")
        for each, text in (("A", "Send Error Report now to us"), ("B", "Maps all to upper case"))
    ],
    "parts": [
        {
            "author": "Ann Vos <ann@x.example>",
            "hashes": [{"alg": "SHA", "content": f"{at:x}ab" * 9}],
        }
        for at in range(9)
    ],
    "chapters": {"type": "module", "modules": [{"textRaw": "Usage", "name": "usage_and_example"}]},
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_that_are_no_talk(name: str) -> None:
    """No format reads them, whatever stands before a colon or between commas."""
    with pytest.raises(FormatError):
        read(TEXTS[name].encode(), name="a.txt")


@pytest.mark.parametrize("name", VALUES)
def test_json_that_is_no_talk(name: str) -> None:
    """Names and comments of settings, parts and chapters are said by no one."""
    with pytest.raises(FormatError):
        read(json.dumps(VALUES[name]).encode(), name="a.json")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Speaker\tText\tNotes\nAnn\tShall we?\nBo\tYes.\nAnn\tGood.\tloud\n", "table"),
        ("speaker,text\nAnn,so {\nBo,and [\nAnn,or (\n", "table"),
        ("Speaker;Text;\nAnn;Shall we?;\nBo;Yes.;\nAnn;Good.;\n", "table"),
        ("SPEAKER_00\nShall we?\n\nSPEAKER_01\nYes.\n\nSPEAKER_00\nGood.\n", "screenplay"),
        ("# Ann: Shall we?\n# Bo: Yes.\n# Ann: What of it?\n# Bo: It leaks.\n", "text_name"),
        ("ann: shall we?\nbo: yes, do.\nann: what of it?\nbo: it leaks.\n", "text_name"),
    ],
    ids=["ragged", "brackets", "marks", "labels", "headings", "lower"],
)
def test_talk_that_looks_like_it(text: str, expected: str) -> None:
    """Rows cut short, marks at the end of lines, labels and small letters are still talk."""
    assert sniff(text.encode()) == expected
