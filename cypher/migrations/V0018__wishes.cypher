// Wishes to hear from somebody, and the prints by which two of them cross.

CREATE CONSTRAINT wish_id IF NOT EXISTS
FOR (wish:Wish)
REQUIRE wish.id IS UNIQUE;

CREATE CONSTRAINT wish_print_id IF NOT EXISTS
FOR (print:WishPrint)
REQUIRE print.id IS UNIQUE;

CREATE INDEX wish_print_value IF NOT EXISTS
FOR (print:WishPrint)
ON (print.value);
