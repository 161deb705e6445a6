// mode: read
// params:
// returns: one
// Every unit of work that is under way at this moment.
SHOW TRANSACTIONS
YIELD transactionId
RETURN collect(transactionId) AS ids
