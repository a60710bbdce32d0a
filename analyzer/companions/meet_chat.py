"""Google Meet's chat: an .sbv file whose cues are `Name: text`, on the clock of the recording."""

from analyzer.companions import companion
from analyzer.companions.parts import Chat
from analyzer.formats.files.document import Document
from analyzer.formats.grammar.cues import COMMA, cue_blocks
from analyzer.formats.grammar.voices import voices
from analyzer.formats.side_files import is_meet_chat
from analyzer.session import Message
from analyzer.translate import marked


@companion(
    "meet_chat",
    title="Google Meet chat",
    vendor="google_meet",
    what="chat",
    extensions=(".sbv",),
    how_to_export=marked(
        "It lies beside the recording in the organiser's Drive, in the folder Meet Recordings."
    ),
    sniff=is_meet_chat,
)
def parse_meet_chat(document: Document) -> Chat:
    """Parse messages; those without a name are no one's."""
    said = voices(list(cue_blocks(document, COMMA)))
    cues = [each.uttered() for each in said if each.text]
    messages = tuple(
        Message(at, each.speaker, each.text, each.start, f"{each.start:.0f} s", line=each.line)
        for at, each in enumerate(cues)
    )
    source = document.source("meet_chat", vendor="google_meet", layout="sbv")
    return Chat(messages, 0, "recording", source)
