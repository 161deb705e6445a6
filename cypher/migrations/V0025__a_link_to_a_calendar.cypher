// A link to somebody's calendar is found by the hash of its secret, one for each person.

CREATE CONSTRAINT calendar_link_id IF NOT EXISTS
FOR (link:CalendarLink)
REQUIRE link.id IS UNIQUE;

CREATE CONSTRAINT calendar_link_token_hash IF NOT EXISTS
FOR (link:CalendarLink)
REQUIRE link.tokenHash IS UNIQUE;
