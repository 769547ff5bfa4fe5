"""The sentences of one chapter in English."""
