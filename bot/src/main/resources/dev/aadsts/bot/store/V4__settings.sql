-- What counts now; a row without a value says who took a setting back.
CREATE TABLE settings (
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  channel TEXT NOT NULL, -- '' for the whole workspace
  setting TEXT NOT NULL,
  value TEXT,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (platform, workspace, channel, setting)
);

-- Who changed what; an event that is handled again changes nothing twice.
CREATE TABLE setting_changes (
  event_id TEXT NOT NULL,
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  channel TEXT NOT NULL,
  setting TEXT NOT NULL,
  value TEXT,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (event_id, setting)
);
CREATE INDEX setting_changes_place ON setting_changes (platform, workspace, channel, changed_at);
