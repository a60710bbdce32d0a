"""The speak-up act `ask`."""

from analyzer.acts.kinds import Cues, act


@act(
    "ask",
    title="Ask",
    definition="Admits not knowing or not understanding, or asks for help or a basic explanation.",
    out="Procedural and rhetorical questions; a leader inviting input (invite); plain information "
    "questions that expose no gap.",
    examples={
        "en": (
            "Sorry, I'm lost: what does the retention flag actually do?",
            "I don't know how to estimate this, could someone help me?",
        ),
        "nl": (
            "Misschien een domme vraag, maar wat bedoelen we hier met doorlooptijd?",
            "Ik kom er eigenlijk niet uit, kan iemand met me meekijken?",
        ),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            "i don't know (what|who|where|which|how) (to|exactly|is the|these|those|it means)",
            "(i'm|i got) (really|just|) (confused|lost) (about|by|here)",
            "(anybody|anyone) ... (explain|intuition|intuitions) ?",
            "(stupid|dumb|silly|basic|naive|ignorant) question",
            "i'm (a bit|a little|completely|totally|) (lost|confused)",
            (
                "i (don't|do not|didn't|did not) (really|quite|fully|) (understand|follow|get|"
                "see) (what|how|why|that|this|it|the|you)"
            ),
            "i (don't|didn't) (really|quite|) (understand|follow) $",
            "i'm not (following|with you)",
            (
                "i don't (even|actually|really|) know (how to|what that|what this|what it "
                "means|where to|which)"
            ),
            "i don't know what ... (is|are|means|stands for) $",
            (
                "(could|can|would) (someone|you|anyone) (please|maybe|) (help me|explain|walk "
                "me through|remind me|show me how)"
            ),
            "(can|could) (you|we|someone) (help|explain) ?",
            (
                "(i need|i could use|i'd like) (some|a bit of|your|) help (with|on|here|to) "
                "(understanding|this|how|figuring|here|me|it)"
            ),
            "what (does|do|is|are) ... (mean|stand for|actually do) ?",
            "i (missed|forgot|forget) (that|what|how|the last|again)",
            "i have no (idea|clue) (how|what|where|why) (to|you|we|this|that|it)",
            "i'm (stuck|struggling) (with|on|to)",
            "(sorry|) what (was|is|does) that (again|mean) ?",
            "! you don't know",
        ),
        "nl": (
            "(domme|stomme|simpele|rare|basale) vraag",
            "ik (kom|geraak) er (eigenlijk|echt|gewoon|) niet uit",
            "ik (ben|raak) (je|de draad|het|even|een beetje|) kwijt",
            (
                "ik (snap|begrijp|volg) (het|dat|dit|je|er|hem) (eigenlijk|even|echt|nog|) "
                "(niet|niks|niets)"
            ),
            (
                "ik (snap|begrijp) (eigenlijk|even|echt|nog|) niet (goed|helemaal|echt|) (hoe|"
                "wat|waarom|waar|wie|of|dat)"
            ),
            "dat (snap|begrijp|volg) ik (eigenlijk|even|nog|) niet",
            (
                "ik (weet|wist) (eigenlijk|echt|nog|) niet (goed|) (hoe ik|hoe je|wat dat|wat "
                "het|wat een|hoe dat|waar ik)"
            ),
            (
                "(kan|wil|zou) (iemand|je) (me|dat|het|even|) ... (helpen|uitleggen|meekijken|"
                "uit leggen)"
            ),
            "(kan|wil) iemand (met me|me|)",
            "wat (is|betekent|betekenen|bedoelen we|houdt) ... (eigenlijk|precies|met|in) ?",
            "waar (staat|staan) ... voor ?",
            "ik (heb|had) (dat|het|dit|) (even|) (niet begrepen|niet gevolgd|gemist)",
            "ik loop (hier|er|daar|) (op|mee|) vast",
            "leg (me|dat|het) (dat|eens|nog|even) ... uit",
        ),
    }
