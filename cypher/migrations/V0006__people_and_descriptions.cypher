// Who people say they are, whom they need protection from, and what stays of a no: one of each id.

CREATE CONSTRAINT particulars_id IF NOT EXISTS
FOR (particulars:Particulars)
REQUIRE particulars.id IS UNIQUE;

CREATE CONSTRAINT descriptions_id IF NOT EXISTS
FOR (descriptions:Descriptions)
REQUIRE descriptions.id IS UNIQUE;

CREATE CONSTRAINT kept_no_id IF NOT EXISTS
FOR (kept:KeptNo)
REQUIRE kept.id IS UNIQUE;

CREATE CONSTRAINT kept_mark_id IF NOT EXISTS
FOR (mark:KeptMark)
REQUIRE mark.id IS UNIQUE;
