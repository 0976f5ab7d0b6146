"""Two sounds that cannot be mistaken for each other; no player means no sound, never an error."""

from __future__ import annotations

import io
import wave
from itertools import pairwise

import pytest

from cchc_desktop.ui import sounds
from cchc_desktop.ui.sounds import RATE, Sound, Sounds, wav


def samples(sound: Sound) -> list[int]:
    with wave.open(io.BytesIO(wav(sound))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        raw = file.readframes(file.getnframes())
    return [int.from_bytes(raw[i : i + 2], "little", signed=True) for i in range(0, len(raw), 2)]


def hertz(part: list[int]) -> float:
    crossings = sum(1 for a, b in pairwise(part) if a < 0 <= b)
    return crossings * RATE / len(part)


def test_taken_goes_up_in_a_hundred_and_twenty_milliseconds() -> None:
    sound = samples(Sound.TAKEN)
    half = len(sound) // 2

    assert len(sound) == pytest.approx(RATE * 0.12, abs=2)
    assert hertz(sound[:half]) == pytest.approx(880, abs=25)
    assert hertz(sound[half:]) == pytest.approx(1175, abs=25)


def test_refused_is_low_and_comes_twice() -> None:
    sound = samples(Sound.REFUSED)
    beep, pause = int(RATE * 0.15), int(RATE * 0.06)

    assert hertz(sound[:beep]) == pytest.approx(220, abs=10)
    assert not any(sound[beep : beep + pause])
    assert hertz(sound[beep + pause :]) == pytest.approx(220, abs=10)


def test_without_a_player_it_is_silent_and_says_so(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds.shutil, "which", lambda _name: None)
    player = Sounds()

    player.play(Sound.TAKEN)

    assert not player.audible


def test_switched_off_it_is_not_audible(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds.shutil, "which", lambda _name: "/bin/true")

    assert Sounds(on=True).audible
    assert not Sounds(on=False).audible


def test_a_refusal_is_heard_to_its_end_whatever_is_scanned_next(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds.shutil, "which", lambda name: "/bin/cat" if name == "paplay" else None)
    player = Sounds()

    player.play(Sound.REFUSED)
    refusal = player._playing
    player.play(Sound.TAKEN)
    assert player._playing is refusal

    assert refusal is not None
    assert refusal.waitForFinished(2000)
    player.play(Sound.TAKEN)
    assert player._playing is not refusal
    player._playing.waitForFinished(2000)


def test_the_sound_is_handed_to_the_player_and_a_second_one_cuts_it_short(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sounds.shutil, "which", lambda name: "/bin/cat" if name == "paplay" else None)
    player = Sounds()

    player.play(Sound.TAKEN)
    player.play(Sound.REFUSED)

    assert player._playing is not None
    assert player._playing.waitForFinished(2000)
    assert player._playing.exitCode() == 0
