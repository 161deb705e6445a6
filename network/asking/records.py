"""What somebody wrote when they asked, as plain JSON: for programs, and to take away."""

from network.asking.model import AskedWords
from network.keys.sealing import Record


def words_record(words: AskedWords) -> Record:
    """Each part under the name that programs know it by."""
    return {
        "whom": words.whom,
        "clues": words.clues,
        "hopes": [str(one) for one in words.hopes],
        "why": words.why,
        "myName": words.my_name,
        "knewMe": words.knew_me,
        "message": words.message,
        "keepFrom": words.keep_from,
    }
