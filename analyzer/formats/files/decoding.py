"""Bytes as text: decoded, garbled letters put right, cleaned of what no reader sees."""

import codecs
import re
import unicodedata
from collections import Counter
from typing import Final

from analyzer.errors import FormatError
from analyzer.translate import marked, phrase

MAX_CONTROL_SHARE: Final = 0.02
KNOWN_CONTROLS: Final = "\r\n\t\f\x0b\x15\x1c\x00"
BINARY: Final = {
    b"%PDF": marked("a PDF"),
    b"\x1f\x8b": marked("a gzip archive"),
    b"\x89PNG": marked("a picture"),
    b"\xff\xd8\xff": marked("a picture"),
    b"ID3": marked("a sound recording"),
    b"RIFF": marked("a sound recording"),
    b"OggS": marked("a sound recording"),
    b"\x1aE\xdf\xa3": marked("a video recording"),
    b"{\\rtf": marked("a rich text document"),
    b"\xd0\xcf\x11\xe0": marked("an old Office document"),
}
TEXT_REMEDY: Final = marked("export the transcript as text, VTT, SRT or a Word document")

# How the byte 0x80 and those after it look when read as cp1252, or as Latin-1 where that differs.
_BYTES: Final = {
    letter: byte
    for byte in range(0x80, 0x100)
    for letter in (chr(byte), bytes([byte]).decode("cp1252", errors="replace"))
    if letter != "\ufffd"
}
_TAIL: Final = "[" + re.escape("".join(each for each, byte in _BYTES.items() if byte < 0xC0)) + "]"  # noqa: PLR2004 - first byte that is no tail
_GARBLED: Final = re.compile(f"[ÂÃ]{_TAIL}|â{_TAIL}{{2}}|ð{_TAIL}{{3}}")
_SURELY_GARBLED: Final = re.compile(f"[ÂÃ](?![‘’“”]){_TAIL}|â{_TAIL}{{2}}|ð{_TAIL}{{3}}")
_INVISIBLE: Final = re.compile("[\u200b\ufeff\u202a-\u202e\u2066-\u2069\x00]")
_NEWLINE: Final = re.compile(r"\r\n?|\n")


def decode(data: bytes, *, name: str = "transcript") -> tuple[str, tuple[str, ...]]:
    r"""Return the text of some bytes, line ends as they are, and notes on how it was read.

    Order: byte-order mark; UTF-16 where a quarter of the bytes of one parity is NUL; UTF-8;
    cp1252. Letters that were UTF-8 and were saved through cp1252 or Latin-1 ("CafÃ©") are put
    right, each where that can be undone without loss.

    Raises:
        FormatError: if the bytes are no text.

    >>> decode("Caf\u00e9".encode("cp1252"))
    ('Café', ('it was read as Windows text (cp1252), as it is no UTF-8',))
    """
    for magic, kind in BINARY.items():
        if data.startswith(magic):
            raise FormatError(name, phrase("this is {kind}, no text", kind=kind), TEXT_REMEDY)
    encoding = _encoding(data)
    notes: tuple[str, ...] = ()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            place = phrase(
                "byte {byte} is no {encoding} text", byte=error.start, encoding=encoding.upper()
            )
            raise FormatError(name, place, TEXT_REMEDY) from error
        text = data.decode("cp1252", errors="replace")
        notes = (marked("it was read as Windows text (cp1252), as it is no UTF-8"),)
    text, mended = _unmangled(text)
    if mended:
        put_right = marked("letters that were garbled by a wrong encoding were put right")
        notes = (*notes, put_right)
    sample = text[:100_000]
    counts = Counter(sample)
    odd = sum(
        count
        for each, count in counts.items()
        if each not in KNOWN_CONTROLS and unicodedata.category(each) in ("Cc", "Cn", "Co")
    )
    if odd > MAX_CONTROL_SHARE * len(sample):
        raise FormatError(name, marked("this is no text"), TEXT_REMEDY)
    return text, notes


def _encoding(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return encoding
    head = data[:4000]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = head[start::2]
        if len(data) % 2 == 0 and half and half.count(0) > len(half) / 4:
            return encoding
    return "utf-8"


def _unmangled(text: str) -> tuple[str, int]:
    """Return text with UTF-8 that was once read as cp1252 or Latin-1 read rightly, and how often.

    Each garbled letter is put right by itself, so that an emoji or a sound letter beside it is
    no hindrance; but nothing is changed where all there is may be a capital before a quote ("Ã”").
    """
    if not _SURELY_GARBLED.search(text):
        return text, 0
    count = 0

    def rightly(found: re.Match[str]) -> str:
        nonlocal count
        try:
            letter = bytes(_BYTES[each] for each in found.group()).decode("utf-8")
        except UnicodeDecodeError:
            return found.group()
        count += 1
        return letter

    return _GARBLED.sub(rightly, text), count


def clean(text: str, *, line_ends: bool = False) -> str:
    r"""Return text in NFC without invisible marks, its line ends `\n` unless they are to stay.

    >>> clean("A\u202ab\r\nc\ufeff")
    'Ab\nc'
    """
    ended = text if line_ends else _NEWLINE.sub("\n", text)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", ended))
