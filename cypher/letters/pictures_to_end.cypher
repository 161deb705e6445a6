// mode: read
// params: month, most
// returns: many
// expect: NodeIndexSeekByRange
// Some pictures whose letter was not sent, and whose time ran out in an earlier month.
MATCH (picture:LetterPicture)
WHERE picture.goneMonth < $month
RETURN picture.id AS id
LIMIT $most
