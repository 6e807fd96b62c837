-- Quality coaching (§1.3.2) is planned and attended as a case conference is, has no cases, and is recorded. What is recorded is told of the
-- partnership and of no client, so it is no client's to seal; it is what was agreed, so the row's seal is over it (ADR 0046).

-- Empty for a case conference.
ALTER TABLE conference ADD COLUMN kind TEXT;
-- What was spoken about and what was agreed; nothing until it is recorded.
ALTER TABLE conference ADD COLUMN spoken TEXT;
ALTER TABLE conference ADD COLUMN agreed TEXT;
ALTER TABLE conference ADD COLUMN recorded_by TEXT REFERENCES membership (membership_id);
ALTER TABLE conference ADD COLUMN recorded_at TEXT;
