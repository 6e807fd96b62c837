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
    state TEXT NOT NULL,
    -- Kept while it is joined to another, so that taking apart puts back what was.
    state_before_merge TEXT,
    channel TEXT NOT NULL,
    -- A code of a language, or why there is none.
    language TEXT NOT NULL,
    received_at TEXT NOT NULL,
    seen_at TEXT,
    assigned_to TEXT REFERENCES membership (membership_id),
    supporter TEXT REFERENCES membership (membership_id),
    merged_into TEXT REFERENCES registration (registration_id),
    -- What was put aside (not real), what expired because nobody answered for very long, or what a conference decided about. The state
    -- stays what it was, so that putting back needs nothing else.
    closed TEXT,
    closed_at TEXT,
    -- From when the wait is counted, when that is later than the day on which it came in: the client said to be still waiting.
    waits_since TEXT,
    -- When client and coordinator were first told that it expires. Without that nothing expires.
    warned_at TEXT,
    -- Where it is on the road, for the coordinator's day: when the first talk began, when a conference first decided, when a trajectory
    -- opened. What comes after never takes them away, so that the road can be counted without reading what was said.
    talked_at TEXT,
    conferred_at TEXT,
    opened_on TEXT,
    helper_kind TEXT NOT NULL,
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
CREATE INDEX registration_waiting ON registration (partnership_id, received_at, registration_id)
    WHERE state IN ('received', 'assigned') AND closed IS NULL;
CREATE INDEX registration_closed ON registration (partnership_id, closed, received_at) WHERE closed IS NOT NULL;
CREATE INDEX registration_warned ON registration (partnership_id, warned_at) WHERE warned_at IS NOT NULL;
CREATE INDEX registration_talked ON registration (partnership_id, state, registration_id)
    WHERE talked_at IS NOT NULL AND closed IS NULL AND state IN ('received', 'assigned', 'answered');
CREATE INDEX registration_road ON registration (partnership_id, received_at, state, closed, talked_at, conferred_at, opened_on);
CREATE INDEX registration_assigned ON registration (assigned_to);
CREATE INDEX registration_supported ON registration (supporter);
CREATE INDEX registration_merged ON registration (merged_into);

CREATE TABLE message (
    message_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    written_at TEXT NOT NULL,
    written_by TEXT REFERENCES membership (membership_id),
    -- The client writes without a membership; everybody else with one.
    CHECK ((kind = 'addition') = (written_by IS NULL))
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

