// mode: write
// params: epoch
// returns: one
// Gives a new store its epoch, which every restore changes; keeps the one it has.
MERGE (meta:Meta {id: 'store'})
ON CREATE SET meta.epoch = $epoch
RETURN meta.epoch AS epoch
