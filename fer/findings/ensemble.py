"""What a chapter on a single network says first where several networks answer together."""

from fer.findings.said import Said, say


def first_of(networks: int, *, alike: bool) -> list[Said]:
    """That a chapter is about the first of several networks, with layers alike or not; nothing where there is one."""
    if networks == 1:
        return []
    return [say("ensemble.first_of_alike" if alike else "ensemble.first_of_different", networks=networks)]
