"""The move `invite`."""

from analyzer.acts.kinds import Cues, act


@act(
    "invite",
    title="Invite",
    definition="Genuinely asks for input, doubts or another view, of the group or a named person.",
    out='"Any questions? No? Good" in one breath; leading questions.',
    tool="invite participation",
    examples={
        "en": ("Priya, you've run these before, what would worry you?",),
        "nl": ("Wat zie ik over het hoofd?",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            (
                "(if|so) (you|you guys|you all) (have|'ve got) (any|some|another|other) "
                "(questions|ideas|comments|suggestions|thoughts|objections)"
            ),
            "(i'm|we're) open to (suggestions|ideas|other|anything|input)",
            "what (are|might|could|would|about) (your|be your) (input|thoughts|ideas|opinion)",
            "(is|are) there (anything|something) (we|i|that|else|you) ?",
            "(have|did) (i|we) (forgotten|forget|miss|missed|overlooked) anything",
            (
                "(do|can) (you|we) ... (other|any|some) (ideas|concepts|suggestions|thoughts|"
                "questions|comments) ?"
            ),
            "what am i (missing|overlooking|not seeing)",
            "what are we (missing|overlooking|not seeing|forgetting)",
            (
                "what (do|would|did) (you|you guys|you all|others|people|everybody|we|the "
                "others|the rest) (guys|all|) (think|say|prefer|suggest|want to add|reckon|"
                "have to say)"
            ),
            "what (would|could|might) (worry|bother|concern) you",
            "what (could|would|might) (go wrong|make this fail|stop us)",
            (
                "how (do|does|would|did) (you|you guys|everybody|people|others|we|the others) "
                "(guys|all|) (feel|see|think about|look at|like)"
            ),
            (
                "(what is|what are|what's) your (opinion|opinions|view|views|thoughts|take|"
                "feeling|feelings|ideas|experience|worry|doubts)"
            ),
            "(your|any) (thoughts|opinion|take|view) ?",
            (
                "(is|are|were|do you have|does anybody have|anybody have|has anybody|have you|"
                ") (there|got|) any (other|more|further|) (questions|thoughts|comments|ideas|"
                "suggestions|objections|concerns|opinions|views|feedback|doubts|input|worries|"
                "preferences) ?"
            ),
            (
                "^ any (other|more|further|) (questions|thoughts|comments|ideas|suggestions|"
                "objections|concerns|opinions|feedback|input)"
            ),
            (
                "(does|has|do|did|is|would|can) (anybody|somebody|anybody else|somebody else) "
                "(else|) (have|has|want|wants|see|disagree|feel|think|got|like|object|not|"
                "against|happy|know if|add|here)"
            ),
            "^ (anybody|anything) (else|have|want|disagree|to add|got|against|you want)",
            (
                "who (sees|thinks|would|has|feels) ... (differently|else|another|different|"
                "disagree|doubts)"
            ),
            (
                "(is|is there) anything (you|else you|anybody|that you|else|we|to) ... (add|"
                "missing|missed|want|like|say|worried|worries)"
            ),
            (
                "(do|would|did) you (guys|all|) (agree|have any|have anything|have something "
                "to|want to add|like to add|disagree|object|want to say)"
            ),
            (
                "(is|are) (everybody|you|we all|you guys|you all) (happy|okay|fine|comfortable|"
                "agreed) with"
            ),
            (
                "(tell me|let me know|i want to hear|i'd like to hear|i'd love to hear|"
                "curious) (if|what|your|where|about|from|how|why)"
            ),
            "(speak up|stop me|interrupt me|jump in|shout) if",
            "(feel free|please) (to|) (interrupt|comment|disagree|object|add|jump in|challenge)",
            "(what|how) about you $",
            "(want|like) to hear (from|your|what|you)",
            "(challenge|push back on|poke holes in|pick holes in) (me|this|that|it)",
            "! questions no",
        ),
        "nl": (
            "wat (zie|mis|vergeet|zien|missen|vergeten) (ik|we)",
            (
                "(wat|hoe) (vinden|vind|denken|denk|zien|zie|kijken|kijk|vindt) (jullie|je|"
                "anderen|de anderen|de rest|iedereen|men)"
            ),
            (
                "wat (zouden|zou) (jullie|je|anderen) ... (doen|zeggen|denken|kiezen|vinden|"
                "willen|zorgen)"
            ),
            (
                "wie (kijkt|ziet|denkt|vindt|heeft|wil) ... (anders|naar|een ander|twijfels|"
                "bezwaar|aanvulling|reageren|vragen|ideeën|idee|nog)"
            ),
            (
                "(heeft|hebben|heb) (iemand|jullie|je|iemand anders) (nog|hier|daar|al|verder|"
                ") (een|) (vragen|vraag|ideeën|idee|opmerkingen|opmerking|suggesties|suggestie|"
                "bezwaar|bezwaren|aanvullingen|twijfels|zorgen|mening|voorstellen|iets|"
                "voorkeur|aan te vullen)"
            ),
            (
                "(zijn|is) er (nog|verder|al|) (vragen|opmerkingen|ideeën|suggesties|iets|"
                "iemand|bezwaren|aanvullingen|twijfels|zorgen|punten)"
            ),
            (
                "^ (nog|verder nog|iemand|iemand nog) (een|) (vragen|vraag|opmerkingen|ideeën|"
                "idee|suggesties|iemand|aanvullingen|iets|bezwaar|bezwaren|mening)"
            ),
            (
                "(wat is|hoe is|wat zijn) (jullie|je) (mening|gevoel|idee|kijk|ideeën|indruk|"
                "gedachten|ervaring|twijfel)"
            ),
            "waar (zitten|zit|liggen) ... (zorgen|twijfels|twijfel|pijn)",
            "wat (kan|kon|zou|zou er|kan er|gaat er) ... (misgaan|mis gaan|fout gaan)",
            (
                "(wil|wilt|willen) (iemand|jullie|je) ... (zeggen|kwijt|toevoegen|reageren|"
                "aanvullen|toelichten)"
            ),
            (
                "(zijn|is|ben) (jullie|iedereen|we|je) (het|) (er|hier|daar|) (allemaal|) (mee|"
                ") (eens|akkoord|oké|blij|tevreden)"
            ),
            "(zeg|laat) (het|maar|gerust|me|weten) ... (als|wat|of|waar|hoe)",
            (
                "(ik hoor|hoor ik|ik wil|wil ik) (graag|het graag) (van|horen|weten|jullie|wat|"
                "hoe|waar)"
            ),
            "(benieuwd|nieuwsgierig) (naar|wat|hoe|of)",
            "(spreek|val) me (tegen|in de rede)",
            "(schiet|prik) (maar|er|) ... (gaten|door|op)",
            "(en|) (jij|je|jullie) $ ?",
        ),
    }
