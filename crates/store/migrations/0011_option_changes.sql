-- Each change of a partnership's registration options, for the VDAB adviser and the team leader in the board (§2.1). What stands in it is public.

CREATE TABLE option_change (
    option_change_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    changed_by TEXT NOT NULL REFERENCES membership (membership_id),
    changed_at TEXT NOT NULL,
    -- The options as they were, and as they became.
    before TEXT NOT NULL,
    after TEXT NOT NULL
);
CREATE INDEX option_change_of_partnership ON option_change (partnership_id, changed_at, option_change_id);
