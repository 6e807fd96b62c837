-- Registrations that were put aside (not real), that expired because nobody answered for very long, or about which a conference
-- decided. The state stays what it was, so that putting back needs nothing else.

ALTER TABLE registration ADD COLUMN closed TEXT CHECK (closed IN ('rejected', 'expired', 'accepted', 'referred'));
ALTER TABLE registration ADD COLUMN closed_at TEXT;
-- From when the wait is counted, when that is later than the day on which it came in: the client said to be still waiting.
ALTER TABLE registration ADD COLUMN waits_since TEXT;
-- When client and coordinator were first told that it expires. Without that nothing expires.
ALTER TABLE registration ADD COLUMN warned_at TEXT;

DROP INDEX registration_waiting;
CREATE INDEX registration_waiting ON registration (partnership_id, received_at, registration_id)
    WHERE state IN ('received', 'assigned') AND closed IS NULL;
CREATE INDEX registration_closed ON registration (partnership_id, closed, received_at) WHERE closed IS NOT NULL;
CREATE INDEX registration_warned ON registration (partnership_id, warned_at) WHERE warned_at IS NOT NULL;
