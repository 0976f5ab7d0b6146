"""The two sounds (âm báo): taken, a tone going up; refused, a low tone twice."""

from __future__ import annotations

import io
import math
import shutil
import struct
import sys
import wave
from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, QProcess, QThreadPool

RATE: Final = 22050
_FADE_S: Final = 0.008  # without it a tone starts and ends with a click
_PLAYERS: Final = (("paplay", ()), ("aplay", ("-q", "-")), ("pw-play", ("-",)))


class Sound(Enum):
    """Which one; silence never means success."""

    TAKEN = "taken"
    REFUSED = "refused"


class Sounds(QObject):
    """Plays through what the system has; `audible` is False when there is nothing, and then the strip must flash."""

    def __init__(self, on: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on = on
        self._player = _player()
        self._playing: QProcess | None = None
        self._sound = Sound.TAKEN  # the one last begun

    @property
    def audible(self) -> bool:
        """Whether a sound would be heard."""
        return self.on and (sys.platform == "win32" or self._player is not None)

    def play(self, sound: Sound) -> None:
        """Play it and return at once; does nothing when not audible.

        A refusal is heard to its end: the next folder's tone does not cut it short, and silence never means success.
        """
        if not self.audible or (sound is Sound.TAKEN and self._is_refusing):
            return
        self._sound = sound
        if sys.platform == "win32":
            QThreadPool.globalInstance().start(lambda: _play_on_windows(wav(sound)))
        else:
            self._start(wav(sound))

    @property
    def _is_refusing(self) -> bool:
        running = self._playing is not None and self._playing.state() is not QProcess.ProcessState.NotRunning
        return running and self._sound is Sound.REFUSED

    def _start(self, data: bytes) -> None:
        assert self._player is not None
        self._stop()
        program, arguments = self._player
        self._playing = QProcess(self)
        self._playing.setStandardOutputFile(QProcess.nullDevice())
        self._playing.setStandardErrorFile(QProcess.nullDevice())
        self._playing.start(program, list(arguments))
        self._playing.write(data)
        self._playing.closeWriteChannel()

    def _stop(self) -> None:
        if self._playing is not None:
            self._playing.kill()
            self._playing.waitForFinished(50)
            self._playing.deleteLater()
            self._playing = None


def wav(sound: Sound) -> bytes:
    """The sound as a WAV file: 880 then 1175 Hz in 120 ms, or 220 Hz twice for 150 ms."""
    if sound is Sound.TAKEN:
        return _wav([(880, 0.06), (1175, 0.06)])
    return _wav([(220, 0.15), (0, 0.06), (220, 0.15)])


def _wav(tones: Sequence[tuple[int, float]]) -> bytes:
    samples = b"".join(_tone(hertz, seconds) for hertz, seconds in tones)
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples)
    return file.getvalue()


def _tone(hertz: int, seconds: float) -> bytes:
    count = int(RATE * seconds)
    fade = RATE * _FADE_S
    return b"".join(
        struct.pack(
            "<h", round(12000 * min(1.0, i / fade, (count - i) / fade) * math.sin(2 * math.pi * hertz * i / RATE))
        )
        for i in range(count)
    )


def _player() -> tuple[str, tuple[str, ...]] | None:
    return next(((path, arguments) for name, arguments in _PLAYERS if (path := shutil.which(name))), None)


if sys.platform == "win32":
    import winsound

    def _play_on_windows(data: bytes) -> None:
        """Blocks while it sounds, so it runs in a pool; Windows cannot play memory without blocking."""
        winsound.PlaySound(data, winsound.SND_MEMORY | winsound.SND_NODEFAULT)
