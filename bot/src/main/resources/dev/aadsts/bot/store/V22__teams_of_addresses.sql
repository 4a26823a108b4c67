-- Whose channel a conversation is: where the bot leaves a team, all of them are forgotten.
ALTER TABLE addresses ADD COLUMN team TEXT;
