-- Where conversations in Teams are reached, for what the bot says without being asked: reminders.
CREATE TABLE addresses (
  tenant TEXT NOT NULL,
  conversation TEXT NOT NULL,
  service_url TEXT NOT NULL,
  bot_id TEXT NOT NULL,
  PRIMARY KEY (tenant, conversation)
);
