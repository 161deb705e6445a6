// What has happened is kept in order, and work that waits for its moment is found when due.

CREATE CONSTRAINT audit_id IF NOT EXISTS
FOR (audit:Audit)
REQUIRE audit.id IS UNIQUE;

CREATE CONSTRAINT audit_stream_seq IF NOT EXISTS
FOR (audit:Audit)
REQUIRE (audit.stream, audit.seq) IS UNIQUE;

CREATE CONSTRAINT audit_head_stream IF NOT EXISTS
FOR (head:AuditHead)
REQUIRE head.stream IS UNIQUE;

CREATE CONSTRAINT outbox_event_id IF NOT EXISTS
FOR (event:OutboxEvent)
REQUIRE event.id IS UNIQUE;

CREATE INDEX outbox_event_due IF NOT EXISTS
FOR (event:OutboxEvent)
ON (event.state, event.dueAt);
