-- Dossiers: a trajectory that a conference opened, with its team. There is none without a decision: not on this registration, and
-- not to open a trajectory.

CREATE UNIQUE INDEX decision_as_taken ON decision (decision_id, registration_id, kind);

CREATE TABLE dossier (
    dossier_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    registration_id TEXT NOT NULL UNIQUE REFERENCES registration (registration_id),
    decision_id TEXT NOT NULL UNIQUE,
    decision_kind TEXT NOT NULL CHECK (decision_kind = 'open_trajectory'),
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    opened_on TEXT NOT NULL,
    state TEXT NOT NULL,
    closed_on TEXT,
    -- Whether the client agrees that the team reads it; the client can take that back.
    consent BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (decision_id, registration_id, decision_kind) REFERENCES decision (decision_id, registration_id, kind),
    CHECK ((state = 'closed') = (closed_on IS NOT NULL))
);
CREATE INDEX dossier_of_partnership ON dossier (partnership_id, state, opened_on, dossier_id);
CREATE INDEX dossier_of_client ON dossier (client_id);

CREATE TABLE dossier_member (
    dossier_id TEXT NOT NULL REFERENCES dossier (dossier_id),
    membership_id TEXT NOT NULL REFERENCES membership (membership_id),
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    since TEXT NOT NULL,
    -- The last day; nothing while on the team.
    until TEXT,
    PRIMARY KEY (dossier_id, membership_id, since)
);
CREATE INDEX dossier_of_member ON dossier_member (membership_id, dossier_id) WHERE until IS NULL;

