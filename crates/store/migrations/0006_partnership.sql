-- What partnerships say of themselves: which postcodes of a shared municipality are theirs, by when they contact
-- a client, and who answers for the data.
--
-- A municipality that partnerships share by postcode: which postcode of it belongs to whom, in what period. Where a partnership has all
-- of a municipality, that stays in partnership_municipality. That no two periods of one place overlap, here and between the two
-- tables, is kept where they are written.
CREATE TABLE partnership_postcode (
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    nis BIGINT NOT NULL CHECK (nis BETWEEN 10000 AND 99999),
    postcode BIGINT NOT NULL CHECK (postcode BETWEEN 1000 AND 9999),
    valid_from TEXT NOT NULL,
    valid_to TEXT CHECK (valid_to >= valid_from),
    PRIMARY KEY (nis, postcode, valid_from)
);
CREATE INDEX postcode_of_partnership ON partnership_postcode (partnership_id, nis, postcode);

-- Within how many working days a client is contacted, as the partnership promises it; and by what day a client was told. The second is kept,
-- because it stands on a sheet of paper.
ALTER TABLE registration_options ADD COLUMN contact_within BIGINT CHECK (contact_within BETWEEN 1 AND 30);
ALTER TABLE registration ADD COLUMN contact_by TEXT;

-- The people who answer for the data of a partnership's clients, where the partnership says so itself: the controller, where that one is, the
-- data-protection officer, and where one can complain. All of it is public.
ALTER TABLE registration_options ADD COLUMN controller TEXT;
ALTER TABLE registration_options ADD COLUMN controller_address TEXT;
ALTER TABLE registration_options ADD COLUMN officer TEXT;
ALTER TABLE registration_options ADD COLUMN complaint TEXT;
