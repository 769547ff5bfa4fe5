"""What the figures of all questions share: the house style, and many small pictures as one. No torch here."""
