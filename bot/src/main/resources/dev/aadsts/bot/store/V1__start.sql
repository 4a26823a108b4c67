-- One dialect that SQLite and PostgreSQL both accept. Times are milliseconds since 1970, UTC, except in
-- scheduled_tasks, whose shape db-scheduler gives. Texts have no length: PostgreSQL would refuse what SQLite
-- takes, and how long names and ids get is for the platforms to say.

CREATE TABLE checklists (
  id TEXT NOT NULL PRIMARY KEY,
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  channel TEXT NOT NULL,
  thread TEXT NOT NULL, -- '' where the conversation is not in a thread
  code INTEGER NOT NULL,
  plan TEXT NOT NULL,
  started_by_id TEXT NOT NULL,
  started_by_name TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  revision INTEGER NOT NULL,
  outcome TEXT, -- NULL while it is open
  confirmed_cause TEXT,
  touched_at BIGINT NOT NULL
);

-- One open checklist for a code in a thread, however many people press Start at once.
CREATE UNIQUE INDEX checklists_open
  ON checklists (platform, workspace, channel, thread, code) WHERE outcome IS NULL;
CREATE INDEX checklists_touched ON checklists (touched_at);
CREATE INDEX checklists_confirmed ON checklists (workspace, code, confirmed_cause);

CREATE TABLE checklist_changes (
  checklist_id TEXT NOT NULL REFERENCES checklists (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  command TEXT NOT NULL,
  PRIMARY KEY (checklist_id, number)
);

-- What deleted checklists had found: numbers only, so that experience outlives the retention.
CREATE TABLE cause_outcomes (
  workspace TEXT NOT NULL,
  code INTEGER NOT NULL,
  cause TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (workspace, code, cause)
);

CREATE TABLE receipts (
  event_id TEXT NOT NULL,
  part TEXT NOT NULL,
  message_id TEXT, -- NULL while nobody knows how the attempt ended
  begun_at BIGINT NOT NULL,
  PRIMARY KEY (event_id, part)
);
CREATE INDEX receipts_begun ON receipts (begun_at);

CREATE TABLE feedback (
  event_id TEXT NOT NULL PRIMARY KEY,
  code INTEGER NOT NULL,
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  person_id TEXT NOT NULL,
  reported_at BIGINT NOT NULL
);

CREATE TABLE scheduled_tasks (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  task_data BYTEA,
  execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by TEXT,
  last_success TIMESTAMP WITH TIME ZONE,
  last_failure TIMESTAMP WITH TIME ZONE,
  consecutive_failures INTEGER,
  last_heartbeat TIMESTAMP WITH TIME ZONE,
  version BIGINT NOT NULL,
  priority SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
