"""Chat files: three grammars of Zoom's, Meet's, and what is private."""

from pathlib import Path

import pytest

from analyzer.companions import Chat, read_companion
from analyzer.companions.zoom_chat import _split_names
from analyzer.errors import AnalyzerError, FormatError
from analyzer.formats import read

CLOUD = (
    "00:00:41\tNoa Lee:\tsounds great\r\n"
    "00:01:02\tORG3: Sam Tan:\tIs it only\nthis one?\r\n"
    '00:01:09\tBo:\tReacted to "sounds great" with 🔥\r\n'
    '00:01:10\tCy:\tReacted to sounds gr... with "👍"\r\n'
    '00:01:11\tDee:\tReplying to "Is it only..."\n\nNo, two.\r\n'
    '00:01:12\tBo:\tRemoved a 🔥 reaction from "sounds great"\r\n'
)
LOCAL_OLD = (
    "09:03:42\t From  Ada Novak : is it only this?\n"
    "09:03:50\t From  Bo to go   to   Ada Novak(Privately) : between us\n"
    "09:04:01 From  Cy Maas  to  Everyone : two\nlines\n"
    "09:04:09 From Ada Novak to Everyone:\n\tshort\n"
)
LOCAL_NEW = (
    "2026-03-16 17:19:33 From Ivo Petrov to Mia Costa (direct message):\r\n\tnice jazz!\r\n\r\n"
    "2026-03-16 17:20:01 From Mia Costa to Everyone:\r\n"
    '\tReplying to "I just think it..."\r\n\t\r\n\tI agree.\r\n\tJo, Lina Haddad:❤️\r\n'
    "2026-03-16 17:21:01 From Jan aan Iedereen:\r\n\tprima\r\n"
)


def chat(text: str, name: str = "chat.txt") -> Chat:
    """Return the chat in a text."""
    found = read_companion(text.encode(), name=name)
    assert isinstance(found, Chat)
    return found


def test_cloud_chat() -> None:
    """Records end with CRLF and may hold bare line ends; reactions and replies are told apart."""
    found = chat(CLOUD)
    assert [(e.speaker, e.text, e.time, e.kind, e.about) for e in found.messages] == [
        ("Noa Lee", "sounds great", 41.0, "message", ""),
        ("ORG3: Sam Tan", "Is it only this one?", 62.0, "message", ""),
        ("Cy", "👍", 70.0, "reaction", "sounds gr"),
        ("Dee", "No, two.", 71.0, "reply", "Is it only"),
    ]
    assert (found.clock, found.private) == ("recording", 0)
    assert found.notes == ("chat reactions that were taken back, left out: 1",)


def test_old_local_chat() -> None:
    """A wall clock; what was sent privately is dropped and counted."""
    found = chat(LOCAL_OLD)
    assert [(e.speaker, e.text, e.clock, e.time) for e in found.messages] == [
        ("Ada Novak", "is it only this?", "09:03:42", None),
        ("Cy Maas", "two lines", "09:04:01", None),
        ("Ada Novak", "short", "09:04:09", None),
    ]
    assert (found.clock, found.private) == ("wall", 1)
    assert found.notes == ("private chat messages, left out: 1",)


def test_new_local_chat() -> None:
    """With a date; direct messages are dropped; reactions below a message are people's own."""
    found = chat(LOCAL_NEW)
    assert [(e.speaker, e.text, e.kind) for e in found.messages] == [
        ("Mia Costa", "I agree.", "reply"),
        ("Jo", "❤️", "reaction"),
        ("Lina Haddad", "❤️", "reaction"),
        ("Jan", "prima", "message"),
    ]
    assert found.private == 1
    assert "jazz" not in repr(found)


