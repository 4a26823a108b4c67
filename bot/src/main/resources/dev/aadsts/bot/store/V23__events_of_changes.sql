-- Which event asked for a change: handled again, it changes nothing a second time.
ALTER TABLE checklist_changes ADD COLUMN event_id TEXT;
