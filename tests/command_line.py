"""What a command line that was refused says."""


def refused(answer) -> str:
    """The one line of a refusal."""
    code, out, err = answer
    assert code == 2
    assert out == ""
    line = err.strip().splitlines()[-1]
    assert line.startswith("fer: ")
    assert "Traceback" not in err
    return line
