// mode: write
// params: pictureId
// returns: none
// expect: NodeUniqueIndexSeek
// Takes away a picture with a letter.
MATCH (picture:LetterPicture {id: $pictureId})
DETACH DELETE picture
