"""JupyterLab as `make lab` starts it runs code of whoever reaches it: that is the person at this machine alone."""

import ipaddress
import re
import socket
from pathlib import Path

import pytest
from jupyter_server.serverapp import ServerApp
from traitlets.config.loader import PyFileConfigLoader

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "notebooks" / "lab" / "jupyter_lab_config.py"


@pytest.fixture
def server(monkeypatch):
    """The server as configured, not started; the words behind --config are those of the Makefile."""
    monkeypatch.delenv("JUPYTER_TOKEN", raising=False)
    monkeypatch.setenv("JUPYTER_PATH", "")  # which the file adds to
    return ServerApp(config=PyFileConfigLoader(CONFIG.name, str(CONFIG.parent)).load_config())


def test_it_listens_on_loopback_alone_and_asks_for_a_token(server):
    found = socket.getaddrinfo(server.ip, 0)
    assert found
    assert all(ipaddress.ip_address(address[0]).is_loopback for *_, address in found)
    assert not server.allow_remote_access
    provider = server.identity_provider_class(parent=server)
    assert len(provider.token) >= 40
    assert provider.token != server.identity_provider_class(parent=server).token


def test_no_word_of_the_makefile_and_no_setting_opens_it():
    line = next(line for line in (ROOT / "Makefile").read_text().splitlines() if "jupyter lab" in line)
    assert "--config=notebooks/lab/jupyter_lab_config.py" in line
    text = line + CONFIG.read_text()
    assert not re.search(r"allow_origin|allow_remote|0\.0\.0\.0|allow_unauthenticated|xsrf|\btoken\s*=|password", text)
