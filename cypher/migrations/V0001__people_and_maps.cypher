// People, and the map that each of them owns. Ids are random; one node for each.
CREATE CONSTRAINT person_id IF NOT EXISTS
FOR (person:Person) REQUIRE person.id IS UNIQUE;
CREATE CONSTRAINT connection_id IF NOT EXISTS
FOR (connection:Connection) REQUIRE connection.id IS UNIQUE;
CREATE CONSTRAINT place_id IF NOT EXISTS
FOR (place:Place) REQUIRE place.id IS UNIQUE;
CREATE CONSTRAINT note_id IF NOT EXISTS
FOR (note:Note) REQUIRE note.id IS UNIQUE;
CREATE CONSTRAINT photo_id IF NOT EXISTS
FOR (photo:Photo) REQUIRE photo.id IS UNIQUE;
CREATE CONSTRAINT map_settings_id IF NOT EXISTS
FOR (settings:MapSettings) REQUIRE settings.id IS UNIQUE;
CREATE CONSTRAINT step_id IF NOT EXISTS
FOR (step:Step) REQUIRE step.id IS UNIQUE;
CREATE CONSTRAINT linked_to_id IF NOT EXISTS
FOR ()-[link:LINKED_TO]-() REQUIRE link.id IS UNIQUE;
CREATE INDEX step_owing IF NOT EXISTS
FOR (step:Step) ON (step.owing);
