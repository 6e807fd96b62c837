-- What is typed and not handed in yet, and what comes back to nobody.
--
-- What a person who works here is typing, kept until the form is handed in: sealed under the key of the client whom it is about, or of
-- the house where it is about none. It is of one membership, and of one opening of one form.
CREATE TABLE parked_form (
    parked_form_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    membership_id TEXT NOT NULL REFERENCES membership (membership_id),
    client_id TEXT REFERENCES client (client_id),
    form_id TEXT NOT NULL,
    page TEXT NOT NULL,
    typed_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    typed BLOB NOT NULL
);
CREATE UNIQUE INDEX parked_form_once ON parked_form (membership_id, form_id);
CREATE INDEX parked_form_on_page ON parked_form (membership_id, page);
CREATE INDEX parked_form_of_client ON parked_form (client_id);
CREATE INDEX parked_form_expires_at ON parked_form (expires_at);

-- Whose a registration was that came back to nobody, because who had it cannot work any more; none once it is given to somebody.
ALTER TABLE registration ADD COLUMN released_from TEXT REFERENCES membership (membership_id);
