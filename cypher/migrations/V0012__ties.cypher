// What two people have agreed between them; codes that lead there, and answers to them.

CREATE CONSTRAINT tie_id IF NOT EXISTS
FOR (tie:Tie)
REQUIRE tie.id IS UNIQUE;

CREATE CONSTRAINT tie_code_id IF NOT EXISTS
FOR (code:TieCode)
REQUIRE code.id IS UNIQUE;

CREATE CONSTRAINT tie_code_hash IF NOT EXISTS
FOR (code:TieCode)
REQUIRE code.codeHash IS UNIQUE;

CREATE INDEX tie_code_gone_month IF NOT EXISTS
FOR (code:TieCode)
ON (code.goneMonth);

CREATE CONSTRAINT tie_answer_id IF NOT EXISTS
FOR (answer:TieAnswer)
REQUIRE answer.id IS UNIQUE;

CREATE INDEX tie_answer_gone_month IF NOT EXISTS
FOR (answer:TieAnswer)
ON (answer.goneMonth);
