"""What a driver's error means for us, by code and by GQLSTATUS, on both server lines.

5.26 answers nearly everything with GQLSTATUS 50N42, so the Neo4j code counts there; newer servers
say more in the status. The message is never read: it quotes stored values.
"""

from enum import Enum, auto

from neo4j.exceptions import (
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)


class Meaning(Enum):
    """What to do about it."""

    AGAIN = auto()
    CONFLICT = auto()
    UNKNOWN_OUTCOME = auto()
    UNAVAILABLE = auto()
    OURS = auto()


AGAIN_CODES = (
    "Neo.TransientError.Transaction.DeadlockDetected",
    "Neo.TransientError.Transaction.LockAcquisitionTimeout",
    "Neo.TransientError.Transaction.LockClientStopped",
    "Neo.ClientError.Transaction.LockClientStopped",
    "Neo.TransientError.Transaction.BookmarkTimeout",
    "Neo.ClientError.Cluster.NotALeader",
)
UNAVAILABLE_CODES = (
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
    "Neo.TransientError.General.DatabaseUnavailable",
    "Neo.TransientError.Database.DatabaseUnavailable",
    "Neo.ClientError.Database.DatabaseNotFound",
    "Neo.DatabaseError.Transaction.TransactionStartFailed",
    "Neo.TransientError.Transaction.Terminated",
)
CONFLICT_CODE = "Neo.ClientError.Schema.ConstraintValidationFailed"
CONFLICT_STATUS = ("22N79", "22N80")
UNKNOWN_CODE = "Neo.DatabaseError.Transaction.TransactionCommitFailed"


def classify(error: Exception) -> Meaning:
    """The meaning of an error from the driver, looking through its causes."""
    if isinstance(error, IncompleteCommit):
        return Meaning.UNKNOWN_OUTCOME
    if isinstance(error, Neo4jError):
        return _of_server(error)
    if isinstance(error, (ServiceUnavailable, SessionExpired)):
        return Meaning.AGAIN
    cause = error.__cause__
    if isinstance(cause, (Neo4jError, DriverError)):
        return classify(cause)
    return Meaning.UNAVAILABLE if isinstance(error, DriverError) else Meaning.OURS


def _of_server(error: Neo4jError) -> Meaning:
    code = error.code or ""
    if code == CONFLICT_CODE or error.gql_status in CONFLICT_STATUS:
        return Meaning.CONFLICT
    if code == UNKNOWN_CODE:
        return Meaning.UNKNOWN_OUTCOME
    if code.startswith(UNAVAILABLE_CODES):
        return Meaning.UNAVAILABLE
    if code.startswith(AGAIN_CODES) or error.is_retryable():
        return Meaning.AGAIN
    return Meaning.OURS
