-- When the app was removed from a workspace or a tenant: what is kept of it runs out as long after that as the retention.
CREATE TABLE departures (
  platform TEXT NOT NULL,
  workspace TEXT NOT NULL,
  left_at BIGINT NOT NULL,
  PRIMARY KEY (platform, workspace)
);
