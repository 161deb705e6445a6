// Keys for programs that have run out go: the month in which one does stands on it. One that was
// made before this is 365 days old at the most by the end of next year.

CREATE INDEX token_gone_month IF NOT EXISTS
FOR (token:ApiToken)
ON (token.goneMonth);

MATCH (token:ApiToken)
WHERE token.goneMonth IS NULL
CALL (token) {
  SET token.goneMonth = '2027-12'
} IN TRANSACTIONS;
