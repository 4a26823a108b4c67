-- What was given up: nothing of what was said, and by whom.
CREATE TABLE dead_letters (
  incident TEXT NOT NULL PRIMARY KEY,
  event_id TEXT NOT NULL,
  edge TEXT NOT NULL,
  reason TEXT NOT NULL,
  died_at BIGINT NOT NULL
);
CREATE INDEX dead_letters_died ON dead_letters (died_at);
