// Letters on each side, what waits to be read over, and what was reported.

CREATE CONSTRAINT written_letter_id IF NOT EXISTS
FOR (letter:WrittenLetter)
REQUIRE letter.id IS UNIQUE;

CREATE CONSTRAINT received_letter_id IF NOT EXISTS
FOR (letter:ReceivedLetter)
REQUIRE letter.id IS UNIQUE;

CREATE CONSTRAINT screening_id IF NOT EXISTS
FOR (screening:Screening)
REQUIRE screening.id IS UNIQUE;

CREATE CONSTRAINT evidence_id IF NOT EXISTS
FOR (evidence:Evidence)
REQUIRE evidence.id IS UNIQUE;

CREATE INDEX evidence_gone_month IF NOT EXISTS
FOR (evidence:Evidence)
ON (evidence.goneMonth);
