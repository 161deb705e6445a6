"""Random ids with types: a person's id can't be handed in where a place's is wanted."""

import secrets
import uuid
from typing import NewType

PersonId = NewType("PersonId", str)
AccountId = NewType("AccountId", str)
SessionId = NewType("SessionId", str)
ItemId = NewType("ItemId", str)
StepId = NewType("StepId", str)
EventId = NewType("EventId", str)
OrganisationId = NewType("OrganisationId", str)
StaffId = NewType("StaffId", str)
AssignmentId = NewType("AssignmentId", str)
GrantId = NewType("GrantId", str)
ProtectionId = NewType("ProtectionId", str)
WideningId = NewType("WideningId", str)
OperationId = NewType("OperationId", str)
TaskId = NewType("TaskId", str)
PairId = NewType("PairId", str)


def new_id() -> str:
    """A random id of 122 bits, as 32 hexadecimal digits: it says nothing about who or when."""
    return uuid.uuid4().hex


def new_secret() -> str:
    """A secret of 256 bits that fits in an address or a cookie."""
    return secrets.token_urlsafe(32)
