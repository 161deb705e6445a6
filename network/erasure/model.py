"""What erasing means, for the page that says so beforehand."""

from dataclasses import dataclass

from network.desk.model import DONE_KEPT

KEY_BACKUP_DAYS = 30
"""Copies of keys in backups are gone after this many days: only then is an erasure complete."""

KEPT_NOES = "kept_noes"
"""Keyed fingerprints that keep a no between two people working."""

SAFETY_NOTES = "safety_notes"
"""What people at work noted while they looked at a report, an order or a likeness."""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What goes, as counts by kind ("Connection", "Note", …), and what stays, as codes.

    What stays is the same for everybody: whether there is anything of it would tell what others
    have said. `backup_days`: how long a backup may still hold a copy of the key; a
    backup that is restored within that time is put right from the journal before it opens.
    """

    goes: dict[str, int]
    pictures: int
    stays: tuple[str, ...] = (KEPT_NOES, SAFETY_NOTES)
    backup_days: int = KEY_BACKUP_DAYS
    safety_note_days: int = DONE_KEPT.days


@dataclass(frozen=True, kw_only=True)
class Erased:
    """The account is closed for good. `finished` False: the worker goes on with the rest."""

    finished: bool
