"""Files that are wrong get one clear line that names file and remedy, or are read well."""

import os
import random
from pathlib import Path

import pytest

from analyzer.errors import AnalyzerError, FormatError, ParseError, UnknownName
from analyzer.formats import read, sniff
from analyzer.formats.files.limits import MAX_BYTES

GOOD = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Zoë>Één café – “ja”.</v>\n"


def message_of(data: bytes, name: str = "talk.vtt") -> str:
    """Return the message that reading some bytes gives; it is one line and names the file."""
    with pytest.raises(AnalyzerError) as caught:
        read(data, name=name)
    message = str(caught.value)
    assert len(message.splitlines()) == 1
    assert name in message
    assert ";" in message, "the remedy stands after a semicolon"
    return message


@pytest.mark.parametrize("data", [b"", b"\n\r\n  ", b"\0" * 5000, b"\xef\xbb\xbf", b"\xff\xfe\n\0"])
def test_empty(data: bytes) -> None:
    """A file of nothing, blanks, NULs or only a byte-order mark is empty."""
    assert "the file is empty; export the transcript again" in message_of(data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04\x14\0", "this archive is damaged"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"ID3\x04\0\0", "a sound recording"),
        (b"\0\0\0\x18ftypmp42\x01\x02" + bytes(range(32)), "no text"),
    ],
)
def test_binary(data: bytes, kind: str) -> None:
    """Files that are no text are told apart by how they begin."""
    assert kind in message_of(data)


def test_random_bytes() -> None:
    """Noise is no text."""
    chance = random.Random(7)
    for size in (100, 5000):
        message_of(chance.randbytes(size))


def test_too_large(tmp_path: Path) -> None:
    """A file over the limit is refused before it is read."""
    path = tmp_path / "huge.vtt"
    path.touch()
    os.truncate(path, MAX_BYTES + 1)
    with pytest.raises(FormatError, match=r"huge\.vtt: the file has 200 MB, more than the 200 MB"):
        read(path)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    """What isn't there, a folder, or a name no system allows is said as such."""
    with pytest.raises(FormatError, match=r"gone\.vtt: the file cannot be read \(No such file"):
        read(tmp_path / "gone.vtt")
    with pytest.raises(FormatError, match="this is a folder; name the files in it"):
        read(tmp_path)
    with pytest.raises(FormatError, match=r"a\?b\.vtt: the file cannot be read"):
        read("a\0b.vtt")
    with pytest.raises(FormatError, match="cannot be read"):
        read("n" * 5000)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_encodings(encoding: str) -> None:
    """Every encoding tools write gives the same text."""
    said = read(GOOD.encode(encoding), name="talk.vtt").utterances[0]
    assert (said.speaker, said.text) == ("Zoë", "Één café – “ja”.")


@pytest.mark.parametrize("mark", ["utf-16-be", "utf-32-be", "utf-32-le"])
def test_marked_encodings(mark: str) -> None:
    """A byte-order mark of the other byte order is followed too."""
    said = read(("\ufeff" + GOOD).encode(mark), name="talk.vtt").utterances[0]
    assert (said.speaker, said.text) == ("Zoë", "Één café – “ja”.")


def test_mojibake_is_put_right_and_noted() -> None:
    """Text that was UTF-8 and was saved through cp1252 reads as it was meant."""
    whole = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Zoë>Café.</v>\n"
    session = read(whole.encode().decode("cp1252").encode(), name="talk.vtt")
    assert (session.utterances[0].speaker, session.utterances[0].text) == ("Zoë", "Café.")
    assert any("garbled" in note for note in session.notes)


def test_half_a_utf16_file() -> None:
    """UTF-16 that stops in the middle of a letter is named as such."""
    message_of(GOOD.encode("utf-16")[:-1])


@pytest.mark.parametrize("text", ["Ann\nBo\nCy\n", "Ann:\nBo:\nCy:\n", "Ann, Bo, Cy"])
def test_names_only(text: str) -> None:
    """Names without anything said are no transcript."""
    message_of(text.encode(), "names.txt")


def test_unknown_text_says_where_to_look() -> None:
    """The message shows how the file begins and where the formats are listed."""
    message = message_of(b"Dear all,\nthanks for coming\n", "mail.txt")
    assert "it begins 'Dear all,'" in message
    assert "speakup formats" in message


@pytest.mark.parametrize("times", ["00:01.000.5 --> 00:02.000", "--> 00:02.000", "5 --> 6"])
def test_unreadable_times_name_their_line(times: str) -> None:
    """Times that can't be read are named by file and line, and not skipped."""
    text = f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi.</v>\n\n{times}\n<v Ann>Ho.</v>\n"
    assert message_of(text.encode()).startswith("talk.vtt, line 6: these times cannot be read; ")


