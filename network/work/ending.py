"""Ending a staff account: the hat comes off everywhere in the same unit of work."""

from dataclasses import replace
from datetime import datetime

from network.accounts import store as accounts
from network.graph.door import Tx
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.model import Organisation
from network.work import store
from network.work.kinds import StaffState
from network.work.model import StaffAccount


def end_staff(
    tx: Tx, sealer: Sealer, staff: StaffAccount, state: StaffState, now: datetime
) -> StaffAccount:
    """End a locked staff account, whose person is locked too. Lists stay, for others to take over.

    The person's own sessions go on: only those in which this hat is worn, or in which they help
    somebody from here, end.
    """
    ended = replace(staff, state=state, ended_at=now, code_until=None)
    store.keep_staff(tx, sealer, ended)
    if staff.person_id is not None:
        kept = accounts.sessions_of(tx, sealer, staff.person_id)
        worn = [session.id for session in kept if session.staff_id == staff.id]
        accounts.end_sessions(tx, staff.person_id, worn)
    return ended


def take_off(tx: Tx, sealer: Sealer, staff: StaffAccount) -> None:
    """End the sessions in which a hat is worn that a locked staff account has no more."""
    if staff.person_id is not None:
        kept = accounts.sessions_of(tx, sealer, staff.person_id)
        worn = [
            session.id
            for session in kept
            if session.staff_id == staff.id and session.capacity not in staff.capacities
        ]
        accounts.end_sessions(tx, staff.person_id, worn)


def off_call(tx: Tx, sealer: Sealer, organisation: Organisation, staff: StaffAccount) -> None:
    """Take somebody whose account has ended off the list of a locked organisation."""
    shifts = tuple(one for one in organisation.shifts if one.staff_id != staff.id)
    if shifts != organisation.shifts:
        organisations.keep(tx, sealer, replace(organisation, shifts=shifts))
