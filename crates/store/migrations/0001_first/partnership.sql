-- Partnerships: which municipalities belong to them in what period, who takes part, how one can register (§2.1), what
-- corrections were sent in, and the official logos (§9). All of it is public but the corrections; nothing is of a client.

CREATE TABLE partnership (
    partnership_id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    open BOOLEAN NOT NULL,
    created_at TEXT NOT NULL
);

-- A municipality belongs to one partnership at a time and can move to another, so each row is dated; the last day is
-- part of the period. That no two periods overlap is kept by the import, which is the only way in.
CREATE TABLE partnership_municipality (
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    nis BIGINT NOT NULL CHECK (nis BETWEEN 10000 AND 99999),
    valid_from TEXT NOT NULL,
    valid_to TEXT CHECK (valid_to >= valid_from),
    PRIMARY KEY (nis, valid_from)
);
CREATE INDEX municipality_of_partnership ON partnership_municipality (partnership_id, nis);

CREATE TABLE organisation (
    organisation_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    UNIQUE (partnership_id, name)
);

-- One row a partnership.
CREATE TABLE registration_options (
    partnership_id TEXT NOT NULL PRIMARY KEY REFERENCES partnership (partnership_id),
    form BOOLEAN NOT NULL,
    telephone TEXT,
    mail TEXT,
    address TEXT,
    hours TEXT,
    website TEXT,
    remark TEXT,
    project_manager TEXT,
    vdab_adviser TEXT,
    team_leader TEXT,
    confirmed_on TEXT,
    version BIGINT NOT NULL
);

-- The sender is a membership; that table is made after this one, so this is no reference.
CREATE TABLE correction (
    correction_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    body TEXT NOT NULL,
    sent_by TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    settled TEXT,
    settled_by TEXT,
    settled_at TEXT,
    why TEXT,
    CHECK ((settled IS NULL) = (settled_at IS NULL)),
    CHECK (settled <> 'set_aside' OR why IS NOT NULL)
);
CREATE INDEX correction_of_partnership ON correction (partnership_id, settled, sent_at);

CREATE TABLE logo (
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    slot TEXT NOT NULL,
    media TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    digest TEXT NOT NULL,
    installed_at TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (partnership_id, slot)
);

