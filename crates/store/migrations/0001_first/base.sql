-- What every slice needs: the log and its chain, what forms came to, drafts, and marks of the house itself.

CREATE TABLE log (
    seq BIGINT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    role TEXT NOT NULL,
    relation TEXT NOT NULL,
    person_id TEXT,
    membership_id TEXT,
    organisation_id TEXT,
    partnership_id TEXT,
    client_id TEXT,
    resource_type TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    policies TEXT NOT NULL,
    rules TEXT NOT NULL,
    playbook BIGINT,
    payload BLOB,
    prev BLOB NOT NULL,
    hash BLOB NOT NULL
);

CREATE INDEX log_of_client ON log (client_id, seq);

CREATE TABLE log_head (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    size BIGINT NOT NULL,
    hash BLOB NOT NULL
);

CREATE TABLE checkpoint (
    size BIGINT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    note TEXT NOT NULL
);

CREATE TABLE form_outcome (
    form_id TEXT NOT NULL,
    act TEXT NOT NULL,
    outcome BLOB NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (form_id, act)
);

CREATE INDEX form_outcome_at ON form_outcome (at);

CREATE TABLE draft (
    token_hash BLOB NOT NULL,
    purpose TEXT NOT NULL,
    sealed BLOB NOT NULL,
    expires_at TEXT NOT NULL,
    PRIMARY KEY (token_hash, purpose)
);

CREATE INDEX draft_expires_at ON draft (expires_at);

CREATE TABLE mark (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

