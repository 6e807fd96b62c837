-- When a registration was last put back, after it expired, ended, was put aside or referred: from then on it waits anew.
ALTER TABLE registration ADD COLUMN put_back_at TEXT;
-- The version with which a trajectory went on again that had ended. Until somebody does something in it, it is one in which nothing was
-- done since.
ALTER TABLE dossier ADD COLUMN reopened_version BIGINT;
