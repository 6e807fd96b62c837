-- People who work with the system, in what roles, and how they show who they are. Never a client: a client has no row
-- in `person`, only a session that the registration code opened.

CREATE TABLE person (
    person_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    -- What the person types to sign in: lower case, composed (NFC).
    sign_in_name TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
);

-- One person in one role for one organisation in one partnership. The VDAB mediator, the client and the visitor are
-- no roles of members (§1.3.1); a platform administrator belongs to no partnership.
CREATE TABLE membership (
    membership_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (person_id),
    partnership_id TEXT REFERENCES partnership (partnership_id),
    organisation_id TEXT REFERENCES organisation (organisation_id),
    role TEXT NOT NULL,
    standing TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version BIGINT NOT NULL,
    CHECK ((role = 'platform_admin') = (partnership_id IS NULL)),
    CHECK ((role = 'platform_admin') = (organisation_id IS NULL))
);
CREATE INDEX membership_of_person ON membership (person_id);
CREATE INDEX membership_of_partnership ON membership (partnership_id, standing);
CREATE INDEX membership_of_organisation ON membership (organisation_id);

-- A one-time link. Only a keyed hash of its token is kept, so that a copy of the database opens no account.
CREATE TABLE invitation (
    invitation_id TEXT NOT NULL PRIMARY KEY,
    membership_id TEXT NOT NULL REFERENCES membership (membership_id),
    token_hash BLOB NOT NULL UNIQUE,
    -- None when the administrator made it at the machine itself.
    made_by TEXT REFERENCES membership (membership_id),
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
);
CREATE INDEX invitation_of_membership ON invitation (membership_id);
CREATE INDEX invitation_by ON invitation (made_by);

-- A passkey, a password or an authenticator app. The secret is sealed under the house key.
CREATE TABLE factor (
    factor_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (person_id),
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    secret BLOB NOT NULL,
    -- The identifier that a passkey has of itself; unique over all people.
    credential TEXT UNIQUE,
    -- The last time step of an authenticator app that was accepted: a code counts once.
    last_step BIGINT,
    created_at TEXT NOT NULL,
    used_at TEXT,
    CHECK ((kind = 'passkey') = (credential IS NOT NULL)),
    CHECK ((kind = 'totp') = (last_step IS NOT NULL))
);
CREATE INDEX factor_of_person ON factor (person_id);
CREATE UNIQUE INDEX factor_one_of_a_kind ON factor (person_id, kind) WHERE kind <> 'passkey';

-- Sessions of members and of clients. Only a keyed hash of the token is kept.
CREATE TABLE session (
    session_id TEXT NOT NULL PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    person_id TEXT REFERENCES person (person_id),
    -- None as long as a person with several memberships has not chosen one.
    membership_id TEXT REFERENCES membership (membership_id),
    -- That table is made after this one, so this is no reference: erasing a client ends the sessions by name.
    client_id TEXT,
    partnership_id TEXT REFERENCES partnership (partnership_id),
    device TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    stepped_up_at TEXT,
    CHECK ((kind = 'staff') = (person_id IS NOT NULL)),
    CHECK ((kind = 'client') = (client_id IS NOT NULL)),
    CHECK (kind = 'staff' OR (membership_id IS NULL AND partnership_id IS NOT NULL))
);
CREATE INDEX session_of_person ON session (person_id);
CREATE INDEX session_of_membership ON session (membership_id);
CREATE INDEX session_of_client ON session (client_id);
CREATE INDEX session_of_partnership ON session (partnership_id);
CREATE INDEX session_ends ON session (ends_at);

-- What must be remembered between two steps of showing a factor: the challenge of a passkey, the secret of an
-- authenticator app that is not confirmed yet. Taken out when used, so each counts once.
CREATE TABLE challenge (
    challenge_hash BLOB NOT NULL PRIMARY KEY,
    person_id TEXT REFERENCES person (person_id),
    purpose TEXT NOT NULL,
    state BLOB NOT NULL,
    expires_at TEXT NOT NULL
);
CREATE INDEX challenge_of_person ON challenge (person_id);
CREATE INDEX challenge_expires ON challenge (expires_at);

-- Failed tries to sign in, by a keyed hash of what they have in common: the account and the source, the source, the
-- account. Kept in the database, so that a restart gives nobody new tries.
CREATE TABLE throttle (
    throttle_hash BLOB NOT NULL PRIMARY KEY,
    tries BIGINT NOT NULL,
    since_at TEXT NOT NULL,
    last_at TEXT NOT NULL
);
CREATE INDEX throttle_last ON throttle (last_at);

-- Browsers in which a person signed in before: they have tries of their own when somebody guesses elsewhere. No session,
-- and only a keyed hash of the token that the cookie holds.
CREATE TABLE known_browser (
    browser_hash BLOB NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (person_id),
    used_at TEXT NOT NULL,
    PRIMARY KEY (browser_hash, person_id)
);
CREATE INDEX known_browser_of_person ON known_browser (person_id);
CREATE INDEX known_browser_used ON known_browser (used_at);

