"""Votes on faces, made by hand or drawn."""

import numpy as np

ANGRY, DISGUST, FEAR, HAPPY, SAD, SURPRISE, NEUTRAL = range(7)


def ballots(*faces):
    """Votes of each face as {class: number}; 7 for none of them."""
    found = np.zeros((len(faces), 8), dtype=np.uint8)
    for row, votes in zip(found, faces, strict=True):
        row[list(votes)] = list(votes.values())
    return found


def noisy_votes(n=1500, seed=0):
    """Ten votes a face around its class, and the answers of a network that errs as people do, some classes more."""
    rng = np.random.default_rng(seed)
    chances = rng.lognormal(sigma=1.5, size=(7, 7))
    np.fill_diagonal(chances, 3 * (chances.sum(axis=1) - chances.diagonal()))
    chances /= chances.sum(axis=1, keepdims=True)
    truth = rng.integers(7, size=n)
    votes = np.stack([rng.multinomial(10, chances[k]) for k in truth])
    network = np.array([rng.choice(7, p=chances[k]) for k in truth])
    return np.pad(votes, ((0, 0), (0, 1))).astype(np.uint8), truth, network
