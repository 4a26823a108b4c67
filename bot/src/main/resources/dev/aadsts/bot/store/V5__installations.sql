-- Who installed the Slack app by themselves. Their tokens are in secrets, of the kind slack-tokens.
CREATE TABLE slack_installations (
  owner TEXT NOT NULL PRIMARY KEY, -- a workspace, or an organisation for all of its workspaces
  name TEXT NOT NULL,
  bot TEXT NOT NULL,
  bot_name TEXT NOT NULL,
  scopes TEXT NOT NULL, -- separated by commas
  installed_at BIGINT NOT NULL,
  expires_at BIGINT, -- of the token; NULL where it never does
  renewed_until BIGINT NOT NULL -- until then, somebody is getting new tokens
);

-- Which workspaces are an organisation's; noted when something comes from there.
CREATE TABLE slack_organisations (
  workspace TEXT NOT NULL PRIMARY KEY,
  organisation TEXT NOT NULL
);

-- What may be used once only, such as the state of an installation that somebody began.
CREATE TABLE used_once (
  once TEXT NOT NULL PRIMARY KEY,
  until BIGINT NOT NULL
);
CREATE INDEX used_once_until ON used_once (until);
