-- The first talk (§2.2), what the client agrees to, and facts about VDAB with their sources. What was answered is sealed under the
-- client's own key; plain are only what policies ask and what lists and clocks need.

CREATE TABLE talk (
    talk_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL UNIQUE REFERENCES registration (registration_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    begun_at TEXT NOT NULL,
    begun_by TEXT NOT NULL REFERENCES membership (membership_id),
    saved_at TEXT NOT NULL,
    finished_at TEXT,
    -- What the client agrees to: a case is discussed, named and opened only on these, as they are now.
    discuss TEXT NOT NULL,
    name TEXT NOT NULL,
    team TEXT NOT NULL,
    -- The conversation with VDAB, while it is an open step (§2.2): since when, and the day for which it is planned.
    vdab_open_since TEXT,
    vdab_planned_on TEXT,
    answers BLOB NOT NULL,
    version BIGINT NOT NULL
);

-- Never changed, only followed by a newer one. There is no source "VDAB".
CREATE TABLE vdab_fact (
    vdab_fact_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    source TEXT NOT NULL CHECK (source <> 'vdab'),
    learnt_on TEXT NOT NULL,
    noted_by TEXT NOT NULL REFERENCES membership (membership_id),
    noted_at TEXT NOT NULL,
    fact BLOB NOT NULL
);
CREATE INDEX vdab_fact_of_client ON vdab_fact (client_id, noted_at);

