-- Which application the first answer to a code was for: who came first for the code and who came first for that
-- application is then one row, and only a further application has one of its own.
ALTER TABLE claims ADD COLUMN about TEXT NOT NULL DEFAULT '';
