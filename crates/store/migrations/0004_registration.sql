-- Registrations (aanmeldingen, §2.1). What a client told is sealed under the client's own key; plain are only
-- states, moments and codes that lists and clocks need.

CREATE TABLE client (
    client_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    created_at TEXT NOT NULL
);
CREATE INDEX client_of_partnership ON client (partnership_id);

CREATE TABLE registration (
    registration_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    state TEXT NOT NULL CHECK (state IN ('received', 'assigned', 'answered', 'withdrawn', 'merged')),
    -- Kept while it is joined to another, so that taking apart puts back what was.
    state_before_merge TEXT CHECK (state_before_merge IN ('received', 'assigned', 'answered')),
    channel TEXT NOT NULL CHECK (channel IN ('web', 'paper', 'telephone', 'talk')),
    -- A code of domain's Language, or why there is none.
    language TEXT NOT NULL CHECK (language IN ('nl', 'en', 'fr', 'ar', 'tr', 'uk', 'ru', 'prs', 'ti', 'es', 'ro', 'other', 'unknown', 'later', 'open')),
    received_at TEXT NOT NULL,
    seen_at TEXT,
    assigned_to TEXT REFERENCES membership (membership_id),
    supporter TEXT REFERENCES membership (membership_id),
    merged_into TEXT REFERENCES registration (registration_id),
    helper_sort TEXT NOT NULL CHECK (helper_sort IN ('nobody', 'vdab_mediator', 'partner', 'outreach', 'family', 'other', 'unknown', 'later')),
    identity BLOB NOT NULL,
    contact BLOB NOT NULL,
    told BLOB NOT NULL,
    code_hash BLOB NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
    CHECK ((state = 'merged') = (state_before_merge IS NOT NULL))
);
CREATE INDEX registration_of_partnership ON registration (partnership_id, state, received_at);
CREATE INDEX registration_of_client ON registration (client_id);
CREATE INDEX registration_received ON registration (partnership_id, received_at);
-- The inbox: what waits for an answer, oldest first.
CREATE INDEX registration_waiting ON registration (partnership_id, received_at, registration_id) WHERE state IN ('received', 'assigned');
CREATE INDEX registration_assigned ON registration (assigned_to);
CREATE INDEX registration_supported ON registration (supporter);
CREATE INDEX registration_merged ON registration (merged_into);

CREATE TABLE message (
    message_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    sort TEXT NOT NULL CHECK (sort IN ('addition', 'invitation', 'question', 'elsewhere', 'answer')),
    body BLOB NOT NULL,
    written_at TEXT NOT NULL,
    written_by TEXT REFERENCES membership (membership_id),
    -- The client writes without a membership; everybody else with one.
    CHECK ((sort = 'addition') = (written_by IS NULL))
);
CREATE INDEX message_of_registration ON message (registration_id, written_at);

-- Two registrations that look alike and are of two people: never shown as likely duplicates again.
CREATE TABLE keep_apart (
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    low TEXT NOT NULL REFERENCES registration (registration_id),
    high TEXT NOT NULL REFERENCES registration (registration_id),
    kept_by TEXT NOT NULL REFERENCES membership (membership_id),
    kept_at TEXT NOT NULL,
    PRIMARY KEY (low, high),
    CHECK (low < high)
);
CREATE INDEX keep_apart_of_partnership ON keep_apart (partnership_id);
