"""The process that asks for a kernel and stands for it until it ends."""

import json
import os
import signal
import socket
import sys
import threading

import pytest

from fer.report.run import fork_client
from fer.report.run.fork_client import main, within


@pytest.mark.skipif(sys.platform == "win32", reason="kernels are not forked there")
def test_it_says_what_it_wants_and_ends_with_the_kernel(tmp_path, monkeypatch):
    ignored, said = [], []
    monkeypatch.setattr(fork_client.signal, "signal", lambda *of: ignored.append(of))
    monkeypatch.chdir(tmp_path)

    def serve(listener):
        connection, _ = listener.accept()
        with connection, connection.makefile(encoding="utf-8") as lines:
            said.append(json.loads(lines.readline()))

    with socket.socket(socket.AF_UNIX) as listener:
        within(tmp_path, listener.bind)
        listener.listen()
        server = threading.Thread(target=serve, args=(listener,))
        server.start()
        main(str(tmp_path), "-f", "connection.json")
        server.join()
    assert ignored == [(signal.SIGINT, signal.SIG_IGN)]
    (wanted,) = said
    assert wanted == {"arguments": ["-f", "connection.json"], "environment": dict(os.environ), "folder": str(tmp_path)}
