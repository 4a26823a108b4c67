-- Who met which error lately, so that several people with the same trouble are seen. Forgotten with the window.
CREATE TABLE sightings (
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  code INTEGER NOT NULL,
  app TEXT NOT NULL, -- '' where nobody knows
  person_id TEXT NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (platform, workspace, code, app, person_id)
);
CREATE INDEX sightings_seen ON sightings (seen_at);

-- How often a code was met on a day (counted from 1970, UTC); nothing of who met it.
CREATE TABLE code_counts (
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  code INTEGER NOT NULL,
  day BIGINT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (platform, workspace, code, day)
);
CREATE INDEX code_counts_day ON code_counts (day);
