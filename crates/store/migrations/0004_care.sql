-- Erasing a client (GDPR article 17): asked, decided by two people, done. The row stays as what is known of it, and says nothing of
-- who it was: no reference to a registration or a client, because both are gone then.
CREATE TABLE erasure (
    erasure_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    state TEXT NOT NULL,
    ground TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    -- Whether the client asked on the own page; else it was told to a worker.
    asked_on_page BOOLEAN NOT NULL,
    first_by TEXT REFERENCES person (person_id),
    first_at TEXT,
    -- None beside a moment: the administrator, at the machine.
    second_by TEXT REFERENCES person (person_id),
    second_at TEXT,
    done_at TEXT,
    erased_rows BIGINT,
    CHECK ((first_by IS NULL) = (first_at IS NULL)),
    CHECK ((state = 'done') = (done_at IS NOT NULL)),
    CHECK ((state = 'done') = (erased_rows IS NOT NULL))
);
CREATE INDEX erasure_of_partnership ON erasure (partnership_id, state, asked_at);
CREATE INDEX erasure_of_registration ON erasure (registration_id, asked_at);
CREATE UNIQUE INDEX erasure_asked_once ON erasure (registration_id) WHERE state IN ('asked', 'approved', 'decided');
CREATE INDEX erasure_to_do ON erasure (state) WHERE state = 'decided';

-- Following a client up: attempts to reach, what was known before it was corrected, and why a registration ended.
ALTER TABLE registration ADD COLUMN ending TEXT;

CREATE TABLE contact_attempt (
    contact_attempt_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    kind TEXT NOT NULL,
    tried_at TEXT NOT NULL,
    tried_by TEXT NOT NULL REFERENCES membership (membership_id)
);
CREATE INDEX contact_attempt_of_registration ON contact_attempt (registration_id, tried_at);

CREATE TABLE former_identity (
    former_identity_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    until TEXT NOT NULL,
    corrected_by TEXT NOT NULL REFERENCES membership (membership_id),
    identity BLOB NOT NULL
);
CREATE INDEX former_identity_of_registration ON former_identity (registration_id, until);

-- When the first talk was said to be done: that, and not its beginning, is a step of the road.
ALTER TABLE registration ADD COLUMN talk_done_at TEXT;
UPDATE registration SET talk_done_at = (SELECT t.finished_at FROM talk t WHERE t.registration_id = registration.registration_id);
DROP INDEX registration_road;
CREATE INDEX registration_road ON registration (partnership_id, received_at, state, closed, talk_done_at, conferred_at, opened_on);

-- A decision that was taken back while its conference went on: it stays readable beside the one that counts.
CREATE TABLE former_decision (
    former_decision_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    case_id TEXT NOT NULL REFERENCES conference_case (case_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    kind TEXT NOT NULL,
    decided_by TEXT NOT NULL REFERENCES membership (membership_id),
    decided_at TEXT NOT NULL,
    undone_by TEXT NOT NULL REFERENCES membership (membership_id),
    undone_at TEXT NOT NULL,
    reason BLOB NOT NULL,
    why BLOB NOT NULL
);
CREATE INDEX former_decision_on_case ON former_decision (case_id, decided_at);
CREATE INDEX former_decision_of_registration ON former_decision (registration_id);
