-- Secrets of others, such as the tokens of workspaces, encrypted by the bot: sealed holds the id of the key, and
-- cannot be read under another kind or owner.
CREATE TABLE secrets (
  kind TEXT NOT NULL,
  owner TEXT NOT NULL,
  sealed TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (kind, owner)
);
