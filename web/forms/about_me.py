"""Who I am, in my own words."""

from typing import TypeVar

from network.people.model import MOST_NAMES, NAME_LIMIT, Particulars
from web.forms.fields import Number
from web.forms.form import Form
from web.forms.lines import Lines, OneDay

F = TypeVar("F", bound="AboutMeForm")


class AboutMeForm(Form):
    """Names, former names, date of birth; `base` is the version that was shown."""

    names = Lines(limit=NAME_LIMIT, most=MOST_NAMES)
    former_names = Lines(limit=NAME_LIMIT, most=MOST_NAMES)
    born = OneDay()
    base = Number(lowest=0, highest=999_999_999)

    @classmethod
    def of(cls: type[F], said: Particulars) -> F:
        """The form as it is opened."""
        return cls.filled(
            names=said.names, former_names=said.former_names, born=said.born, base=said.version
        )
