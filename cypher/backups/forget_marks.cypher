// mode: auto
// params:
// returns: none
// Lets go of the marks' index once a backup is loaded.
DROP CONSTRAINT restoring_mark IF EXISTS
