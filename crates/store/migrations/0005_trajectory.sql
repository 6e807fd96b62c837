-- A trajectory that ended and goes on again: when, and with which version. Until somebody does something in it, it is one in which
-- nothing was done since.
ALTER TABLE dossier ADD COLUMN reopened_at TEXT;
ALTER TABLE dossier ADD COLUMN reopened_version BIGINT;
