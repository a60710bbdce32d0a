"""Who makes transcripts, as people call them, in the groups and the order that read best."""

from collections.abc import Iterable
from typing import Final

from analyzer.translate import marked

GROUPS: Final = {
    marked("Meeting programs"): {
        "zoom": "Zoom",
        "teams": "Microsoft Teams",
        "google_meet": "Google Meet",
        "webex": "Webex",
    },
    marked("Note takers and transcription services"): {
        "otter": "Otter",
        "fathom": "Fathom",
        "fireflies": "Fireflies",
        "readai": "Read AI",
        "gong": "Gong",
        "grain": "Grain",
        "rev": "Rev",
        "amberscript": "Amberscript",
    },
    marked("Speech recognisers"): {
        "whisper": "Whisper",
        "whisperx": "WhisperX",
        "openai": "OpenAI",
        "assemblyai": "AssemblyAI",
        "deepgram": "Deepgram",
        "aws": "Amazon Transcribe",
        "google": "Google Speech-to-Text",
        "azure": "Azure Speech",
        "speechmatics": "Speechmatics",
        "elevenlabs": "ElevenLabs",
        "pyannote": "pyannoteAI",
        "ibm": "IBM Watson",
        "kaldi": "Kaldi",
    },
    marked("Research programs"): {"elan": "ELAN", "praat": "Praat"},
}
"""Group → vendor → what people call it."""
OTHERS: Final = marked("Other programs")
TITLES: Final = {vendor: title for group in GROUPS.values() for vendor, title in group.items()}


def vendor_title(vendor: str) -> str:
    """Return what people call a vendor.

    >>> vendor_title("zoom"), vendor_title("new_vendor")
    ('Zoom', 'New Vendor')
    """
    return TITLES.get(vendor, vendor.replace("_", " ").title())


def in_groups(vendors: Iterable[str]) -> dict[str, list[str]]:
    """Return vendors by group, in the order of `GROUPS`; those it lacks come last, by name.

    >>> in_groups(["kaldi", "acme", "zoom"])
    {'Meeting programs': ['zoom'], 'Speech recognisers': ['kaldi'], 'Other programs': ['acme']}
    """
    there = set(vendors)
    found = {title: [each for each in group if each in there] for title, group in GROUPS.items()}
    found[OTHERS] = sorted(there - set(TITLES))
    return {title: group for title, group in found.items() if group}
