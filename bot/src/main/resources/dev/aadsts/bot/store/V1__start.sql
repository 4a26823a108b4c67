-- One dialect that SQLite and PostgreSQL both accept. Times are milliseconds since 1970, UTC, except in
-- scheduled_tasks, whose shape db-scheduler gives.

CREATE TABLE checklists (
  id VARCHAR(16) NOT NULL PRIMARY KEY,
  platform VARCHAR(16) NOT NULL,
  workspace VARCHAR(200) NOT NULL,
  channel VARCHAR(400) NOT NULL,
  thread VARCHAR(400) NOT NULL, -- '' where the conversation is not in a thread
  code INTEGER NOT NULL,
  plan TEXT NOT NULL,
  started_by_id VARCHAR(200) NOT NULL,
  started_by_name VARCHAR(200) NOT NULL,
  started_at BIGINT NOT NULL,
  revision INTEGER NOT NULL,
  outcome VARCHAR(20), -- NULL while it is open
  confirmed_cause VARCHAR(40),
  touched_at BIGINT NOT NULL
);

-- One open checklist for a code in a thread, however many people press Start at once.
CREATE UNIQUE INDEX checklists_open
  ON checklists (platform, workspace, channel, thread, code) WHERE outcome IS NULL;
CREATE INDEX checklists_touched ON checklists (touched_at);
CREATE INDEX checklists_confirmed ON checklists (workspace, code, confirmed_cause);

CREATE TABLE checklist_changes (
  checklist_id VARCHAR(16) NOT NULL REFERENCES checklists (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  by_id VARCHAR(200) NOT NULL,
  by_name VARCHAR(200) NOT NULL,
  changed_at BIGINT NOT NULL,
  command TEXT NOT NULL,
  PRIMARY KEY (checklist_id, number)
);

CREATE TABLE receipts (
  event_id VARCHAR(200) NOT NULL,
  part VARCHAR(100) NOT NULL,
  message_id VARCHAR(400), -- NULL while nobody knows how the attempt ended
  begun_at BIGINT NOT NULL,
  PRIMARY KEY (event_id, part)
);
CREATE INDEX receipts_begun ON receipts (begun_at);

CREATE TABLE feedback (
  event_id VARCHAR(200) NOT NULL PRIMARY KEY,
  code INTEGER NOT NULL,
  platform VARCHAR(16) NOT NULL,
  workspace VARCHAR(200) NOT NULL,
  person_id VARCHAR(200) NOT NULL,
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
