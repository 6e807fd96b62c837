-- Dossiers: a trajectory that a conference opened, with its team. There is none without a decision: not on this registration, and
-- not to open a trajectory.

CREATE UNIQUE INDEX decision_as_taken ON decision (decision_id, registration_id, sort);

CREATE TABLE dossier (
    dossier_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    registration_id TEXT NOT NULL UNIQUE REFERENCES registration (registration_id),
    decision_id TEXT NOT NULL UNIQUE,
    decision_sort TEXT NOT NULL CHECK (decision_sort = 'open_trajectory'),
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    opened_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    closed_on TEXT,
    -- Whether the client agrees that the team reads it; the client can take that back.
    consent BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    FOREIGN KEY (decision_id, registration_id, decision_sort) REFERENCES decision (decision_id, registration_id, sort),
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

-- Where a registration is on the road, for the coordinator's day: when the first talk began, when a conference first decided, when
-- a trajectory opened. What comes after never takes them away, so that the road can be counted without reading what was said.
ALTER TABLE registration ADD COLUMN talked_at TEXT;
ALTER TABLE registration ADD COLUMN conferred_at TEXT;
ALTER TABLE registration ADD COLUMN opened_on TEXT;
CREATE INDEX registration_untalked ON registration (partnership_id, received_at, registration_id)
    WHERE talked_at IS NULL AND closed IS NULL AND state IN ('received', 'assigned', 'answered');
CREATE INDEX registration_talked ON registration (partnership_id, state, registration_id)
    WHERE talked_at IS NOT NULL AND closed IS NULL AND state IN ('received', 'assigned', 'answered');
-- A talk of which nothing is missing for a conference.
CREATE INDEX talk_ready ON talk (registration_id, finished_at) WHERE finished_at IS NOT NULL AND discuss = 'yes';
CREATE INDEX registration_road ON registration (partnership_id, received_at, state, closed, talked_at, conferred_at, opened_on);

-- When a decision was followed up: the client was told, or, when more was to be asked, it was asked.
ALTER TABLE decision ADD COLUMN followed_at TEXT;
CREATE INDEX decision_unfollowed ON decision (partnership_id, decided_at) WHERE followed_at IS NULL;
-- Opened, and nothing was noted in it since.
CREATE INDEX dossier_untouched ON dossier (partnership_id, state, decision_id) WHERE state = 'open' AND version = 1;
