"""What somebody wishes, as plain JSON: for programs, and to take away."""

from network.keys.sealing import Record
from network.wishes.model import WishWords


def words_record(words: WishWords) -> Record:
    """Each part under the name that programs know it by."""
    return {
        "whom": words.whom,
        "otherName": words.other_name,
        "born": words.born.words,
        "kind": words.kind.value,
        "where": words.where,
        "since": words.since.words,
        "until": words.until.words,
        "clues": words.clues,
        "knownAs": words.known_as,
        "myName": words.my_name,
        "words": words.words,
    }
