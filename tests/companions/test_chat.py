"""Chat files: three grammars of Zoom's, Meet's, and what is private."""

from pathlib import Path

import pytest

from analyzer.companions import Chat, read_companion
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
        ("Bo", "🔥", 69.0, "reaction", "sounds great"),
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
    """The public file: 130 records, of which 92 reactions and 12 replies."""
    found = read_companion(next((shared / "formats/zoom_chat").glob("*cloud_chat.txt")))
    assert isinstance(found, Chat)
    kinds = [each.kind for each in found.messages]
    assert [kinds.count(each) for each in ("message", "reply", "reaction")] == [26, 12, 92]
