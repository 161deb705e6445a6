"""What somebody said to a letter, by phone or on paper: a worker types it in for them."""

from datetime import date

from flask_babel import lazy_gettext as _l

from network.asking.kinds import CameBy, SaidToUs
from network.asking.said_to_us import SaidByThem
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.identity import ItemId
from network.kept_noes.addressees import EARLIEST, LATEST
from network.ties.answers import Months
from web.forms.fields import Choice, Number, Text, Tick
from web.forms.form import Form
from web.forms.lines import OneDay

READ_BACK = _l("Read it back to them, or look that it stands so in their letter. Then tick this.")
WRONG_DAY = _l("Choose a day that is not to come, and not longer ago than the letter.")
WHEN = _l("Choose when they want to be asked again.")


class SaidForm(Form):
    """How it came, what they said, and that it was read back."""

    came_by = Choice(CameBy, missing=_l("Choose how it came."))
    on = OneDay()
    said = Choice(SaidToUs, missing=_l("Choose what they said."))
    months = Choice(Months)
    words = Text(limit=WORDS_LIMIT, lines=True)
    name = Text(limit=NAME_LIMIT)
    born = Number(lowest=EARLIEST, highest=LATEST)
    read_back = Tick()

    def by_them(self, record_id: str, today: date) -> SaidByThem:
        """What they said. Whatever was not chosen is a plain no, which tells the least."""
        return SaidByThem(
            id=ItemId(record_id),
            said=self.said or SaidToUs.NO,
            came_by=self.came_by or CameBy.PHONE,
            on=self.on or today,
            months=self.months,
            words=self.words,
            read_back=self.read_back,
            name=self.name,
            born=self.born,
        )

    def look(self, today: date) -> bool:
        """Refuse what can't be, by field. Answers whether it can be kept."""
        problems = self.by_them("-", today).problems(today)
        said = {"read_back": READ_BACK, "on": WRONG_DAY, "months": WHEN}
        self.refuse_all({name: said[name] for name in problems if name in said})
        return not self.errors
