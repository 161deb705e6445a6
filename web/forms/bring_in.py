"""What somebody chooses about a file that they bring in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from network.exchange.brought import Choices
from network.exchange.report import Column
from web.forms.fields import Text
from web.forms.form import Form
from web.wording_files import FIELDS

NOBODY = "-"
COLUMN = "column-"
KEEP = "keep"
COLUMNS_LIMIT = 300


class BringInForm(Form):
    """Which interview, and who in the file is me."""

    case = Text(limit=200)
    me = Text(limit=200)


@dataclass
class Matching:
    """Which column of a spreadsheet holds what, by the number of the column."""

    chosen: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, typed: Mapping[str, str], columns: Sequence[Column]) -> "Matching":
        """Read the choices for columns that are there."""
        found: dict[str, str] = {}
        for number, column in enumerate(columns[:COLUMNS_LIMIT]):
            said = typed.get(f"{COLUMN}{number}")
            if said is not None and (said in FIELDS or said == KEEP):
                found[column.name] = "" if said == KEEP else said
        return cls(found)


def choices(form: BringInForm, matching: Matching) -> Choices:
    """The choices as the readers take them."""
    me = form.value("me")
    return Choices(
        case=form.value("case") or None,
        me=me if me and me != NOBODY else None,
        columns=matching.chosen or None,
    )
