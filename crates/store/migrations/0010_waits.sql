-- What waits in a partnership, for the coordinator's day and for the agenda of a conference. It is worked out again in the same
-- transaction for each registration that an act touches (crates/store/src/waits.rs), so that a list is read and not looked for.

CREATE TABLE waits (
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    -- Without a first talk, ready for a conference, a conversation with VDAB that is an open step, a decision without a follow-up.
    list TEXT NOT NULL CHECK (list IN ('untalked', 'ready', 'vdab', 'unfollowed')),
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    since TEXT NOT NULL,
    -- The day of the conversation with VDAB, when it is planned.
    planned_on TEXT,
    -- What was decided; whether the client was not told or asked; whether nothing was noted in the dossier since it opened.
    sort TEXT,
    unfollowed BOOLEAN NOT NULL,
    untouched BOOLEAN NOT NULL,
    PRIMARY KEY (registration_id, list)
);
CREATE INDEX waits_of_partnership ON waits (partnership_id, list, since, registration_id);

INSERT INTO waits (registration_id, list, partnership_id, since, planned_on, sort, unfollowed, untouched)
SELECT o.registration_id, 'untalked', o.partnership_id, o.received_at, NULL, NULL, FALSE, FALSE FROM registration o
WHERE o.talked_at IS NULL AND o.closed IS NULL AND o.state IN ('received', 'assigned', 'answered')
UNION ALL
SELECT o.registration_id, 'ready', o.partnership_id, t.finished_at, NULL, NULL, FALSE, FALSE FROM registration o
JOIN talk t ON t.registration_id = o.registration_id
WHERE o.closed IS NULL AND o.state IN ('received', 'assigned', 'answered') AND t.finished_at IS NOT NULL AND t.discuss = 'yes'
AND NOT EXISTS (SELECT 1 FROM conference_case k WHERE k.registration_id = o.registration_id AND k.state = 'tabled')
AND NOT EXISTS (SELECT 1 FROM decision x WHERE x.registration_id = o.registration_id AND x.followed_at IS NULL)
UNION ALL
SELECT o.registration_id, 'vdab', o.partnership_id, t.vdab_open_since, t.vdab_planned_on, NULL, FALSE, FALSE FROM registration o
JOIN talk t ON t.registration_id = o.registration_id
WHERE t.vdab_open_since IS NOT NULL AND COALESCE(o.closed, o.state) IN ('received', 'assigned', 'answered', 'accepted')
UNION ALL
SELECT o.registration_id, 'unfollowed', o.partnership_id, x.decided_at, NULL, x.sort, x.followed_at IS NULL, s.dossier_id IS NOT NULL
FROM registration o JOIN decision x ON x.registration_id = o.registration_id
LEFT JOIN dossier s ON s.decision_id = x.decision_id AND s.state = 'open' AND s.version = 1
WHERE (x.followed_at IS NULL OR s.dossier_id IS NOT NULL)
AND COALESCE(o.closed, o.state) IN ('received', 'assigned', 'answered', 'accepted', 'referred')
AND NOT EXISTS (SELECT 1 FROM decision n WHERE n.registration_id = x.registration_id
AND (n.decided_at > x.decided_at OR (n.decided_at = x.decided_at AND n.decision_id > x.decision_id)));

-- These lists were looked for over indexes of their own.
DROP INDEX registration_untalked;
DROP INDEX talk_ready;
DROP INDEX talk_vdab_open;
DROP INDEX talk_of_partnership;
DROP INDEX decision_unfollowed;
DROP INDEX dossier_untouched;
