"""The question type `check`."""

from analyzer.acts.kinds import Cues, question_type


@question_type(
    "check",
    title="Check",
    definition="Asks for confirmation or clarification of what was just said; tags.",
    out="New information (closed).",
    examples={
        "en": ("So you mean the second one, right?",),
        "nl": ("Dus je bedoelt de tweede, toch?",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            "(do|did|so|you) (you|) (mean|saying|meaning)",
            "what (do|did) you (mean|say)",
            (
                "(right|correct|or not|is not it|are not we|are not they|do not you|does not "
                "it|will not it) $"
            ),
            "^ (what|pardon|sorry|which one|who|where) $",
            "is that (right|correct|what|it|the one|what you)",
            "(did|do) i (understand|get|hear) ... (right|correctly|that)",
            "(what|who) was that",
            "you're saying",
            "(can|could) you (repeat|say that again|clarify)",
            "(is it|is that|was that|are those|is this) the (one|same|thing)",
            "what is that",
        ),
        "nl": (
            "(bedoel|bedoelt|bedoelde|zeg) je",
            "je (bedoelt|zegt|bedoelde)",
            "(toch|hé|niet dan|of niet|nietwaar|niet waar|klopt dat|is het niet) $",
            "^ (wat|sorry|hoezo|welke|wie|waar) $",
            "(klopt|is) (dat|het) (zo|dat|wat je)",
            "(begrijp|snap|zie|hoor|heb) ik ... (goed|begrepen|dat)",
            "als ik ... goed begrijp",
            "wat (zei|zeg|bedoel) je",
            "(kun|kan) je dat ... herhalen",
            "is dat (de|het|die|wat)",
            "wat is dat",
        ),
    }