def test_unreadable_times_in_a_file_without_voices_name_the_file_too() -> None:
    """Recognising the format gives the same message as reading it."""
    message_of(b"WEBVTT\n\n00:01.000.1 --> 00:02.000\nHi.\n")


def test_name_of_ten_thousand_lines() -> None:
    """A name no roster can hold is a sign of a damaged file; its line is named."""
    name = "\n".join(["Ann"] * 10_000)
    text = f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v {name}>Hi.</v>\n"
    with pytest.raises(
        ParseError, match=r"talk\.vtt, line 3: a speaker's name has 39999 characters"
    ):
        read(text.encode(), name="talk.vtt")


def test_ten_thousand_names() -> None:
    """More names than any meeting has are refused."""
    cue = "00:01.000 --> 00:02.000\n<v Person {}>Hello.</v>\n\n"
    text = "WEBVTT\n\n" + "".join(cue.format(each) for each in range(10_000))
    assert "it names 10000 different speakers" in message_of(text.encode())


def test_captions_without_names_are_read_and_noted() -> None:
    """Nothing is guessed; the note says how many cues name no one."""
    session = read(b"WEBVTT\n\n00:01.000 --> 00:02.000\nHi.\n", name="talk.vtt")
    assert session.roster.people == ()
    assert session.notes == ("cues that name no speaker, and count as unknown: 1",)


def test_one_speaker() -> None:
    """One speaker is a session too."""
    assert read(b"Ann: Hi.\nAnn: Anyone?\n", name="talk.txt").roster.names == ("Ann",)


def test_unknown_format_name() -> None:
    """A format named wrongly gets the closest name."""
    with pytest.raises(UnknownName, match="did you mean 'zoom_vtt'"):
        read(GOOD.encode(), name="a.vtt", format="zoom")


def test_odd_file_names_stay_on_one_line() -> None:
    """A line end or control character in a file's name does not break the message."""
    with pytest.raises(FormatError) as caught:
        sniff(b"", name="a\nb\x1b.vtt")
    assert str(caught.value).startswith("a?b?.vtt: the file is empty")


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
@pytest.mark.parametrize(
    "text", ["Zoë: “ja”. Café Í Á 👍", "Zoë: één – idee…", "Zoë: het is 30 °C ‘nu’"]
)
def test_every_garbled_letter_is_put_right(text: str, wrong: str) -> None:
    """Quotes, capitals and emoji too, whose bytes cp1252 leaves open; and beside sound letters."""
    bad = "".join(
        chr(byte) if wrong == "latin-1" or byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
        else bytes([byte]).decode("cp1252")
        for byte in text.encode()
    )  # fmt: skip
    session = read(f"{bad}\nBo: Ça va 👍 — “goed”.\n".encode(), name="talk.txt")
    assert " ".join(f"{each.speaker}: {each.text}" for each in session.utterances) == (
        f"{text} Bo: Ça va 👍 — “goed”." if "”. " not in text else
        f"{text.replace('”. ', '”. Zoë: ')} Bo: Ça va 👍 — “goed”."
    )  # fmt: skip
    assert any("garbled" in note for note in session.notes)


def test_sound_letters_are_left_alone() -> None:
    """Letters that only look garbled one by one are not changed, nor noted."""
    text = "Zoë: São “Ã” naïve â la Â ðe “É” NÃO.\nBo: Één…\n"
    session = read(text.encode(), name="talk.txt")
    assert session.utterances[0].text == "São “Ã” naïve â la Â ðe “É” NÃO."
    assert session.notes == ()


def test_a_chat_is_no_transcript() -> None:
    """What was typed is not counted as speech."""
    message_of(b'00:05:41\tAnn:\thi all\r\n00:05:50\tBo:\tReacted to "hi all"\r\n', "chat.txt")
    message_of(b"09:03:42 From  Ann : hi\n09:03:50 From  Bo : hello\n", "chat.txt")


def test_a_time_no_meeting_reaches_is_refused() -> None:
    """A damaged stamp is one clear line and no hours of empty windows; 30 hours are fine."""
    text = "WEBVTT\n\n{0}:00:00.000 --> {0}:00:02.000\n<v Ann>Shall we start?</v>\n"
    assert read(text.format(30).encode()).duration == 30 * 3600 + 2
    with pytest.raises(ParseError, match=r"a\.vtt, line 3: this time lies 2777 hours"):
        read(text.format(2777).encode(), name="a.vtt")
