// One card of somebody's own story, and what people are willing to hear, under random ids.

CREATE CONSTRAINT story_card_id IF NOT EXISTS
FOR (card:StoryCard)
REQUIRE card.id IS UNIQUE;

CREATE CONSTRAINT willingness_id IF NOT EXISTS
FOR (willingness:Willingness)
REQUIRE willingness.id IS UNIQUE;
