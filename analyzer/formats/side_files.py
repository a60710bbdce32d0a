"""Files that go with a transcript and hold none: chats, attendance lists, timelines.

They are recognised here by their structure and refused as transcripts; `analyzer.companions` reads
them with these same rules.
"""

import re
from typing import Final

from analyzer.formats import refused_format
from analyzer.formats.files.document import Document
from analyzer.formats.files.shape import Node
from analyzer.formats.grammar.cues import COMMA, cue_blocks, plain
from analyzer.formats.grammar.names import split_name
from analyzer.formats.grammar.people_tables import layout_of
from analyzer.translate import marked

CLOUD: Final = re.compile(
    r"^(?P<time>\d{1,2}:\d{2}:\d{2})\t(?P<name>(?! )(?:(?! : )[^\t\n]){1,200}):(?P<tab>\t|$)"
)
_LATIN_TO: Final = "aan|an|à|a|para|per|til|till|do|kime|alıcı|đến|ke|kepada"
_OTHER_TO: Final = "кому|для|終了|に|宛先|對|对|到|給|给|至|수신자|받는 사람"
LOCAL: Final = re.compile(
    r"^(?:(?P<date>\d{4}-\d{2}-\d{2})[ \t]+)?(?P<time>\d{1,2}:\d{2}:\d{2})[ \t]+"
    r"(?:(?P<from>From|От|Від|開始|送信元|来自|來自|从|從|发件人|發件人|시작|발신자|보낸 사람)"
    r"[ \t]+"
    r"|(?P<other>Van|Von|De|Da|Fra|Från|Od|Kimden|Gönderen|Từ|Dari)(?:[ \t]{2,}|[ \t]"
    rf"(?=[^:\n]{{1,300}}[ \t](?:{_LATIN_TO})[ \t][^:\n]{{1,300}}:[ \t]*$))"
    rf"|(?=[^:\n]{{1,300}}[ \t](?:{_OTHER_TO})[ \t][^:\n]{{1,300}}:[ \t]*$))"
    r"(?P<rest>\S[^\n]*:.*)$"
)
"""A line that opens a message in a saved chat, in the languages of Zoom that were seen.

Names such as "Van Dam" and "De Boer" open lines of transcripts too: words of Latin letters other
than "From" count with two spaces, or with someone it went to. Where no word stands before the name,
as in Chinese, someone it went to is needed too.
"""
PASTED: Final = re.compile(
    r"^\s*+(?:[*•-]\s++)?(?:From\s++(?P<who>\S[^\n]{0,200}?\s++to\s++\S[^\n]{0,100}?)\s*+:?\s*+[(\[]?"
    r"|(?P<other>\S[^\n]{0,200}?\s++to\s++Everyone)\s*+:?\s*+\()"
    r"(?P<time>\d{1,2}:\d{2})\s?(?P<half>[AP]M)?[)\]]?(?::\s*+(?P<text>\S.*)|\s*+:?\s*+)$",
    re.IGNORECASE,
)
"""A line that opens a message copied from the window of a Zoom meeting: the time stands last."""
MIN_SHARE: Final = 0.2
HEAD: Final = 60
GIVE: Final = marked("give it together with its transcript")
A_CHAT: Final = marked("it holds what was typed, not what was said")
A_LIST: Final = marked("it holds who was there, not what was said")


def is_zoom_chat(document: Document) -> bool:
    """Return whether the first lines open chat messages of Zoom.

    A fifth of them must (`MIN_SHARE`), or the first and one more, where messages are long.
    """
    head = document.head[:HEAD]
    saved = [bool(CLOUD.match(line) or LOCAL.match(line)) for line in head]
    opens = saved if any(saved) else [bool(PASTED.match(line)) for line in head]
    count = sum(opens)
    return count > 0 and (count >= MIN_SHARE * len(opens) or (opens[0] and count > 1))


def is_meet_chat(document: Document) -> bool:
    """Return whether it is an .sbv whose cues are `Name: text`, half of them or more."""
    if not document.head or not COMMA.match(document.head[0]):
        return False
    start = Document(document.name, "\n".join(document.lines[:1000]))
    texts = [plain(" ".join(cue.text)) for cue in cue_blocks(start, COMMA)]
    named = sum(split_name(text) is not None for text in texts)
    return named > 0 and 2 * named >= len([text for text in texts if text])


def is_timeline(document: Document) -> bool:
    """Return whether it is Zoom's timeline: moments with users, and nothing said."""
    if document.kind != "json":
        return False
    moments = Node.of(document).get("timeline", "timeline_refine")
    some = moments.value[:HEAD] if moments.is_list() else ()
    return any(isinstance(each, dict) and {"ts", "users"} <= each.keys() for each in some)


refused_format(
    "zoom_chat_file",
    title="Zoom chat",
    vendor="zoom",
    extensions=(".txt",),
    sniff=is_zoom_chat,
    seen=A_CHAT,
    remedy=GIVE,
)
refused_format(
    "meet_chat_file",
    title="Google Meet chat",
    captions=True,
    vendor="google_meet",
    extensions=(".sbv",),
    sniff=is_meet_chat,
    seen=A_CHAT,
    remedy=GIVE,
)
refused_format(
    "attendance_file",
    title="Microsoft Teams attendance list",
    vendor="teams",
    extensions=(".csv", ".xlsx"),
    kinds=("text", "xlsx"),
    sniff=lambda document: layout_of(document) in ("joins", "sections", "visits"),
    seen=A_LIST,
    remedy=GIVE,
)
refused_format(
    "participants_file",
    title="Zoom participants list",
    vendor="zoom",
    extensions=(".csv", ".xlsx"),
    kinds=("text", "xlsx"),
    sniff=lambda document: layout_of(document) == "zoom",
    seen=A_LIST,
    remedy=GIVE,
)
refused_format(
    "meet_attendance_file",
    title="Google Meet attendance list",
    vendor="google_meet",
    extensions=(".csv", ".xlsx"),
    kinds=("text", "xlsx"),
    sniff=lambda document: layout_of(document) == "meet",
    seen=A_LIST,
    remedy=GIVE,
)
refused_format(
    "timeline_file",
    title="Zoom timeline",
    vendor="zoom",
    kinds=("json",),
    extensions=(".json",),
    sniff=is_timeline,
    seen=marked("it holds who spoke when, not what was said"),
    remedy=GIVE,
)
