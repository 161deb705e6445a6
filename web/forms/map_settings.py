"""How the owner's map is set up: their own name on it, their age, their rings."""

from dataclasses import replace

from flask_babel import lazy_gettext as _l

from network.connections import when
from network.connections.model import NAME_LIMIT, RINGS, Settings
from web.forms.fields import Number, Text
from web.forms.form import Form

RING_FIELDS = tuple(f"ring_{number}" for number in range(1, RINGS + 1))


class SettingsForm(Form):
    """Names for up to five rings, the closest first. An empty one isn't used."""

    base = Number(lowest=0, highest=10**9 - 1)
    my_name = Text(limit=NAME_LIMIT)
    born = Text(limit=when.WORDS_LIMIT)
    ring_1 = Text(limit=NAME_LIMIT, missing=_l("Write a name for the closest ring."))
    ring_2 = Text(limit=NAME_LIMIT)
    ring_3 = Text(limit=NAME_LIMIT)
    ring_4 = Text(limit=NAME_LIMIT)
    ring_5 = Text(limit=NAME_LIMIT)

    def check(self) -> None:
        names = [getattr(self, name) for name in RING_FIELDS]
        last = max((number for number, name in enumerate(names) if name), default=0)
        for number, name in enumerate(names[:last]):
            if not name:
                self.refuse(
                    RING_FIELDS[number],
                    _l("Write a name here too, or leave all the rings below it empty."),
                )

    @classmethod
    def of(cls, settings: Settings, *, base: int) -> "SettingsForm":
        """The form as it is opened."""
        names = dict(zip(RING_FIELDS, settings.ring_names, strict=False))
        return cls.filled(base=base, my_name=settings.my_name, born=settings.born.words, **names)

    def settings(self, before: Settings) -> Settings:
        """The settings as the form says them."""
        names = (getattr(self, name) for name in RING_FIELDS)
        return replace(
            before,
            my_name=self.my_name,
            born=when.read(self.born),
            ring_names=tuple(name for name in names if name),
        )
