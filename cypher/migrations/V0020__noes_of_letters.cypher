// A no that somebody may say to a letter waits beside it, and goes with the month.

CREATE INDEX kept_no_gone_month IF NOT EXISTS
FOR (kept:KeptNo)
ON (kept.goneMonth);
