"""What files beside the transcript told, as it reads: the chat, and who was there when.

What was typed stays apart from what was said.
"""

from analyzer.display import Translate, clean, clock
from analyzer.session import Message, Person, Session


def typed(message: Message, translate: Translate) -> str:
    """Return a chat message as one line: when, who, what, and what it is about.

    >>> typed(Message(0, "Bo", "+1", 63.0, kind="reply", about="a plan"), str)
    '1:03 · Bo: +1 (reply to “a plan”)'
    """
    _ = translate
    when = clock(message.time) if (message.time or 0.0) >= 0.0 else ""
    said = f"{clean(message.speaker or _('someone'))}: {clean(message.text)}"
    about = clean(message.about)
    if message.kind != "message" and about:
        to = _("reaction to “{text}”") if message.kind == "reaction" else _("reply to “{text}”")
        said += f" ({to.format(text=about)})"
    return " · ".join(each for each in (when or clean(message.clock), said) if each)


def chat_title(session: Session, translate: Translate) -> str:
    r"""Return how much was typed, and that it is no speech; empty where nothing was.

    >>> from analyzer.formats import read
    >>> chat_title(read(b"Ann: Hi.\nBo: Hello.\n"), str)
    ''
    """
    if not session.messages:
        return ""
    reactions = sum(each.kind == "reaction" for each in session.messages)
    text = translate("Chat, apart from what was said: messages {messages}, reactions {reactions}.")
    return text.format(messages=len(session.messages) - reactions, reactions=reactions)


def stays(person: Person) -> str:
    """Return when someone was in the meeting: from the start of the recording, or by the clock.

    >>> from analyzer.session import Stay
    >>> stays(Person("Bo", stays=(Stay(-5.0, 60.0), Stay(joined="2026-03-02T10:05:00"))))
    '0:00–1:00, 10:05–…'
    """
    return ", ".join(
        f"{_moment(each.start, each.joined)}–{_moment(each.end, each.left)}"
        for each in person.stays
    )


def beside(session: Session, translate: Translate) -> list[tuple[str, list[str]]]:
    """Return what files beside the transcript told: titles, and the lines below each.

    What was typed stays apart from what was said; who was there shows with when, where known.
    """
    _ = translate
    there = [person for person in session.roster.people if person.stays]
    title = _("Who was there, and when ({count})").format(count=len(there))
    found = [
        (chat_title(session, _), [typed(each, _) for each in session.messages]),
        (title, [f"{clean(each.name)}: {stays(each)}" for each in there]),
    ]
    return [each for each in found if each[1]]


def _moment(seconds: float | None, wall: str | None) -> str:
    """Return a moment of joining or leaving, an ellipsis where it is not known."""
    if seconds is not None:
        return clock(max(seconds, 0.0))
    return clean(wall or "").partition("T")[2][:5] or "…"
