-- Whose turn it is with a registration, and since when it is waited for: for the alarm of lists, and for the clock. Both are
-- worked out in the same place as what waits (crates/store/src/waits.rs), at the first start for what is there already.

ALTER TABLE registration ADD COLUMN next_step TEXT;
ALTER TABLE registration ADD COLUMN next_since TEXT;
