// What stands between two people is kept once, by a keyed fingerprint of the two; what somebody
// has asked for is done once, however often it is asked.

CREATE CONSTRAINT pair_id IF NOT EXISTS
FOR (pair:Pair)
REQUIRE pair.id IS UNIQUE;

CREATE CONSTRAINT protection_id IF NOT EXISTS
FOR (protection:Protection)
REQUIRE protection.id IS UNIQUE;

CREATE CONSTRAINT standing_id IF NOT EXISTS
FOR (standing:Standing)
REQUIRE standing.id IS UNIQUE;

CREATE CONSTRAINT operation_id IF NOT EXISTS
FOR (operation:Operation)
REQUIRE operation.id IS UNIQUE;

CREATE INDEX operation_month IF NOT EXISTS
FOR (operation:Operation)
ON (operation.madeMonth);

CREATE CONSTRAINT task_id IF NOT EXISTS
FOR (task:Task)
REQUIRE task.id IS UNIQUE;

CREATE INDEX task_state_id IF NOT EXISTS
FOR (task:Task)
ON (task.state, task.id);
