"""The move `pressure`."""

from analyzer.acts.kinds import Cues, act


@act(
    "pressure",
    title="Pressure",
    definition="Demands a number or date with no room for obstacles.",
    out="A target with room for what stands in its way.",
    tool="targets as the point",
    examples={
        "en": ("Don't tell me why not, tell me when.",),
        "nl": ("Koste wat kost halen we die twaalf procent.",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            (
                "(don't|stop) (tell|telling|give|giving|come|saying|please come) (me|to me|) "
                "(why|excuses|reasons|problems|how|depends|it can't|with)"
            ),
            (
                "(i) (don't|do not) (care|want to hear|want to know) (what|why|how|about|who|"
                "if|excuses|problems|it|any|that)"
            ),
            (
                "(no|there's no|there are no|not an|aren't|isn't an) (more|) (excuse|excuses|"
                "exceptions|ifs|discussion|might|buts)"
            ),
            "(that's the|is the) (number|target|deadline|date) (and|find|no|full stop|period) ",
            (
                "(whatever it takes|no matter what|at all costs|at any cost|full stop|not an "
                "option|not negotiable|non-negotiable|make it happen|just get it done|find a "
                "way)"
            ),
            "(how) you (get there|do it|do that) is (your problem|up to you|not my problem)",
            "nobody (goes|leaves) (home|) ... (until|till)",
            (
                "(i want|i need|i expect) ... (by|on) (monday|tuesday|wednesday|thursday|"
                "friday|the|christmas|noon|tomorrow|tonight|end of) ... (no|and i don't care|"
                "or|full stop)"
            ),
            "(give me a date|stick to it|just deliver|hit the number|hit the target)",
            "! what would (stop|help)",
        ),
        "nl": (
            (
                "(koste wat kost|koste wat het kost|wat het ook kost|linksom of rechtsom|hoe "
                "dan ook halen|moet en zal|punt uit|geen discussie|zonder discussie|niet over "
                "in discussie|geen excuus|geen excuses|geen smoesjes)"
            ),
            "(kan|interesseert|boeit) me (niet|niks|geen) (schelen|wat|hoe|waarom)",
            "(het) (kan|interesseert) me niet (schelen)",
            (
                "(ik wil|wil ik|ik hoef) (geen|niet|niets) ... (horen|weten|te weten|te horen|"
                "excuses|problemen|verhalen)"
            ),
            "(ik vraag|vraag ik) niet (waar|waarom|hoe|of)",
            "hoe (je|jullie) (het|dat) (doet|doen|regelt) ... (moet|moeten) (je|jullie) (zelf)",
            "(deadline|datum) (schuift|verschuift|staat vast|is heilig)",
            (
                "(zorg|zorgt) (maar|er|) (dat|voor dat|gewoon dat) (het|dit|dat|die|we|je) ... "
                "(is|komt|lukt|halen|haalt|geregeld)"
            ),
            "(wordt|worden) (niet bijgesteld|gehaald punt)",
            "(wie|als) ... (niet kan|niet haalt|niet levert) ... (zoeken|plek|consequenties|weg)",
            "(kom|kom maar) niet (aan|bij me) (met|aan met)",
            "! (waar het vastloopt|wat heb je nodig|als het niet lukt)",
        ),
    }
