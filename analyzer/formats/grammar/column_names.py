"""What a column's name says it holds, in English, Dutch and other languages of meetings."""

import re
from functools import lru_cache
from typing import Final

from analyzer.formats.grammar.time_cells import UNITS

_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_APART: Final = re.compile(r"[\W_]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.casefold().split())


_SPEAKER: Final = _set(
    """
    speaker spreker spreekster participant deelnemer deelneemster spk spkr talker sprecher
    sprecherin redner locuteur locutrice intervenant intervenante participante hablante orador
    interlocutor parlante relatore oratore falante speakername talare taler puhuja mówca 発言者 话者
    """
)
_SPEAKERS: Final = _set("speakers sprekers participants deelnemers")
_PERSON: Final = _set(
    """
    name naam who wie person persoon character personage caller author auteur from van sender
    afzender user gebruiker member lid actor username displayname fullname personname voice stem
    nom nombre nome namn navn persona personne
    """
)
_ROLE: Final = _set("role rol agent channel kanaal source media tier tracks track spoor")
_OR_ROLE: Final = _set("or of oder ou customer client klant caller patient user gebruiker")
_NAME: Final = _set("name naam display full label weergavenaam names user")
IDENTITY: Final = _set("id ids uuid nr no number nummer code key idx")
_NO_SPEAKER: Final = _set(
    """
    email mail e count aantal confidence score url avatar image type time times timestamp start end
    duration gender color colour language phone company team organisation organization title talk
    text words word content change first last is turn host sentiment
    """
)
_TEXT: Final = _set(
    """
    text tekst texte texto testo utterance utterances uiting uitspraak transcripttext spokentext
    """
)
_SAID: Final = _set(
    """
    transcript transcription transcriptie content inhoud message bericht sentence sentences zin
    speech spoken dialogue dialog dialoog caption subtitle said gezegd gezegde quote citaat inhalt
    transkript transkription transcripción transcrição trascrizione contenu contenido contenuto
    conteúdo äußerung énoncé
    """
)
_PERHAPS: Final = _set(
    """
    words woorden line regel body value utt phrase turn beurt paragraph alinea opmerking comment
    tekstregel token word woord wat what msg snippet annotation annotatie
    """
)
_VARIANT: Final = _set("raw normalized clean cleaned original masked lower processed tokenized")
_NO_TEXT: Final = _set(
    """
    id ids uuid lang language taal confidence count aantal length type url sentiment span time start
    end number nr index translated translation vertaling tag tags score status timestamp emotion
    topic name naam summary title offset speaker file filename filters begin emoji
    """
)
_START: Final = _set(
    """
    start begin started begins aanvang onset starttijd begintijd starttime startat beginning
    begintime xmin tmin startsec startzeit beginn anfang anfangszeit début debut départ
    inicio início inizio
    """
)
_TIME: Final = _set(
    """
    time timestamp timestamps tijd tijdstip tijdstempel tijdcode timecode offset timespan stamp
    when wanneer clock klok tijdspanne zeit zeitspanne zeitstempel heure horodatage temps
    hora tiempo tempo ora orario tc ts
    """
)
_FROM: Final = _set("from van von de in t t0 bt st")
_DAY: Final = _set("date datum datetime created")
_OTHER_CLOCK: Final = _set("absolute utc wall real formatted display clock iso")
_NO_TIME: Final = _set(
    """
    id word words text speaker count updated zone timezone total ago char chars character page line
    token index sentence of per talk speaking reading
    """
)
_END: Final = _set(
    """
    end stop eind einde eindtijd endtime stoptijd stoptime until finish xmax tmax ended ends ende
    endzeit fin final fim fine
    """
)
_TO: Final = _set("to tot bis out t1 et en")
_DURATION: Final = _set("duration dur duur looptijd dauer durée duración durata duração")
_LENGTH: Final = _set("length lengte")


def words_of(header: str) -> list[str]:
    """Return the words of a column's name, camel case and underscores taken apart.

    >>> words_of("Start Time (ms)"), words_of("speakerName"), words_of("speaker.display_name")
    (['start', 'time', 'ms'], ['speaker', 'name'], ['speaker', 'display', 'name'])
    """
    return _APART.sub(" ", _CAMEL.sub(" ", header[:100])).casefold().split()


@lru_cache(maxsize=4096)
def rank(field: str, header: str) -> int | None:
    """Return how well a column's name fits a field: 0 best, None not at all.

    >>> rank("speaker", "Naam"), rank("speaker", "speaker_id"), rank("text", "Uitspraak")
    (3, 5, 0)
    >>> rank("start", "Start Time (ms)"), rank("text", "speaker"), rank("text", "text.status")
    (0, None, None)
    """
    words = set(words_of(header))
    last = set(words_of(header.rpartition(".")[2])) if "." in header.strip(". ") else words
    if field == "text" and last and _rank_text(last) is None:
        return None  # "transcript.status" is of a transcript, and none
    return _RANKS[field](words) if words else None


def _rank_speaker(words: set[str]) -> int | None:
    bare = words - _NAME - IDENTITY
    if words & _NO_SPEAKER - _NAME:
        return None
    if words & _SPEAKER:
        if words & IDENTITY:
            return 5
        return 0 if words & _NAME else 1 + int(bool(bare - _SPEAKER))
    if words & _SPEAKERS:
        return 2
    if words & _PERSON and not bare - _PERSON:
        return 7 if words & IDENTITY else 3
    return 6 if words & _ROLE and words <= _ROLE | _OR_ROLE else None


def _rank_text(words: set[str]) -> int | None:
    if words & _NO_TEXT:
        return None
    for at, group in enumerate((_TEXT, _SAID, _PERHAPS)):
        if words & group:
            return 2 * at + int(bool(words & _VARIANT or words - group))
    return None


def _rank_start(words: set[str]) -> int | None:
    if words & (_NO_TIME | _END | _DURATION | _LENGTH) or _is_out(words):
        return None
    worse = int(bool(words & _OTHER_CLOCK))
    if words & _START:
        return worse
    if words & _TIME:
        return 2 + worse
    if words <= _FROM:
        return 4
    return 5 if words & _DAY else None


def _rank_end(words: set[str]) -> int | None:
    if words & (_NO_TIME | _START | _DURATION):
        return None
    if words & _END:
        return int(bool(words & _OTHER_CLOCK))
    return 3 if words <= _TO or _is_out(words) else None


def _is_out(words: set[str]) -> bool:
    """Return whether words name the time at which something goes out: "Timecode Out"."""
    return bool(words & _TO) and bool(words & _TIME) and words <= _TO | _TIME


def _rank_duration(words: set[str]) -> int | None:
    if words & _NO_TIME:
        return None
    if words & _DURATION:
        return 0
    return 2 if words & _LENGTH and words <= _LENGTH | set(UNITS) else None


_RANKS: Final = {
    "speaker": _rank_speaker,
    "text": _rank_text,
    "start": _rank_start,
    "end": _rank_end,
    "duration": _rank_duration,
}
