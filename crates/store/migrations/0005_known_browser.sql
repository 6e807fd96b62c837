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
