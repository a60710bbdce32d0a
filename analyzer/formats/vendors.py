"""Who makes transcripts, as people call them, and in which order a list of them reads best."""

from collections.abc import Iterable
from typing import Final

TITLES: Final = {
    "zoom": "Zoom",
    "teams": "Microsoft Teams",
    "google_meet": "Google Meet",
    "webex": "Webex",
    "otter": "Otter",
    "fathom": "Fathom",
    "fireflies": "Fireflies",
    "readai": "Read AI",
    "gong": "Gong",
    "grain": "Grain",
    "rev": "Rev",
    "amberscript": "Amberscript",
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
}
"""In the order of lists: meeting programs, note takers, speech recognisers."""


def vendor_title(vendor: str) -> str:
    """Return what people call a vendor.

    >>> vendor_title("zoom"), vendor_title("new_vendor")
    ('Zoom', 'New Vendor')
    """
    return TITLES.get(vendor, vendor.replace("_", " ").title())


def in_order(vendors: Iterable[str]) -> list[str]:
    """Return vendors as lists name them: those of `TITLES` first, then others by name.

    >>> in_order(["kaldi", "acme", "zoom"])
    ['zoom', 'kaldi', 'acme']
    """
    known = {vendor: place for place, vendor in enumerate(TITLES)}
    return sorted(set(vendors), key=lambda each: (known.get(each, len(known)), each))
