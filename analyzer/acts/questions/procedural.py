"""The question type `procedural`."""

from analyzer.acts.kinds import Cues, question_type


@question_type(
    "procedural",
    title="Procedural",
    definition="Asks for a turn, about the agenda or logistics, or a favour.",
    out="A question about the content.",
    examples={
        "en": ("Can you share your screen?",),
        "nl": ("Kun je je scherm delen?",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            (
                "(can|could|would|will) (you|we|somebody|i|anybody) (please|just|maybe|all|"
                "quickly|also|) (share|send|show|pass|repeat|scroll|go|move|press|click|open|"
                "write|draw|put|take|give|turn|mute|unmute|start|stop|wait|print|read|close|"
                "bring|email|e|mail|plug|switch|hold|speak|come|call|keep|get|have|use|try|"
                "check|present|explain)"
            ),
            (
                "(shall|should) (we|i) (start|move|break|go|begin|continue|stop|end|take|"
                "proceed|wrap|do|carry|meet|have|read|try)"
            ),
            "(can|could) (you|everybody|we|you all) (hear|see|read) (me|that|this|it|my|us|the)",
            (
                "(is|are) (the|this|my|it|we|you|that) (mic|microphone|recording|on|working|"
                "done|finished|ready|finish|the last|next|muted|recorded|screen|in order)"
            ),
            "(next|last) slide",
            "(how much|enough|any|have) time",
            (
                "(who|who wants to|who is|who wants|want to|wants to) (go|going|goes|start|to "
                "start|starts|first|next|present)"
            ),
            (
                "(do|did|have) (you|we|i) (need to|have to|) (do|sign|fill|read|move|start|"
                "finished|finish|got the|get the|get the email|send)"
            ),
            "(what's|what is|what are) (next|on the agenda|left|the agenda|the time|we)",
            "what time",
            "when (is|are|do|should|can) (the next|our next|we|you)",
            "(may|can) i (ask|start|go|just|have|say|add|interrupt|use|get|borrow)",
            "are (we|you) (done|ready|finished|all set|okay|through)",
            "where (do|should|is|are) (i|we|you|my|the|your)",
            "(do|would) you (want|mind|like) (me|to)",
            (
                "what (do|should|are|do we need to) we (do|have to do|doing|supposed|need to) "
                "(now|next)"
            ),
        ),
        "nl": (
            (
                "(kun|kan|wil|kunnen|willen|zou|zouden|kunt|mag) (je|we|jullie|iemand|ik) ... "
                "(delen|sturen|laten zien|doorgeven|herhalen|scrollen|openen|opschrijven|"
                "tekenen|aanzetten|uitzetten|pakken|mailen|starten|beginnen|stoppen|wachten|"
                "voorlezen|doorsturen|dichtdoen|meenemen|aangeven|geven|zetten|noteren|bellen|"
                "terug)"
            ),
            (
                "(zullen|gaan|moeten) (we|ik) ... (beginnen|starten|verder|stoppen|doorgaan|"
                "pauzeren|afsluiten|afronden|door|even)"
            ),
            (
                "(kun|kan|kunnen) (je|jullie|iedereen|we) (me|dat|dit|het|mijn|) (horen|zien|"
                "verstaan|goed horen|goed zien)"
            ),
            (
                "(staat|doet|is|zijn|loopt) (de|het|die|mijn|je|we) (microfoon|opname|aan|"
                "klaar|scherm|geluid|iedereen|camera)"
            ),
            "(volgende|laatste) (slide|dia|sheet|punt)",
            "(hoeveel|nog|genoeg) tijd",
            "wie (begint|gaat|wil) (eerst|er|beginnen|)",
            (
                "(hoe laat|wanneer is de volgende|wat staat er|zijn we klaar|ben je klaar|zijn "
                "jullie klaar|mag ik|zal ik)"
            ),
            "waar (is|moet|moeten|zit|staat|ligt) (ik|de|mijn|het|we|je)",
        ),
    }
