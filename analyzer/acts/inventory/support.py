"""The move `support`."""

from analyzer.acts.kinds import Cues, act


@act(
    "support",
    title="Support",
    definition="Offers help, backs or coaches a colleague.",
    out="Taking a task as a matter of routine.",
    tool="mentor",
    examples={
        "en": ("Shall we look at it together after this?",),
        "nl": ("Ik loop er straks wel even met je doorheen.",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            "(shall|should|could|can) (we|i|you and i) ... (together|with you)",
            (
                "(i'll|i will|i can|let me|i could|happy to) (sit|help|walk|stay|cover|support|"
                "talk|guide|teach|go|work|think) (you|with you|through it with you|next to you|"
                "for you|you through it)"
            ),
            (
                "(i'll|i will|i can|i could|happy to|glad to|let me) (help|give you a hand|sit "
                "down with you|go through it with you|come over)"
            ),
            "(would it|does it|will it) help (if|to) (i|practise|talk|you|we|have)",
            "(you're|you are) not (alone|on your own)",
            "(you don't have to|don't) ... (alone|on your own|by yourself)",
            (
                "(i'm|i am|we're) (behind you|behind her|behind him|with you on|backing|here "
                "for you|here if you)"
            ),
            "i'll back (you|her|him)",
            (
                "(knock on my door|my door is|give me a shout if|come to me if|let me know if "
                "you need|just let me know|if you get stuck)"
            ),
            (
                "(we'll|we can|let's) (sort|figure|work|rehearse|look at|go through|do|fix) "
                "... together"
            ),
            "how can i help",
            "what can i do to help",
            "(shall|can) i (help|show|give) you",
        ),
        "nl": (
            (
                "(ik|dan) (loop|kom|ga|kijk|help|blijf|sta|neem|zit|geef|toon|leg|denk|zoek|"
                "rijd) ... (met je|naast je|naar je|je|voor je|achter je|bij je) ... (doorheen|"
                "zitten|mee|toe|helpen|over|door|uit|bij|even|wel)"
            ),
            (
                "(ik|dan) (help|loop|kijk|denk|ga) (je|jullie|even|wel|straks|er) ... (mee|mee "
                "door|mee doorheen|even mee|wel even|doorheen|helpen)"
            ),
            "(ik help|help ik) (je|jullie|hem|haar|wel|even)",
            (
                "(zal|kan|mag|zullen|kunnen) (ik|we) ... (helpen|meelopen|meekijken|samen|"
                "overnemen|voordoen|met je)"
            ),
            "(wil|heb) je (dat ik|hulp|een handje|er hulp|iemand nodig|het eerst) ",
            (
                "(hulp nodig|kan ik helpen|een handje helpen|waarmee kan ik|sta je niet alleen|"
                "sta achter|val ik je bij|steun je|mijn deur staat)"
            ),
            "(hoeft|moet) (dat|het|dit) niet alleen (te|) (doen|dragen|oplossen)",
            "(ik neem|neem ik) ... van je over",
            "(zoeken|doen|kijken|lossen|pakken|lopen|repeteren|bekijken) (we|het) ... samen",
            "(als je|mocht je) ... (vastloopt|hulp nodig hebt|hulp nodig|niet uitkomt)",
            "je (mag|kunt|kan) (me altijd|altijd) (bellen|storen|langskomen|vragen)",
            "(doe|neem) ik (jouw|je) ... (wel|over)",
        ),
    }
