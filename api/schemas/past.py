"""How two people know each other, as one of them says it, and what others say to it."""

from marshmallow import fields, validate

from api.schemas.base import Id, Strict, Text, called, one_of, when
from network.claims import checks
from network.claims.code_model import CodeFor
from network.claims.model import KnownFor, Method
from network.claims.searches import RecordKind, SearchState
from network.claims.standing_up import Stage
from network.connections.kinds import KinBy, Kind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.consent.lives import Level
from network.work import codes


class PastFields(Strict):
    """Who it is, as they were known; nobody is looked up. `me` is the name they knew me by."""

    kind = one_of(Kind, required=True)
    kin_by = one_of(KinBy)
    who = called(NAME_LIMIT)
    me = called(NAME_LIMIT)
    where = Text(WORDS_LIMIT)
    since = when()
    until = when()
    words = Text(WORDS_LIMIT)


class Past(PastFields):
    """What was said, as kept. `level`: 0 said, 1 confirmed, 2 seen in a record, 3 twice."""

    id = Id(required=True)
    version = fields.Integer(required=True)
    at = fields.DateTime(required=True)
    level = fields.Integer(required=True, validate=validate.OneOf([int(one) for one in Level]))


class Pasts(Strict):
    """Everything that was said, newest first."""

    items = fields.List(fields.Nested(Past), required=True)


class AskFields(Strict):
    """Which organisation is to look: by the id of its place among those that work with me."""

    place = Id(required=True)


class Asked(Strict):
    """That it was asked."""

    id = Id(required=True)


class RecordAnswer(Strict):
    """What an organisation has answered, and how it was checked."""

    answer = one_of(SearchState, required=True)
    at = fields.DateTime(required=True)
    by = fields.String(required=True)
    record = one_of(RecordKind, allow_none=True)
    since = fields.String()
    until = fields.String()
    words = fields.String()
    taken_back_at = fields.DateTime(allow_none=True)
    why_taken_back = fields.String()


class AskedOf(Strict):
    """An organisation that was asked. `question`: what a worker there asks me."""

    id = Id(required=True)
    organisation = fields.String(required=True)
    asked_at = fields.DateTime(required=True)
    state = one_of(SearchState, required=True)
    open = fields.Boolean(required=True)
    question = fields.String()
    answers = fields.List(fields.Nested(RecordAnswer), required=True)


class SaidByPerson(Strict):
    """What somebody stands up for."""

    at = fields.DateTime(required=True)
    method = one_of(Method, required=True)
    tie = one_of(Kind, allow_none=True)
    known_for = one_of(KnownFor, allow_none=True)
    words = fields.String()


class StandsFor(Strict):
    """Everything that stands for one of the things I say."""

    level = fields.Integer(required=True, validate=validate.OneOf([int(one) for one in Level]))
    asked = fields.List(fields.Nested(AskedOf), required=True)
    people = fields.List(fields.Nested(SaidByPerson), required=True)


class AnswerFields(Strict):
    """An answer to what somebody was asked. Whatever it was, it is kept, and nothing is said."""

    answer = called(checks.ANSWER_LIMIT)


class PastCode(Strict):
    """A code that I hand over myself."""

    id = Id(required=True)
    past = Id(required=True)
    code = fields.String(required=True)
    kind = one_of(CodeFor, required=True)
    until = fields.DateTime(required=True)
    question = fields.String()


class PastCodes(Strict):
    """My codes, until they run out."""

    items = fields.List(fields.Nested(PastCode), required=True)


class CodeTyped(Strict):
    """A code that somebody gave me, with the answer to what it asks."""

    code = called(codes.TYPED_LIMIT)
    answer = Text(checks.ANSWER_LIMIT)


class CodeMet(Strict):
    """Where it leads. `end` is one and the same for every cause."""

    stage = one_of(Stage, required=True)
    kind = one_of(CodeFor)
    question = fields.String()
    said = fields.Nested(PastFields)


class CodeSaid(Strict):
    """What I say to it. `agree` is seen by whoever gave the code; `no` is not."""

    code = called(codes.TYPED_LIMIT)
    says = fields.String(required=True, validate=validate.OneOf(["agree", "no"]))


class VouchFields(Strict):
    """Who stands up for somebody, how long they know them, and how they know that it is so."""

    code = called(codes.TYPED_LIMIT)
    tie = one_of(Kind, required=True)
    known_for = one_of(KnownFor, required=True)
    words = called(WORDS_LIMIT)


class Given(SaidByPerson):
    """Something that I stand up for. `whom`: by which name I knew them."""

    id = Id(required=True)
    whom = fields.String()


class AllGiven(Strict):
    """Everything that I stand up for, newest first."""

    items = fields.List(fields.Nested(Given), required=True)
