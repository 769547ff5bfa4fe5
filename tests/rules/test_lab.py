"""JupyterLab as `make lab` starts it runs code of whoever reaches it: that is the person at this machine alone."""

import ipaddress
import re
import shlex
import socket
from pathlib import Path

import pytest
from jupyter_server.serverapp import ServerApp
from traitlets.config.loader import PyFileConfigLoader

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "notebooks" / "lab" / "jupyter_lab_config.py"
LINES = [line.strip() for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if "jupyter lab" in line]


def started(line: str) -> ServerApp:
    """The server as the file configures it, and the words of a line of the Makefile on top; it is not running."""
    words = [word for word in shlex.split(re.sub(r"\$\([^)]*\)", "", line)) if word.startswith("--")]
    server = ServerApp(config=PyFileConfigLoader(CONFIG.name, str(CONFIG.parent)).load_config())
    server.parse_command_line(words)
    return server


def doors(server: ServerApp) -> list[str]:
    """What would let others in."""
    addresses = {address[0] for *_, address in socket.getaddrinfo(server.ip or "0.0.0.0", 0)}
    found = [address for address in sorted(addresses) if not ipaddress.ip_address(address).is_loopback]
    found += [name for name in ("allow_remote_access", "allow_origin", "disable_check_xsrf") if getattr(server, name)]
    tokens = {server.identity_provider_class(parent=server).token for _ in range(2)}
    return found + (["token"] if len(tokens) < 2 or min(map(len, tokens)) < 40 else [])


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    monkeypatch.delenv("JUPYTER_TOKEN", raising=False)
    monkeypatch.setenv("JUPYTER_PATH", "")  # which the file adds to


def test_it_listens_on_loopback_alone_and_asks_for_a_token():
    (line,) = LINES
    assert "--config=notebooks/lab/jupyter_lab_config.py" in line
    assert doors(started(line)) == []


@pytest.mark.parametrize(
    ("word", "door"),
    [
        ("--ip='*'", "0.0.0.0"),
        ("--ServerApp.ip=0.0.0.0", "0.0.0.0"),
        ("--IdentityProvider.token=", "token"),
        ("--IdentityProvider.token=" + 40 * "a", "token"),
        ("--ServerApp.allow_remote_access=True", "allow_remote_access"),
        ("--ServerApp.allow_origin='*'", "allow_origin"),
        ("--ServerApp.disable_check_xsrf=True", "disable_check_xsrf"),
    ],
)
def test_a_word_that_opens_it_is_found(word, door):
    (line,) = LINES
    assert door in doors(started(line.replace("jupyter lab", f"jupyter lab {word}")))


def test_no_word_of_the_makefile_and_no_setting_opens_it():
    text = "\n".join(LINES) + CONFIG.read_text()
    assert not re.search(r"allow_origin|allow_remote|0\.0\.0\.0|allow_unauthenticated|xsrf|\btoken\s*=|password", text)
