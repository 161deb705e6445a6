// Pictures that go with letters, each on the side that has it.

CREATE CONSTRAINT letter_picture_id IF NOT EXISTS
FOR (picture:LetterPicture)
REQUIRE picture.id IS UNIQUE;

CREATE INDEX letter_picture_gone_month IF NOT EXISTS
FOR (picture:LetterPicture)
ON (picture.goneMonth);
