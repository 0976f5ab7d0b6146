"""Anki with its own sync server: new notes added to a synced collection, and how long their sync takes.

`anki_notes.py FOLDER COUNT BYTES` prints the seconds as JSON. Runs in an environment of its own that has `anki`.
"""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from anki.collection import Collection

USER, WORD = "peer", "practice"


def main(folder: Path, count: int, size: int) -> None:
    """Server up, empty collection up, notes added, the sync timed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = folder / "server"
    base.mkdir(parents=True)
    settings = {
        "SYNC_USER1": f"{USER}:{WORD}",
        "SYNC_BASE": str(base),
        "SYNC_PORT": str(port),
        "SYNC_HOST": "127.0.0.1",
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([sys.executable, "-m", "anki.syncserver"], env=os.environ | settings, **quiet)
    try:
        print(json.dumps(_timed(folder, f"http://127.0.0.1:{port}/", count, size)))  # noqa: T201
    finally:
        server.terminate()
        server.wait()


def _timed(folder: Path, endpoint: str, count: int, size: int) -> dict[str, float]:
    collection = Collection(str(folder / "collection.anki2"))
    auth = _signed_in(collection, endpoint)
    collection.close_for_full_sync()
    collection.full_upload_or_download(auth=auth, server_usn=None, upload=True)
    collection.reopen(after_full_sync=True)
    kind, deck = collection.models.by_name("Basic"), collection.decks.id("Default")
    for number in range(count):
        note = collection.new_note(kind)
        text = os.urandom(size // 4).hex()
        note.fields = [f"{number} {text}", text]
        collection.add_note(note, deck)
    started = time.perf_counter()
    told = collection.sync_collection(auth, sync_media=False)
    seconds = time.perf_counter() - started
    again = collection.sync_status(auth).required
    assert (told.required, again) == (0, 0), (told, again)
    collection.close()
    return {"seconds": seconds, "entries": count}


def _signed_in(collection, endpoint):
    for _ in range(100):
        try:
            return collection.sync_login(USER, WORD, endpoint)
        except Exception:  # noqa: BLE001
            time.sleep(0.1)  # it is not up yet
    raise SystemExit("the sync server never answered")


main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
