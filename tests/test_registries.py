"""The names in every registry: a change here is a change users see, and goes in CHANGELOG."""

import pytest

from analyzer.acts import ACTS, QUESTION_TYPES
from analyzer.episodes import RESPONSES
from analyzer.formats import FORMATS
from analyzer.metrics import METRICS
from analyzer.registry import Registry

NAMES = [
    (
        FORMATS,
        """
        amberscript_captions amberscript_json amberscript_txt assemblyai_json attendance_file
        aws_transcribe_json azure_speech_json chat_cha ctm deepgram_json eaf elevenlabs_json
        fathom_json fathom_txt fireflies_json gong_json google_meet google_stt_json grain_json
        html ibm_json json_rows kaldi_json meet_attendance_file meet_chat_file
        openai_diarized_json otter_docx otter_txt participants_file pyannote_diarization
        pyannote_json readai_json rev_json rev_txt rttm rttm_words sbv screenplay seglst
        session_json speechmatics_json srt stm stream_vtt table teams_docx teams_metadata_vtt
        teams_vtt tei tei_spoken text_name text_name_dash text_name_over_time text_name_time
        text_nameless text_time_name textgrid timeline_file uem vtt webex_txt webex_vtt
        whisper_json whisperx_json zoom_captions zoom_chat_file zoom_vtt
        """,
    ),
    (
        ACTS,
        """
        appreciate ask authority belittle concern correction dissent fallibility frame idea
        image invite mistake park pressure retreat stakes support
        """,
    ),
    (
        QUESTION_TYPES,
        """
        check closed invite leading open procedural rhetorical
        """,
    ),
    (
        RESPONSES,
        """
        acknowledge act appreciate defend deflect dismiss explore no_uptake reasoned_no
        """,
    ),
    (
        METRICS,
        """
        acts_ask acts_concern acts_correction acts_dissent acts_idea acts_mistake acts_retreat
        answered_by_leader came_back cut_off_balance cut_off_share effective_move_makers
        effective_speakers floor_holding floor_transfer_offset instincts_overcome
        invitation_wait invitation_yield leader_hub_share leader_moves_appreciate
        leader_moves_authority leader_moves_belittle leader_moves_fallibility leader_moves_frame
        leader_moves_image leader_moves_invite leader_moves_park leader_moves_pressure
        leader_moves_stakes leader_moves_support leader_question_share long_gap_share
        longest_monologue moves_appreciate moves_authority moves_belittle moves_by_others
        moves_fallibility moves_frame moves_image moves_invite moves_park moves_pressure
        moves_stakes moves_support next_speaker_spread overlap_share overlapped_cut_off_share
        peer_to_peer_share question_share questions_check questions_closed questions_invite
        questions_leading questions_open questions_per_hour questions_procedural
        questions_rhetorical reciprocity response_acknowledge response_act response_appreciate
        response_defend response_deflect response_dismiss response_explore response_latency
        response_no_uptake response_reasoned_no responses_closes responses_neutral
        responses_opens seconds_gini seconds_share share_ratio silent_people speaking_up_breadth
        taken_back time_to_first_word top_share turn_taking_index turns_gini turns_share
        unanswered_invitations upward_share window_top_share words_gini
        words_gini_without_leaders words_share
        """,
    ),
]


@pytest.mark.parametrize(("registry", "names"), NAMES)
def test_names(registry: Registry[object], names: str) -> None:
    """The registry holds these names, in this order, and no others."""
    assert list(registry) == names.split()


def test_labels_and_measures_agree() -> None:
    """Each act, move, question type and response has its measure."""
    speak_up = {f"acts_{n}" for n, k in ACTS.items() if k.family == "speak_up"}
    moves = {
        f"{p}moves_{n}" for n, k in ACTS.items() if k.family == "move" for p in ("", "leader_")
    }
    questions = {f"questions_{name}" for name in QUESTION_TYPES}
    responses = {f"response_{name}" for name in RESPONSES}
    assert speak_up | moves | questions | responses <= set(METRICS)
