"""Where sealed things live, and whose key opens them: the one list.

Sealing anew, verifying, backing up and erasing go by it; a test holds it against the statements
under cypher/keys and cypher/erasure and against what a filled store really holds.
"""

from dataclasses import dataclass
from enum import StrEnum

SERVICE = "service"
SEALED = "sealed"
PHOTO_BYTES = "PhotoBytes"


class Owner(StrEnum):
    """Whose key seals a kind of record."""

    PERSON = "person"
    STREAM = "stream"
    ORGANISATION = "organisation"
    SERVICE = "service"
    PAIR = "pair"
    ITSELF = "itself"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A label or a relationship type whose `sealed` property is sealed; the name is bound in.

    `path` leads from the person to the record by relationship types. The owner of a line of the
    record is its stream: a person's id, or the service. What is an organisation's own, and its file
    about somebody, is sealed with the organisation's key: all of it hangs on the organisation.
    What is between two people is sealed with a key of the pair's, by its id; what ends by itself
    on a day, with a key of its own.
    """

    name: str
    owner: Owner
    path: tuple[str, ...] = ()
    relationship: bool = False


def _of_person(name: str, *path: str) -> Kind:
    return Kind(name=name, owner=Owner.PERSON, path=path)


HOLDERS = "HAS_ON_MAP|HAS_PLACE"

KINDS: tuple[Kind, ...] = (
    _of_person("Account", "HAS_ACCOUNT"),
    _of_person("Session", "HAS_ACCOUNT", "HAS_SESSION"),
    _of_person("Factors", "HAS_ACCOUNT", "HAS_FACTORS"),
    _of_person("TrustedPerson", "HAS_ACCOUNT", "HAS_TRUSTED_PERSON"),
    _of_person("ApiToken", "HAS_ACCOUNT", "HAS_TOKEN"),
    _of_person("Draft", "HAS_DRAFT"),
    _of_person("Particulars", "HAS_PARTICULARS"),
    _of_person("Descriptions", "HAS_DESCRIPTIONS"),
    _of_person("MapSettings", "HAS_SETTINGS"),
    _of_person("Place", "HAS_PLACE"),
    _of_person("Connection", "HAS_ON_MAP"),
    Kind(
        name="LINKED_TO",
        owner=Owner.PERSON,
        path=("HAS_ON_MAP", "LINKED_TO"),
        relationship=True,
    ),
    _of_person("Note", HOLDERS, "HAS_NOTE"),
    _of_person("Photo", HOLDERS, "HAS_PHOTO"),
    _of_person("Step", "TOOK"),
    _of_person("WorkerCode", "HAS_WORKER_CODE"),
    Kind(name="Organisation", owner=Owner.ORGANISATION),
    Kind(name="StaffAccount", owner=Owner.ORGANISATION),
    Kind(name="Assignment", owner=Owner.ORGANISATION),
    _of_person("StoryCard", "HAS_STORY"),
    _of_person("Claim", "SAYS"),
    _of_person("Attestation", "GAVE"),
    _of_person("ClaimCode", "HAS_CLAIM_CODE"),
    _of_person("TieCode", "HAS_TIE_CODE"),
    _of_person("TieAnswer", "ANSWERED"),
    Kind(name="PARTY_TO", owner=Owner.PERSON, path=("PARTY_TO",), relationship=True),
    _of_person("WrittenLetter", "WROTE"),
    _of_person("ReceivedLetter", "WAS_SENT"),
    _of_person("LetterPicture", "KEEPS_PICTURE"),
    Kind(name="RecordSearch", owner=Owner.ORGANISATION),
    _of_person("ContactRequest", "ASKS"),
    _of_person("Wish", "WISHES"),
    Kind(name="RequestWork", owner=Owner.ORGANISATION),
    Kind(name="Approach", owner=Owner.ORGANISATION),
    _of_person("Willingness", "HAS_WILLINGNESS"),
    _of_person("Protection", "HAS_PROTECTION"),
    _of_person("Standing", "HAS_STANDING"),
    _of_person("Reach", "HAS_REACH"),
    _of_person("Rhythms", "HAS_RHYTHMS"),
    _of_person("Details", "HAS_DETAILS"),
    Kind(name="Pair", owner=Owner.PAIR),
    Kind(name="Audit", owner=Owner.STREAM),
    Kind(name="Tries", owner=Owner.SERVICE),
    Kind(name="KeptNo", owner=Owner.SERVICE),
    Kind(name="Task", owner=Owner.SERVICE),
    Kind(name="Screening", owner=Owner.SERVICE),
    Kind(name="Evidence", owner=Owner.ITSELF),
)

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
