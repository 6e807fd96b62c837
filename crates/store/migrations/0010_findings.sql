-- What a conference found of each criterion of the target group (§1.3.2), and what a decision was taken on.

CREATE TABLE finding (
    finding_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    case_id TEXT NOT NULL REFERENCES conference_case (case_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    criterion TEXT NOT NULL,
    found TEXT NOT NULL,
    found_by TEXT NOT NULL REFERENCES membership (membership_id),
    found_at TEXT NOT NULL,
    reason BLOB NOT NULL,
    -- The members at the table.
    present BLOB NOT NULL,
    row_seal BLOB
);
CREATE INDEX finding_in_case ON finding (case_id, found_at);

ALTER TABLE decision ADD COLUMN basis BLOB;
ALTER TABLE former_decision ADD COLUMN basis BLOB;
