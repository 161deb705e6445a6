// Requests to be in touch with somebody, and what is noted at work on them.

CREATE CONSTRAINT contact_request_id IF NOT EXISTS
FOR (request:ContactRequest)
REQUIRE request.id IS UNIQUE;

CREATE CONSTRAINT request_work_id IF NOT EXISTS
FOR (work:RequestWork)
REQUIRE work.id IS UNIQUE;
