-- How a client can be reached safely changes: what counted before, and whether a worker has read the newest.
ALTER TABLE registration ADD COLUMN contact_version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE registration ADD COLUMN contact_changed_at TEXT;
ALTER TABLE registration ADD COLUMN contact_read_at TEXT;

-- Whether it came in with a flood, from one address or on one day: somebody looks whether it is a real one.
ALTER TABLE registration ADD COLUMN doubted BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE former_contact (
    former_contact_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    until TEXT NOT NULL,
    contact BLOB NOT NULL
);
CREATE INDEX former_contact_of_registration ON former_contact (registration_id, until);

-- A registration that was joined to another (§2.1): what it was before, so that taking apart puts back exactly that.
CREATE TABLE joining (
    joined_id TEXT NOT NULL PRIMARY KEY REFERENCES registration (registration_id),
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    main_id TEXT NOT NULL REFERENCES registration (registration_id),
    joined_at TEXT NOT NULL,
    joined_by TEXT NOT NULL REFERENCES membership (membership_id),
    -- When the client said in person that both are his or hers. Before that the code of the joined one opens nothing of the other.
    claimed_at TEXT,
    claimed_by TEXT REFERENCES membership (membership_id),
    -- The worker of the joined one, the worker of the one that stays and how that stood, and what became of both.
    joined_assigned TEXT REFERENCES membership (membership_id),
    main_assigned TEXT REFERENCES membership (membership_id),
    main_state TEXT NOT NULL,
    given_assigned TEXT REFERENCES membership (membership_id),
    given_state TEXT NOT NULL,
    -- What the client agreed to in the talk of the one that stays, and what counts since: the strictest of both.
    main_discuss TEXT,
    main_name TEXT,
    main_team TEXT,
    given_discuss TEXT,
    given_name TEXT,
    given_team TEXT,
    CHECK ((claimed_at IS NULL) = (claimed_by IS NULL)),
    CHECK ((main_discuss IS NULL) = (given_discuss IS NULL))
);
CREATE INDEX joining_of_main ON joining (main_id);
