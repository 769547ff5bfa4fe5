"""`python -m fer.cli.tied`: the command line in a process that ends with the one that started it, however that ended.

Its standard input is a pipe of which the other process holds the end to write to: it closes with that process.
"""

import os
import signal
import threading
import time

from fer.cli.main import main

GRACE = 10.0  # seconds to leave things in order


def _end_with_input() -> None:
    while os.read(0, 1):  # nothing is meant to come
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_input, daemon=True).start()
    main()
