"""The question type `rhetorical`."""

from analyzer.acts.kinds import Cues, question_type


@question_type(
    "rhetorical",
    title="Rhetorical",
    definition="Asks for nothing: it makes a statement.",
    out="A question someone is meant to answer.",
    examples={
        "en": ("Who would ever buy that?",),
        "nl": ("Wie koopt dat nou?",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            (
                "who (would|cares|needs|wants|the hell|on earth|knows|could) (ever|really|even|"
                "actually|in their right mind|)"
            ),
            "who (would|could) (ever|want|buy|do|believe|have thought)",
            "how (hard|difficult) can (it|that) be",
            "what is the (point|use)",
            "why (bother|would anybody|would you|would i|would we|would they)",
            "what (can|could|do|am) i (do|say|know|supposed)",
            "(you know|guess) what $",
            "what else is new",
            "what the (hell|heck)",
            "(is not|are not) (that|we) ... (point|here for)",
            "^ why (not|on earth)",
            "(so|and|or) (what|why not) $",
            "or what $",
            "how (on earth|the hell|am i supposed)",
        ),
        "nl": (
            "^ (wie|wat|waarom|hoe|waar) ... nou",
            "hoe (moeilijk|lastig) kan (het|dat) (zijn|nou zijn)",
            "(wat|waar) (heb|hebben|heeft) (je|we) (daar|er|dan) (nou|nu|) aan",
            "(waarom zou|waarom zouden) (je|we|iemand|ik|ze)",
            "wie (wil|gaat|zou|weet|heeft) (dat|er|daar|het|nou) (nou|nu|ooit|in vredesnaam)",
            "weet je wat $",
            "wat (moet|kan) ik (daar|er) (nou|nu|anders|dan|aan)",
            "(en|nou) en $",
            "in (vredesnaam|godsnaam|hemelsnaam)",
            "waar (gaat|slaat) ... (op|heen|over)",
        ),
    }
