"""The words of the document itself: cover, headings, labels."""


def synthetic_banner() -> str:
    """What stands over a report on faces that the program drew."""
    return (
        "**Synthetic faces, drawn by the program.** A demonstration of the pipeline, no evidence on people: "
        "what is said here of accuracy, confusions and saliency holds for these drawings alone."
    )