@pytest.mark.parametrize(
    "text",
    [
        "09:00:00\t From  Ada  To  Bo(privately) : SECRET\n",
        "09:00:00\t From  Ada  to  Bo : SECRET\n",
        "09:00:00\t From  Ada  to  Bo(Privately) : SECRET:\n",
        "09:00:00\t From  Ada  to  Bo(Privately) : see:\tSECRET\n",
        "09:00:00\tFrom Ada to Bo (direct message):\n\tSECRET\n",
        "09:00:00\tFrom Ada to Bo (direct message):\tSECRET\n",
        "09:00:00 From Ada to Bo : SECRET\n",
        "09:00:00 From Ada to Alle Jansen : SECRET\n",
        "09:00:00 From Ada to Bo (Direct Message): SECRET\n",
        "2026-03-16 09:00:00 From Ada to Bo:\r\n\tSECRET\r\n",
        "2026-03-16 09:00:00 Van Ada aan Bo (direct bericht):\n\tSECRET\n\n\tSECRET\n\tCy:👍\n",
        "2026-03-16 09:00:00 From Ada to " + "Bo to " * 300 + "Cy (direct message):\n\tSECRET\n",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_private_messages_never_pass(text: str, end: str) -> None:
    """Whatever their wording, and however lines end around them: dropped whole, and counted."""
    public = "08:59:00 From Cy to Everyone:" + end + "\thi" + end
    found = chat(public + text + public.replace("hi", "ho"))
    assert [each.text for each in found.messages] == ["hi", "ho"]
    assert "SECRET" not in repr(found)
    assert found.private == 1


def test_private_lines_within_a_cloud_chat() -> None:
    """An older recording's chat holds both grammars, on one clock."""
    found = chat("00:00:05\tAda:\thi\r\n00:00:09\t From  Ada   to   Bo(Privately) : SECRET\r\n")
    assert ([each.time for each in found.messages], found.private) == ([5.0], 1)
    inside = chat("00:00:05\tAda:\thi\n00:00:06 From A to B (direct message):\n\tSECRET\r\n")
    assert ("SECRET" in repr(inside), inside.private) == (False, 1)


@pytest.mark.parametrize(
    ("line", "speaker", "text"),
    [
        ("11:36:50 From Mia McCool To Everyone:\n\tgood", "Mia McCool", "good"),
        ("17:52:15 De  Zoé Blanc  à  Tout le monde:\n\tbonjour", "Zoé Blanc", "bonjour"),
        ("17:52:15 Van Jan aan Iedereen:\n\tprima", "Jan", "prima"),
        ("09:00:00 From Robin a Vale : hi : there", "Robin a Vale", "hi : there"),
        ("09:00:00 From ORG3: Sam Tan to Everyone:\n\thi", "ORG3: Sam Tan", "hi"),
        ("09:00:00 From Ada to Everyone: note : see", "Ada", "note : see"),
        ("09:00:00 From Ada to Everyone (in Meeting):\n\thi", "Ada", "hi"),
        ("09:00:00 From Jo to Go to Everyone:\n\thi", "Jo to Go", "hi"),
        (
            "09:00:00\t From  Mila Vos : about point 3:\nweek 12",
            "Mila Vos",
            "about point 3: week 12",
        ),
        ("09:00:00\t From  Mila Vos : so:\tthis", "Mila Vos", "so: this"),
        ("00:00:05\tFrom Ann:\thi", "From Ann", "hi"),
    ],
)
def test_who_wrote(line: str, speaker: str, text: str) -> None:
    """The name ends where it says to whom, in the languages that were seen."""
    found = chat(line + "\n")
    assert [(each.speaker, each.text) for each in found.messages] == [(speaker, text)]


@pytest.mark.parametrize(
    ("text", "kind", "shown", "about"),
    [
        ("Reacted to \"x is 'y'...\" with 🔥", "reaction", "🔥", "x is 'y'"),
        ('Reacted to "not "fragile" at all" with 👍', "reaction", "👍", 'not "fragile" at all'),
        ('Reacted to "two\n\nlines" with 🐻❄️', "reaction", "🐻❄️", "two lines"),
        ('Reacted to 👍 with "🙏"', "reaction", "🙏", "👍"),
        ('Heeft gereageerd op "ik wil..." met ➕', "reaction", "➕", "ik wil"),
        ("Reacted to the news with joy", "message", "Reacted to the news with joy", ""),
        ("Removed a line from the spec", "message", "Removed a line from the spec", ""),
        ("fine\nsee you :)", "message", "fine see you :)", ""),
        ('Replying to "sound?" \n\n Passed', "reply", "Passed", "sound?"),
        ('Replying to "If it was..." So helpful', "reply", "So helpful", "If it was"),
        ('Replying to "two\nlines"\n\n👍', "reply", "👍", "two lines"),
    ],
)
def test_kinds_of_messages(text: str, kind: str, shown: str, about: str) -> None:
    """Reactions in three quote styles and replies are told from what merely begins so."""
    found = chat(f"00:00:01\tBo:\t{text}\r\n").messages
    assert [(each.kind, each.text, each.about) for each in found] == [(kind, shown, about)]


@pytest.mark.parametrize(
    ("text", "kind", "shown", "about"),
    [
        (
            'Antwoord verzenden naar "Shall we move..."\n\nJa, graag.',
            "reply",
            "Ja, graag.",
            "Shall we move",
        ),
        ('Svarer på "Shall we move it?" \n\n Ja.', "reply", "Ja.", "Shall we move it?"),
        ('Hat auf "Shall we move..." mit 👍 reagiert', "reaction", "👍", "Shall we move"),
        ("Reagerade på ”Shall we move it?” med 🎉", "reaction", "🎉", "Shall we move it?"),
        ('Svarer på "what no one wrote"\n\nJa.', "message", None, ""),
        ('I read "Shall we move it?" twice, and still think 👍', "message", None, ""),
        ('They said "Shall we move it?" and more\n\nYes.', "message", None, ""),
    ],
)
def test_replies_and_reactions_in_any_language(
    text: str, kind: str, shown: str | None, about: str
) -> None:
    """What quotes the beginning of another message is a reply or a reaction to it."""
    found = chat(f"00:00:41\tNoa Lee:\tShall we move it?\r\n00:00:50\tBo:\t{text}\r\n")
    last = found.messages[-1]
    assert (last.kind, last.text) == (kind, shown or " ".join(text.split()))
    assert last.about == about


@pytest.mark.parametrize(
    ("shape", "listed"),
    [
        ("From {who} to Everyone:  02:4{at} PM\n{text}\n", False),
        ("From {who} to Everyone 02:4{at} PM\n{text}\n", False),
        ("From {who} to Everyone: (14:4{at})\n{text}\n", False),
        ("{who} to Everyone (2:4{at} PM)\n{text}\n", False),
        ("* From {who} to Everyone 02:4{at} PM: {text}\n", True),
    ],
)
def test_messages_copied_from_the_window(shape: str, listed: bool) -> None:  # noqa: FBT001 - a case
    """The time stands last there; who copied them is not known, and private ones are dropped."""
    said = [("Noa Lee", "one"), ("Me", "two"), ("Bo Day (Ops)", "three")]
    text = "".join(shape.format(who=who, at=at, text=what) for at, (who, what) in enumerate(said))
    private = "From Noa Lee to Me (Direct Message) 02:46 PM" + (": hm\n" if listed else "\nhm\n")
    found = chat(text + private if shape[0] != "{" else text)
    assert found.private == (shape[0] != "{")
    assert [(each.speaker, each.clock, each.text) for each in found.messages] == [
        ("Noa Lee", "14:40:00", "one"),
        (None, "14:41:00", "two"),
        ("Bo Day (Ops)", "14:42:00", "three"),
    ]
    with pytest.raises(FormatError, match="chat"):
        read(text.encode(), name="a.txt")


def test_a_journey_is_no_header() -> None:
    """What looks like a header of copied messages is text where messages open otherwise."""
    text = "09:03:42 From  Ada to  Everyone : Trains:\nFrom Oss to Ede: 10:30\n"
    assert chat(text).messages[0].text == "Trains: From Oss to Ede: 10:30"


def test_reactions_taken_back_and_messages_without_text() -> None:
    """The reaction goes with its removal; a picture without words is counted."""
    found = chat(
        '00:00:01\tBo:\tReacted to "plan..." with 👍\r\n'
        '00:00:02\tCy:\tReacted to "plan..." with 👍\r\n'
        '00:00:03\tBo:\tRemoved a 👍 reaction from "plan for today"\r\n'
        '00:00:04\tBo:\tRemoved a 🔥 reaction from "other"\r\n00:00:05\tDee:\t\r\n'
    )
    assert [each.speaker for each in found.messages] == ["Cy"]
    assert found.notes == (
        "chat reactions that were taken back, left out: 2",
        "chat messages without text, such as a file or a picture, left out: 1",
    )


def test_names_with_a_comma_among_reactions() -> None:
    """A comma divides names, but for one that someone who wrote has; listed ones have no clock."""
    found = chat(
        "2026-01-01 09:00:00 From Novak, Ada to Everyone:\n\thi\n"
        "2026-01-01 09:00:01 From Bo to Everyone:\n\tyo\n\tNovak, Ada, Cy | Lab:👍\n\tBo:1️⃣\n"
    )
    reactions = [each for each in found.messages if each.kind == "reaction"]
    assert [(each.speaker, each.text) for each in reactions] == [
        ("Novak, Ada", "👍"),
        ("Cy | Lab", "👍"),
        ("Bo", "1️⃣"),
    ]
    assert {(each.time, each.clock) for each in reactions} == {(None, "")}


@pytest.mark.parametrize(
    "text",
    [
        "00:00:01 Van Dam: Hallo.\n00:00:05 De Boer: Morgen.\n00:00:08 Van Dam: Wie begint?\n",
        "00:00:01 From: a\n00:00:05 Ann: well\n00:00:08 Bo: yes\n00:00:09 Ann: ok\n",
    ],
)
def test_names_that_look_like_an_opening(text: str) -> None:
    """People called Van Dam and De Boer speak; nothing says that they wrote."""
    assert read(text.encode(), name="talk.txt").utterances


def test_meet_chat() -> None:
    """An .sbv with names is Meet's chat, on the clock of the recording."""
    found = chat("0:00:05.000,0:00:08.000\nNoa Lee: Prima zo\n\n0:01:00.000,0:01:03.000\nBo: Ja\n")
    assert [(e.speaker, e.text, e.time) for e in found.messages] == [
        ("Noa Lee", "Prima zo", 5.0),
        ("Bo", "Ja", 60.0),
    ]


@pytest.mark.parametrize("text", [CLOUD, LOCAL_OLD, LOCAL_NEW])
def test_a_chat_is_no_transcript(text: str) -> None:
    """Alone, a chat is refused with what to do."""
    with pytest.raises(FormatError, match="it holds what was typed, not what was said; give it"):
        read(text.encode(), name="chat.txt")


def test_a_transcript_is_no_chat() -> None:
    """What is no companion is refused as one."""
    with pytest.raises(AnalyzerError, match="it is no chat, attendance or participants file"):
        read_companion(b"Ann: Hi.\nBo: Hello.\n", name="a.txt")


def test_real_cloud_chat(shared: Path) -> None:
    """The public file: 130 records, of which 94 reactions, two in German, and 12 replies."""
    found = read_companion(next((shared / "formats/zoom_chat").glob("*cloud_chat.txt")))
    assert isinstance(found, Chat)
    kinds = [each.kind for each in found.messages]
    assert [kinds.count(each) for each in ("message", "reply", "reaction")] == [24, 12, 94]


LANGUAGES = {
    "Japanese": "18:00:27 開始 武井 優 終了 皆様 : はい\n"
    "18:00:32 開始 武井 優 終了 Mia Ito（ダイレクトメッセージ） : SECRET\n",
    "Russian": "18:55:27 От  Илья К  кому  Все : да\n18:57:00 От  Илья К  кому  Anna : SECRET\n",
    "Chinese": "13:56:21  林老師 對 所有人:\n\t好\n"
    "14:00:00  晏 對 林老師 (私聊):\n\tSECRET\n\tSECRET\n",
    "Spanish": "19:04:12 De  Ana Sol  a  Todos:\n\thola\n"
    "19:05:00 De  Ana Sol  a  Luz(Mensaje directo):\n\tSECRET\n",
    "Polish": "09:00:00 Od  Jan N  do  Wszyscy : hej\n09:00:05 Od  Jan N  do  Ewa : SECRET\n",
    "Dutch": "09:00:00 Van  Jan Vos  aan  Iedereen:\n\thoi\n"
    "09:00:05 Van  Jan Vos  aan  Bo (direct bericht):\n\tSECRET\n",
    "German": "09:00:00 Von  Jan Vos  an  Alle:\n\tja\n09:00:05 Von  Jan Vos  an  Bo:\n\tSECRET\n",
    "webinar": "19:03:25\t From  Luz D  to  All panelists : boa\n"
    "19:06:44\t From  Luz D  to  Jef N(Privately) : SECRET\n",
    "waiting room": "09:59:45 From Host To Everyone(in Waiting Room):\n\thi\n\t\n"
    "12:05:45 From An Son To C JB(Privately):\n\tSECRET\n",
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_of_zoom(language: str, end: str) -> None:
    """Public and private are told apart in the languages that were seen; no file is a talk."""
    text = LANGUAGES[language].replace("\n", end)
    found = chat(text)
    assert (len(found.messages), found.private) == (1, 1)
    assert "SECRET" not in repr(found)
    with pytest.raises(FormatError, match="it holds what was typed, not what was said"):
        read(text.encode(), name="chat.txt")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_bare_line_ends_in_a_cloud_record(end: str) -> None:
    """A line of a message that looks like another's opening stays in it after a bare line end."""
    found = chat(
        "00:00:01\tBo:\tas he wrote:\n00:00:02\tAda:\tnever\r\n"
        "00:00:09\tCy:\tok\r\n00:00:10\tCy:\tgo\r\n".replace("\r\n", end)
    )
    said = [(each.speaker, each.text) for each in found.messages]
    assert len(said) == (3 if end == "\r\n" else 4)
    assert said[-1] == ("Cy", "go")


def test_a_writer_without_a_name_changes_no_reaction() -> None:
    """Where a damaged header left a name empty, names between commas stay what they are."""
    assert _split_names("Mila, Bo", {"", "Ann"}) == ["Mila", "Bo"]
    assert _split_names("Mulder, Ad, Bo", {"Mulder, Ad"}) == ["Mulder, Ad", "Bo"]
