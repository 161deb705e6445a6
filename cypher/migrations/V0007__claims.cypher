// What people say of shared pasts, and what others attest to it: each under a random id.

CREATE CONSTRAINT claim_id IF NOT EXISTS
FOR (claim:Claim)
REQUIRE claim.id IS UNIQUE;

CREATE CONSTRAINT attestation_id IF NOT EXISTS
FOR (attestation:Attestation)
REQUIRE attestation.id IS UNIQUE;
