-- How somebody comes into a partnership: by whose link, when, and who said that it is the right person.
--
-- The name under which somebody was invited: until the person comes by the link it is shown, and never the name that an account of that
-- sign-in name has elsewhere.
ALTER TABLE membership ADD COLUMN invited_as TEXT;
-- The person who made the link that counts; none when the administrator made it at the machine itself.
ALTER TABLE membership ADD COLUMN invited_by TEXT REFERENCES membership (membership_id);
ALTER TABLE membership ADD COLUMN accepted_at TEXT;
-- The person who said that it is the right person; none where nobody had to.
ALTER TABLE membership ADD COLUMN confirmed_by TEXT REFERENCES membership (membership_id);
-- Since when the membership counts.
ALTER TABLE membership ADD COLUMN began_at TEXT;
CREATE INDEX membership_invited_by ON membership (invited_by);
CREATE INDEX membership_confirmed_by ON membership (confirmed_by);

-- All who took part until now were let in under the rules of before. One that ended may never have begun; taken for one that did, it gives
-- the administrator of the platform no more to invite.
UPDATE membership SET began_at = created_at WHERE standing <> 'invited';
-- Of an open invitation of before it is not known what name was typed, where the person was known already.
UPDATE membership SET invited_as = (SELECT p.sign_in_name FROM person p WHERE p.person_id = membership.person_id)
    WHERE standing = 'invited' AND EXISTS
        (SELECT 1 FROM membership o WHERE o.person_id = membership.person_id AND o.membership_id <> membership.membership_id);
UPDATE membership SET invited_by = (SELECT MAX(i.made_by) FROM invitation i WHERE i.membership_id = membership.membership_id)
    WHERE standing = 'invited';

-- Whom a newcomer opened.
CREATE INDEX log_of_member ON log (membership_id, seq);
