-- What waits in a partnership, for the coordinator's day and for the agenda of a conference. It is worked out again in the same
-- transaction for each registration that an act touches (crates/store/src/waits.rs), so that a list is read and not looked for.

CREATE TABLE waits (
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    -- Without a first talk, ready for a conference, a conversation with VDAB that is an open step, a decision without a follow-up.
    list TEXT NOT NULL,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    since TEXT NOT NULL,
    -- The day of the conversation with VDAB, when it is planned.
    planned_on TEXT,
    -- What was decided; whether the client was not told or asked; whether nothing was noted in the dossier since it opened.
    kind TEXT,
    unfollowed BOOLEAN NOT NULL,
    untouched BOOLEAN NOT NULL,
    PRIMARY KEY (registration_id, list)
);
CREATE INDEX waits_of_partnership ON waits (partnership_id, list, since, registration_id);
