-- What somebody said about an article; '' where they only pressed the button.
ALTER TABLE feedback ADD COLUMN words TEXT NOT NULL DEFAULT '';
CREATE INDEX feedback_reported ON feedback (reported_at);

-- Who came first, until the claim runs out.
CREATE TABLE claims (
  thing TEXT NOT NULL PRIMARY KEY,
  event_id TEXT NOT NULL,
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  channel TEXT NOT NULL,
  thread TEXT NOT NULL,
  until BIGINT NOT NULL
);
CREATE INDEX claims_until ON claims (until);

-- Who is on it, and the revision that the thread was last reminded of. The version before writes neither: its
-- checklists are reminded of once more, and listed for whoever touched them.
ALTER TABLE checklists ADD COLUMN assignee_id TEXT;
ALTER TABLE checklists ADD COLUMN noticed_revision INTEGER NOT NULL DEFAULT -1;
CREATE INDEX checklist_changes_by ON checklist_changes (by_id);
