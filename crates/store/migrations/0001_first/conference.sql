-- Case conferences (§1.3.2): when, where, who; the cases on the agenda; advice; decisions. What is said of a client is sealed under
-- the client's own key.

CREATE TABLE conference (
    conference_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    state TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    place TEXT NOT NULL,
    planned_by TEXT NOT NULL REFERENCES membership (membership_id),
    planned_at TEXT NOT NULL,
    begun_at TEXT,
    closed_at TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX conference_of_partnership ON conference (partnership_id, state, starts_at);

CREATE TABLE conference_member (
    conference_id TEXT NOT NULL REFERENCES conference (conference_id),
    membership_id TEXT NOT NULL REFERENCES membership (membership_id),
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    -- Whether he or she is there; nothing before it begins.
    present BOOLEAN,
    PRIMARY KEY (conference_id, membership_id)
);
CREATE INDEX conference_of_member ON conference_member (membership_id, conference_id);

CREATE TABLE conference_case (
    case_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    conference_id TEXT NOT NULL REFERENCES conference (conference_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    place BIGINT NOT NULL,
    -- Random for each agenda, so that two agendas do not tell of one client.
    pseudonym TEXT NOT NULL,
    -- Whether the client agreed to be called by name at this conference.
    named BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    tabled_at TEXT NOT NULL,
    tabled_by TEXT NOT NULL REFERENCES membership (membership_id),
    summary BLOB NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (conference_id, pseudonym)
);
CREATE INDEX case_of_conference ON conference_case (conference_id, place);
CREATE INDEX case_of_registration ON conference_case (registration_id, state);
-- A case stands on one agenda at a time.
CREATE UNIQUE INDEX case_on_one_agenda ON conference_case (registration_id) WHERE state = 'tabled';

CREATE TABLE advice (
    advice_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    case_id TEXT NOT NULL REFERENCES conference_case (case_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    given_by TEXT NOT NULL REFERENCES membership (membership_id),
    role TEXT NOT NULL,
    view TEXT NOT NULL,
    given_at TEXT NOT NULL,
    words BLOB NOT NULL
);
CREATE INDEX advice_on_case ON advice (case_id, given_at);

CREATE TABLE decision (
    decision_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    case_id TEXT NOT NULL UNIQUE REFERENCES conference_case (case_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    kind TEXT NOT NULL,
    decided_by TEXT NOT NULL REFERENCES membership (membership_id),
    decided_at TEXT NOT NULL,
    -- The version of the playbook under which it was decided.
    playbook BIGINT NOT NULL,
    present BIGINT NOT NULL CHECK (present >= 2),
    adviser_present BOOLEAN NOT NULL,
    reason BLOB NOT NULL,
    judgements BLOB NOT NULL,
    -- When it was followed up: the client was told, or, when more was to be asked, it was asked.
    followed_at TEXT
);
CREATE INDEX decision_on_registration ON decision (registration_id, decided_at);
CREATE INDEX decision_of_partnership ON decision (partnership_id, decided_at);

