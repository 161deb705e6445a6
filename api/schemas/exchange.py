"""Files in and files out."""

from marshmallow import fields, validate

from api.schemas.base import Strict, Text, Written, one_of
from network.connections.model import NAME_LIMIT
from network.drawing.files import MapView
from network.exchange.columns import FIELDS, KEEP
from network.exchange.use_cases import TakeOut

COLUMNS_LIMIT = 300


class ImportChoices(Strict):
    """What the owner says about a file: its name, which interview, and who in it is me.

    `columns` says what columns of a spreadsheet hold, where they were taken for something else.
    """

    file = Text(NAME_LIMIT)
    case = Text(NAME_LIMIT)
    me = Text(NAME_LIMIT)
    columns = Written(
        [*FIELDS, KEEP],
        longest=NAME_LIMIT,
        most=COLUMNS_LIMIT,
        about="What columns of a spreadsheet hold, by their names as the preview lists them: for "
        'each one a field, or "" to keep its words and understand nothing. Columns that are not '
        "named here are matched by their names.",
    )


class Case(Strict):
    """One interview of several in a file."""

    id = fields.String(required=True)
    people = fields.Integer(required=True)


class Column(Strict):
    """A column of a spreadsheet, and what it was taken for."""

    name = fields.String(required=True)
    field = fields.String(required=True)


class Row(Strict):
    """One row or record: what was understood, what is kept word for word, what to say about it."""

    file = fields.String(required=True)
    line = fields.Integer(required=True)
    what = fields.String(required=True)
    name = fields.String(required=True)
    understood = fields.List(fields.String(), required=True)
    kept = fields.List(fields.String(), required=True)
    remarks = fields.List(fields.String(), required=True)


class Report(Strict):
    """What a file brings. Nothing comes in while there is something in `errors`."""

    formats = fields.List(fields.String(), required=True)
    people = fields.Integer(required=True)
    ties = fields.Integer(required=True)
    other_links = fields.Integer(required=True)
    owner_ties = fields.Integer(required=True)
    places = fields.Integer(required=True)
    notes = fields.Integer(required=True)
    photos = fields.Integer(required=True)
    kept_not_understood = fields.Integer(required=True)
    warnings = fields.List(fields.String(), required=True)
    errors = fields.List(fields.String(), required=True)
    cases = fields.List(fields.Nested(Case), required=True)
    columns = fields.List(fields.Nested(Column), required=True)
    rows = fields.List(fields.Nested(Row), required=True)


class Brought(Strict):
    """What has come in, in one step that one undo takes back."""

    seq = fields.Integer(required=True)
    report = fields.Nested(Report, required=True)


class ExportChoices(Strict):
    """In which form to take the map out, and whether to leave out what is marked private.

    `view` says what a picture (png, svg, pdf) shows: the rings unless it says otherwise.
    """

    form = one_of(TakeOut, required=True)
    leave_out_private = fields.String(validate=validate.OneOf(["yes", "no"]))
    view = one_of(MapView)
