-- Who met which error lately, one row after the other as they came: the table sightings, which the version before writes,
-- finds each row's place by its trouble, and there each is on a page of its own. Forgotten with the window.
CREATE TABLE sighting_log (
  seen_at BIGINT NOT NULL,
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  code INTEGER NOT NULL,
  app TEXT NOT NULL, -- '' where nobody knows
  person_id TEXT NOT NULL
);
CREATE INDEX sighting_log_seen ON sighting_log (seen_at);
