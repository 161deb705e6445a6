// Organisations, who works for them, whose list somebody is on, and codes that a person hands over.

CREATE CONSTRAINT organisation_id IF NOT EXISTS
FOR (organisation:Organisation)
REQUIRE organisation.id IS UNIQUE;

CREATE CONSTRAINT staff_account_id IF NOT EXISTS
FOR (staff:StaffAccount)
REQUIRE staff.id IS UNIQUE;

CREATE CONSTRAINT staff_account_code IF NOT EXISTS
FOR (staff:StaffAccount)
REQUIRE staff.codeHash IS UNIQUE;

CREATE CONSTRAINT assignment_id IF NOT EXISTS
FOR (assignment:Assignment)
REQUIRE assignment.id IS UNIQUE;

CREATE CONSTRAINT worker_code_id IF NOT EXISTS
FOR (code:WorkerCode)
REQUIRE code.id IS UNIQUE;

CREATE CONSTRAINT worker_code_hash IF NOT EXISTS
FOR (code:WorkerCode)
REQUIRE code.codeHash IS UNIQUE;

CREATE INDEX organisation_state IF NOT EXISTS
FOR (organisation:Organisation)
ON (organisation.state);

CREATE INDEX staff_account_state IF NOT EXISTS
FOR (staff:StaffAccount)
ON (staff.state);

CREATE INDEX worker_code_gone IF NOT EXISTS
FOR (code:WorkerCode)
ON (code.goneMonth);
