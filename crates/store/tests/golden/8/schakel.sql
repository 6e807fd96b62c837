PRAGMA foreign_keys = OFF;
CREATE TABLE schema_version (
    number INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TABLE log (
    seq INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    role TEXT NOT NULL,
    relation TEXT NOT NULL,
    person_id TEXT,
    membership_id TEXT,
    organisation_id TEXT,
    partnership_id TEXT,
    client_id TEXT,
    resource_type TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    policies TEXT NOT NULL,
    rules TEXT NOT NULL,
    playbook INTEGER,
    payload BLOB,
    prev BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX log_of_client ON log (client_id, seq);
CREATE TABLE log_head (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    size INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE TABLE checkpoint (
    size INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE TABLE form_outcome (
    form_id TEXT NOT NULL,
    act TEXT NOT NULL,
    outcome BLOB NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (form_id, act)
) STRICT;
CREATE INDEX form_outcome_at ON form_outcome (at);
CREATE TABLE draft (
    token_hash BLOB NOT NULL,
    purpose TEXT NOT NULL,
    sealed BLOB NOT NULL,
    expires_at TEXT NOT NULL,
    PRIMARY KEY (token_hash, purpose)
) STRICT;
CREATE INDEX draft_expires_at ON draft (expires_at);
CREATE TABLE mark (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE partnership (
    partnership_id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    open INTEGER NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE TABLE partnership_municipality (
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    nis INTEGER NOT NULL CHECK (nis BETWEEN 10000 AND 99999),
    valid_from TEXT NOT NULL,
    valid_to TEXT CHECK (valid_to >= valid_from),
    PRIMARY KEY (nis, valid_from)
) STRICT;
CREATE INDEX municipality_of_partnership ON partnership_municipality (partnership_id, nis);
CREATE TABLE organisation (
    organisation_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    UNIQUE (partnership_id, name)
) STRICT;
CREATE TABLE registration_options (
    partnership_id TEXT NOT NULL PRIMARY KEY REFERENCES partnership (partnership_id),
    form INTEGER NOT NULL,
    telephone TEXT,
    mail TEXT,
    address TEXT,
    hours TEXT,
    website TEXT,
    remark TEXT,
    project_manager TEXT,
    vdab_adviser TEXT,
    team_leader TEXT,
    confirmed_on TEXT,
    version INTEGER NOT NULL
, contact_within INTEGER CHECK (contact_within BETWEEN 1 AND 30), controller TEXT, controller_address TEXT, officer TEXT, complaint TEXT) STRICT;
CREATE TABLE correction (
    correction_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    body TEXT NOT NULL,
    sent_by TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    settled TEXT,
    settled_by TEXT,
    settled_at TEXT,
    why TEXT,
    CHECK ((settled IS NULL) = (settled_at IS NULL)),
    CHECK (settled <> 'set_aside' OR why IS NOT NULL)
) STRICT;
CREATE INDEX correction_of_partnership ON correction (partnership_id, settled, sent_at);
CREATE TABLE logo (
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    slot TEXT NOT NULL,
    media TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    digest TEXT NOT NULL,
    installed_at TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (partnership_id, slot)
) STRICT;
CREATE TABLE person (
    person_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    -- What the person types to sign in: lower case, composed (NFC).
    sign_in_name TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
) STRICT;
CREATE TABLE membership (
    membership_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (person_id),
    partnership_id TEXT REFERENCES partnership (partnership_id),
    organisation_id TEXT REFERENCES organisation (organisation_id),
    role TEXT NOT NULL,
    standing TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL, invited_as TEXT, invited_by TEXT REFERENCES membership (membership_id), accepted_at TEXT, confirmed_by TEXT REFERENCES membership (membership_id), began_at TEXT,
    CHECK ((role = 'platform_admin') = (partnership_id IS NULL)),
    CHECK ((role = 'platform_admin') = (organisation_id IS NULL))
) STRICT;
CREATE INDEX membership_of_person ON membership (person_id);
CREATE INDEX membership_of_partnership ON membership (partnership_id, standing);
CREATE INDEX membership_of_organisation ON membership (organisation_id);
CREATE TABLE invitation (
    invitation_id TEXT NOT NULL PRIMARY KEY,
    membership_id TEXT NOT NULL REFERENCES membership (membership_id),
    token_hash BLOB NOT NULL UNIQUE,
    -- None when the administrator made it at the machine itself.
    made_by TEXT REFERENCES membership (membership_id),
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
) STRICT;
CREATE INDEX invitation_of_membership ON invitation (membership_id);
CREATE INDEX invitation_by ON invitation (made_by);
CREATE TABLE factor (
    factor_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (person_id),
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    secret BLOB NOT NULL,
    -- The identifier that a passkey has of itself; unique over all people.
    credential TEXT UNIQUE,
    -- The last time step of an authenticator app that was accepted: a code counts once.
    last_step INTEGER,
    created_at TEXT NOT NULL,
    used_at TEXT,
    CHECK ((kind = 'passkey') = (credential IS NOT NULL)),
    CHECK ((kind = 'totp') = (last_step IS NOT NULL))
) STRICT;
CREATE INDEX factor_of_person ON factor (person_id);
CREATE UNIQUE INDEX factor_one_of_a_kind ON factor (person_id, kind) WHERE kind <> 'passkey';
CREATE TABLE session (
    session_id TEXT NOT NULL PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    person_id TEXT REFERENCES person (person_id),
    -- None as long as a person with several memberships has not chosen one.
    membership_id TEXT REFERENCES membership (membership_id),
    -- That table is made after this one, so this is no reference: erasing a client ends the sessions by name.
    client_id TEXT,
    partnership_id TEXT REFERENCES partnership (partnership_id),
    device TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    stepped_up_at TEXT,
    CHECK ((kind = 'staff') = (person_id IS NOT NULL)),
    CHECK ((kind = 'client') = (client_id IS NOT NULL)),
    CHECK (kind = 'staff' OR (membership_id IS NULL AND partnership_id IS NOT NULL))
) STRICT;
CREATE INDEX session_of_person ON session (person_id);
CREATE INDEX session_of_membership ON session (membership_id);
CREATE INDEX session_of_client ON session (client_id);
CREATE INDEX session_of_partnership ON session (partnership_id);
CREATE INDEX session_ends ON session (ends_at);
CREATE TABLE challenge (
    challenge_hash BLOB NOT NULL PRIMARY KEY,
    person_id TEXT REFERENCES person (person_id),
    purpose TEXT NOT NULL,
    state BLOB NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX challenge_of_person ON challenge (person_id);
CREATE INDEX challenge_expires ON challenge (expires_at);
CREATE TABLE throttle (
    throttle_hash BLOB NOT NULL PRIMARY KEY,
    tries INTEGER NOT NULL,
    since_at TEXT NOT NULL,
    last_at TEXT NOT NULL
) STRICT;
CREATE INDEX throttle_last ON throttle (last_at);
CREATE TABLE known_browser (
    browser_hash BLOB NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (person_id),
    used_at TEXT NOT NULL,
    PRIMARY KEY (browser_hash, person_id)
) STRICT;
CREATE INDEX known_browser_of_person ON known_browser (person_id);
CREATE INDEX known_browser_used ON known_browser (used_at);
CREATE TABLE client (
    client_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX client_of_partnership ON client (partnership_id);
CREATE TABLE registration (
    registration_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    state TEXT NOT NULL,
    -- Kept while it is joined to another, so that taking apart puts back what was.
    state_before_merge TEXT,
    channel TEXT NOT NULL,
    -- A code of a language, or why there is none.
    language TEXT NOT NULL,
    received_at TEXT NOT NULL,
    seen_at TEXT,
    assigned_to TEXT REFERENCES membership (membership_id),
    supporter TEXT REFERENCES membership (membership_id),
    merged_into TEXT REFERENCES registration (registration_id),
    -- What was put aside (not real), what expired because nobody answered for very long, or what a conference decided about. The state
    -- stays what it was, so that putting back needs nothing else.
    closed TEXT,
    closed_at TEXT,
    -- From when the wait is counted, when that is later than the day on which it came in: the client said to be still waiting.
    waits_since TEXT,
    -- When client and coordinator were first told that it expires. Without that nothing expires.
    warned_at TEXT,
    -- Where it is on the road, for the coordinator's day: when the first talk began, when a conference first decided, when a trajectory
    -- opened. What comes after never takes them away, so that the road can be counted without reading what was said.
    talked_at TEXT,
    conferred_at TEXT,
    opened_on TEXT,
    helper_kind TEXT NOT NULL,
    identity BLOB NOT NULL,
    contact BLOB NOT NULL,
    told BLOB NOT NULL,
    code_hash BLOB NOT NULL UNIQUE,
    version INTEGER NOT NULL, contact_version INTEGER NOT NULL DEFAULT 1, contact_changed_at TEXT, contact_read_at TEXT, doubted INTEGER NOT NULL DEFAULT 0, next_step TEXT, next_since TEXT, ending TEXT, talk_done_at TEXT, put_back_at TEXT, contact_by TEXT, released_from TEXT REFERENCES membership (membership_id),
    CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
    CHECK ((state = 'merged') = (state_before_merge IS NOT NULL))
) STRICT;
CREATE INDEX registration_of_partnership ON registration (partnership_id, state, received_at);
CREATE INDEX registration_of_client ON registration (client_id);
CREATE INDEX registration_received ON registration (partnership_id, received_at);
CREATE INDEX registration_waiting ON registration (partnership_id, received_at, registration_id)
    WHERE state IN ('received', 'assigned') AND closed IS NULL;
CREATE INDEX registration_closed ON registration (partnership_id, closed, received_at) WHERE closed IS NOT NULL;
CREATE INDEX registration_warned ON registration (partnership_id, warned_at) WHERE warned_at IS NOT NULL;
CREATE INDEX registration_talked ON registration (partnership_id, state, registration_id)
    WHERE talked_at IS NOT NULL AND closed IS NULL AND state IN ('received', 'assigned', 'answered');
CREATE INDEX registration_assigned ON registration (assigned_to);
CREATE INDEX registration_supported ON registration (supporter);
CREATE INDEX registration_merged ON registration (merged_into);
CREATE TABLE message (
    message_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    written_at TEXT NOT NULL,
    written_by TEXT REFERENCES membership (membership_id),
    -- The client writes without a membership; everybody else with one.
    CHECK ((kind = 'addition') = (written_by IS NULL))
) STRICT;
CREATE INDEX message_of_registration ON message (registration_id, written_at);
CREATE TABLE keep_apart (
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    low TEXT NOT NULL REFERENCES registration (registration_id),
    high TEXT NOT NULL REFERENCES registration (registration_id),
    kept_by TEXT NOT NULL REFERENCES membership (membership_id),
    kept_at TEXT NOT NULL,
    PRIMARY KEY (low, high),
    CHECK (low < high)
) STRICT;
CREATE INDEX keep_apart_of_partnership ON keep_apart (partnership_id);
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
    version INTEGER NOT NULL
) STRICT;
CREATE TABLE vdab_fact (
    vdab_fact_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    source TEXT NOT NULL CHECK (source <> 'vdab'),
    learnt_on TEXT NOT NULL,
    noted_by TEXT NOT NULL REFERENCES membership (membership_id),
    noted_at TEXT NOT NULL,
    fact BLOB NOT NULL
) STRICT;
CREATE INDEX vdab_fact_of_client ON vdab_fact (client_id, noted_at);
CREATE TABLE conference (
    conference_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    state TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    place TEXT NOT NULL,
    planned_by TEXT NOT NULL REFERENCES membership (membership_id),
    planned_at TEXT NOT NULL,
    begun_at TEXT,
    closed_at TEXT,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX conference_of_partnership ON conference (partnership_id, state, starts_at);
CREATE TABLE conference_member (
    conference_id TEXT NOT NULL REFERENCES conference (conference_id),
    membership_id TEXT NOT NULL REFERENCES membership (membership_id),
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    -- Whether he or she is there; nothing before it begins.
    present INTEGER,
    PRIMARY KEY (conference_id, membership_id)
) STRICT;
CREATE INDEX conference_of_member ON conference_member (membership_id, conference_id);
CREATE TABLE conference_case (
    case_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    conference_id TEXT NOT NULL REFERENCES conference (conference_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    place INTEGER NOT NULL,
    -- Random for each agenda, so that two agendas do not tell of one client.
    pseudonym TEXT NOT NULL,
    -- Whether the client agreed to be called by name at this conference.
    named INTEGER NOT NULL,
    state TEXT NOT NULL,
    tabled_at TEXT NOT NULL,
    tabled_by TEXT NOT NULL REFERENCES membership (membership_id),
    summary BLOB NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (conference_id, pseudonym)
) STRICT;
CREATE INDEX case_of_conference ON conference_case (conference_id, place);
CREATE INDEX case_of_registration ON conference_case (registration_id, state);
CREATE UNIQUE INDEX case_on_one_agenda ON conference_case (registration_id) WHERE state = 'tabled';
CREATE TABLE advice (
    advice_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    case_id TEXT NOT NULL REFERENCES conference_case (case_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    given_by TEXT NOT NULL REFERENCES membership (membership_id),
    role TEXT NOT NULL,
    view TEXT NOT NULL,
    given_at TEXT NOT NULL,
    words BLOB NOT NULL
) STRICT;
CREATE INDEX advice_on_case ON advice (case_id, given_at);
CREATE TABLE decision (
    decision_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    case_id TEXT NOT NULL UNIQUE REFERENCES conference_case (case_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    kind TEXT NOT NULL,
    decided_by TEXT NOT NULL REFERENCES membership (membership_id),
    decided_at TEXT NOT NULL,
    -- The version of the playbook under which it was decided.
    playbook INTEGER NOT NULL,
    present INTEGER NOT NULL CHECK (present >= 2),
    adviser_present INTEGER NOT NULL,
    reason BLOB NOT NULL,
    judgements BLOB NOT NULL,
    -- When it was followed up: the client was told, or, when more was to be asked, it was asked.
    followed_at TEXT
) STRICT;
CREATE INDEX decision_on_registration ON decision (registration_id, decided_at);
CREATE INDEX decision_of_partnership ON decision (partnership_id, decided_at);
CREATE UNIQUE INDEX decision_as_taken ON decision (decision_id, registration_id, kind);
CREATE TABLE dossier (
    dossier_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    registration_id TEXT NOT NULL UNIQUE REFERENCES registration (registration_id),
    decision_id TEXT NOT NULL UNIQUE,
    decision_kind TEXT NOT NULL CHECK (decision_kind = 'open_trajectory'),
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    opened_on TEXT NOT NULL,
    state TEXT NOT NULL,
    closed_on TEXT,
    -- Whether the client agrees that the team reads it; the client can take that back.
    consent INTEGER NOT NULL,
    version INTEGER NOT NULL, reopened_version INTEGER,
    FOREIGN KEY (decision_id, registration_id, decision_kind) REFERENCES decision (decision_id, registration_id, kind),
    CHECK ((state = 'closed') = (closed_on IS NOT NULL))
) STRICT;
CREATE INDEX dossier_of_partnership ON dossier (partnership_id, state, opened_on, dossier_id);
CREATE INDEX dossier_of_client ON dossier (client_id);
CREATE TABLE dossier_member (
    dossier_id TEXT NOT NULL REFERENCES dossier (dossier_id),
    membership_id TEXT NOT NULL REFERENCES membership (membership_id),
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    since TEXT NOT NULL,
    -- The last day; nothing while on the team.
    until TEXT,
    PRIMARY KEY (dossier_id, membership_id, since)
) STRICT;
CREATE INDEX dossier_of_member ON dossier_member (membership_id, dossier_id) WHERE until IS NULL;
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
    unfollowed INTEGER NOT NULL,
    untouched INTEGER NOT NULL,
    PRIMARY KEY (registration_id, list)
) STRICT;
CREATE INDEX waits_of_partnership ON waits (partnership_id, list, since, registration_id);
CREATE TABLE former_contact (
    former_contact_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    until TEXT NOT NULL,
    contact BLOB NOT NULL
) STRICT;
CREATE INDEX former_contact_of_registration ON former_contact (registration_id, until);
CREATE TABLE joining (
    joined_id TEXT NOT NULL PRIMARY KEY REFERENCES registration (registration_id),
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    main_id TEXT NOT NULL REFERENCES registration (registration_id),
    joined_at TEXT NOT NULL,
    joined_by TEXT NOT NULL REFERENCES membership (membership_id),
    -- When the client said in person that both are his or hers. Before that the code of the joined one opens nothing of the other.
    claimed_at TEXT,
    claimed_by TEXT REFERENCES membership (membership_id),
    -- The worker of the joined one, the worker of the one that stays and how that stood, and what became of both.
    joined_assigned TEXT REFERENCES membership (membership_id),
    main_assigned TEXT REFERENCES membership (membership_id),
    main_state TEXT NOT NULL,
    given_assigned TEXT REFERENCES membership (membership_id),
    given_state TEXT NOT NULL,
    -- What the client agreed to in the talk of the one that stays, and what counts since: the strictest of both.
    main_discuss TEXT,
    main_name TEXT,
    main_team TEXT,
    given_discuss TEXT,
    given_name TEXT,
    given_team TEXT,
    CHECK ((claimed_at IS NULL) = (claimed_by IS NULL)),
    CHECK ((main_discuss IS NULL) = (given_discuss IS NULL))
) STRICT;
CREATE INDEX joining_of_main ON joining (main_id);
CREATE TABLE erasure (
    erasure_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    state TEXT NOT NULL,
    ground TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    -- Whether the client asked on the own page; else it was told to a worker.
    asked_on_page INTEGER NOT NULL,
    first_by TEXT REFERENCES person (person_id),
    first_at TEXT,
    -- None beside a moment: the administrator, at the machine.
    second_by TEXT REFERENCES person (person_id),
    second_at TEXT,
    done_at TEXT,
    erased_rows INTEGER,
    CHECK ((first_by IS NULL) = (first_at IS NULL)),
    CHECK ((state = 'done') = (done_at IS NOT NULL)),
    CHECK ((state = 'done') = (erased_rows IS NOT NULL))
) STRICT;
CREATE INDEX erasure_of_partnership ON erasure (partnership_id, state, asked_at);
CREATE INDEX erasure_of_registration ON erasure (registration_id, asked_at);
CREATE UNIQUE INDEX erasure_asked_once ON erasure (registration_id) WHERE state IN ('asked', 'approved', 'decided');
CREATE INDEX erasure_to_do ON erasure (state) WHERE state = 'decided';
CREATE TABLE contact_attempt (
    contact_attempt_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    kind TEXT NOT NULL,
    tried_at TEXT NOT NULL,
    tried_by TEXT NOT NULL REFERENCES membership (membership_id)
) STRICT;
CREATE INDEX contact_attempt_of_registration ON contact_attempt (registration_id, tried_at);
CREATE TABLE former_identity (
    former_identity_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    until TEXT NOT NULL,
    corrected_by TEXT NOT NULL REFERENCES membership (membership_id),
    identity BLOB NOT NULL
) STRICT;
CREATE INDEX former_identity_of_registration ON former_identity (registration_id, until);
CREATE INDEX registration_road ON registration (partnership_id, received_at, state, closed, talk_done_at, conferred_at, opened_on);
CREATE TABLE former_decision (
    former_decision_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    case_id TEXT NOT NULL REFERENCES conference_case (case_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    kind TEXT NOT NULL,
    decided_by TEXT NOT NULL REFERENCES membership (membership_id),
    decided_at TEXT NOT NULL,
    undone_by TEXT NOT NULL REFERENCES membership (membership_id),
    undone_at TEXT NOT NULL,
    reason BLOB NOT NULL,
    why BLOB NOT NULL
) STRICT;
CREATE INDEX former_decision_on_case ON former_decision (case_id, decided_at);
CREATE INDEX former_decision_of_registration ON former_decision (registration_id);
CREATE TABLE partnership_postcode (
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    nis INTEGER NOT NULL CHECK (nis BETWEEN 10000 AND 99999),
    postcode INTEGER NOT NULL CHECK (postcode BETWEEN 1000 AND 9999),
    valid_from TEXT NOT NULL,
    valid_to TEXT CHECK (valid_to >= valid_from),
    PRIMARY KEY (nis, postcode, valid_from)
) STRICT;
CREATE INDEX postcode_of_partnership ON partnership_postcode (partnership_id, nis, postcode);
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
) STRICT;
CREATE UNIQUE INDEX parked_form_once ON parked_form (membership_id, form_id);
CREATE INDEX parked_form_on_page ON parked_form (membership_id, page);
CREATE INDEX parked_form_of_client ON parked_form (client_id);
CREATE INDEX parked_form_expires_at ON parked_form (expires_at);
CREATE INDEX membership_invited_by ON membership (invited_by);
CREATE INDEX membership_confirmed_by ON membership (confirmed_by);
CREATE INDEX log_of_member ON log (membership_id, seq);
INSERT INTO schema_version (number, name, hash) VALUES (1, 'first', 'cade26f3934dda1cd5c94e43b77bafb8633f4666b9661e36fc6291256df8cc75');
INSERT INTO schema_version (number, name, hash) VALUES (2, 'safety', '421621b60d652b5070c12cb6223375e0fd5e78bdafe8a33c3d4871b94237d094');
INSERT INTO schema_version (number, name, hash) VALUES (3, 'waits', 'bb000627e21eeb0da30d5a931850e2d52f68413396db21401218b77858d75fda');
INSERT INTO schema_version (number, name, hash) VALUES (4, 'care', '36add971875b021d9b66800335a6e9ec2ecf6b569a0ee8985be93caab27824fa');
INSERT INTO schema_version (number, name, hash) VALUES (5, 'trajectory', '9fbdce2829a0d359f7379d1e3db4fed446731405d2f151114f624e1b565b3ce5');
INSERT INTO schema_version (number, name, hash) VALUES (6, 'partnership', '4312170668e433f96bde8915ab78d522dfdc589b16aa52bcb83e88852154d6e4');
INSERT INTO schema_version (number, name, hash) VALUES (7, 'parked', 'f1c9071095956937904c0b2a4810fa9b96ebd3cec914f4f76d4bcd3df47cf2ba');
INSERT INTO schema_version (number, name, hash) VALUES (8, 'coming', '0127c52b229d2b44319a056f9feb97f2ad27469b1c29e033d11f3bbc4a6af9aa');
INSERT INTO log (seq, at, act, kind, outcome, role, relation, person_id, membership_id, organisation_id, partnership_id, client_id, resource_type, resource_id, policies, rules, playbook, payload, prev, hash) VALUES (1, '2026-11-23T12:00:00.000000Z', 'house.golden', 'event', 'done', 'house', 'house', NULL, NULL, NULL, NULL, NULL, 'House', 'house', '', '', NULL, X'0108D587CF6C699127EC8346FAAC30FE19A66DB88EBC00EB1651CDB91AFFAF2159CC402AFD423A416437522F468218E2', X'0000000000000000000000000000000000000000000000000000000000000000', X'45763519CB3E9E013AB8364793E685F263CF165C3FB7D9EC7CB2745B0CC5011A');
INSERT INTO log_head (one, size, hash) VALUES (1, 1, X'45763519CB3E9E013AB8364793E685F263CF165C3FB7D9EC7CB2745B0CC5011A');
INSERT INTO form_outcome (form_id, act, outcome, at) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000f', 'registration.register', X'019045859A5D2EE0671DF37F3B1C4D8473ED29B254065F1E45E4BCCFC18D8F010AE5B0B659808C0F', '2026-11-23T12:00:00.000000Z');
INSERT INTO mark (name, value) VALUES ('root', '9c623f5639904e686daf86d5ba11b777');
INSERT INTO mark (name, value) VALUES ('log', 'schakel/log');
INSERT INTO mark (name, value) VALUES ('house', '9d39e1d7f209b1796e5c40a83ec24bae');
INSERT INTO mark (name, value) VALUES ('waits', '3');
INSERT INTO partnership (partnership_id, slug, name, open, created_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000001', 'westhoek', 'Westhoek', 1, '2026-11-23T12:00:00.000000Z');
INSERT INTO organisation (organisation_id, partnership_id, name, kind) VALUES ('0190f3c2-7c1e-7abc-8def-000000000002', '0190f3c2-7c1e-7abc-8def-000000000001', 'OCMW Westhoek', 'ocmw');
INSERT INTO person (person_id, name, sign_in_name, created_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000003', 'Joke Testers', 'joke@schakel.example', '2026-11-23T12:00:00.000000Z');
INSERT INTO membership (membership_id, person_id, partnership_id, organisation_id, role, standing, created_at, changed_at, version, invited_as, invited_by, accepted_at, confirmed_by, began_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000003', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000002', 'coordinator', 'active', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', 1, NULL, NULL, NULL, NULL, NULL);
INSERT INTO factor (factor_id, person_id, kind, label, secret, credential, last_step, created_at, used_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000010', '0190f3c2-7c1e-7abc-8def-000000000003', 'password', 'wachtwoord', X'015685E239D79940EE70A68238B0C925E7D6C2C88EC10183373312A420E6780A9C3189B8', NULL, NULL, '2026-11-23T12:00:00.000000Z', NULL);
INSERT INTO client (client_id, partnership_id, created_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23T12:00:00.000000Z');
INSERT INTO registration (registration_id, partnership_id, client_id, state, state_before_merge, channel, language, received_at, seen_at, assigned_to, supporter, merged_into, closed, closed_at, waits_since, warned_at, talked_at, conferred_at, opened_on, helper_kind, identity, contact, told, code_hash, version, contact_version, contact_changed_at, contact_read_at, doubted, next_step, next_since, ending, talk_done_at, put_back_at, contact_by, released_from) VALUES ('0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'answered', NULL, 'paper', 'ti', '2026-11-23T12:00:00.000000Z', NULL, NULL, NULL, NULL, 'accepted', '2026-11-23T12:00:00.000000Z', NULL, NULL, '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', '2026-11-23', 'vdab_mediator', X'01E5C4D90BE18DD86D24938DB9A0425915B320B79A1EFC836F0212A426DE8F24A93115E4645326940FBD321D3E6F0341B4BCC766EBFFDD811FC3B03146E150AF0715B0BFFB0CA604AA92152C1FA9AA57AD617D2B324FE6F1EF03990CDA55FD68C652609153311DA5D0FD531DAE4C89B16544F4FEB750AF6B2EBF36CA2404E7EAD0B89F0FAB0C94A597F363B4267DBD5A721B83B045A920EDF3', X'01111E91476B6BB561796F51C76E65F1AFF1ECAD095190D75CA3B217944CC3DA0B4117E3B843734B818E056D46A982A69F38F60A49C31D559F24FB50C4B0300E2ACC6EBA7D40C34461BC28C08753267BE7018D99AC0FD0A88F074775994C52E1EDD8C997A58EA15895B7DEEC115FEC87DE63F39A7E48BF10F25741C54A103DC30E87D989386B130A75914A03D230ACBA247F9903B209D816B4A8EA41FC0507F25F30FBF4B27DAF484861A629B8BEC18736E4A52D01DB3B04D649FBD3C43CC30CEA2AF5FAD68BC7261F427EA9F352D8E3AEBF8E5A6A1F56FD5A061308AA5A9C25BBC9A40F618D1AE018FFA6DC8A6D9910F7B95477AE955C2C195F971660788BF2792E2C5964', X'01AAD01CC0EBBE180ADE20C437FF5917C0F78EA31A4273832F5F9D79A5F9F69310C98FE20BA71F94B7A67CD999BDE581AEBD8DB6860120F16B462A9F2599109641E73E66549F510750B7BB1F99CA27FA9FF04E5CF885D15B3190D02C768A5A27D3A13F6D24DC80A5118925A20CCE2A0D97E8CC2368AC3722BD1BBEE4EB429F783C7F300FACADF8D882A67D6188628CB7B7B38B98168EC2ABA19C3852D488EB68D56C4B0609D36F2529304584075C5B6E1BF6', X'0707070707070707070707070707070707070707070707070707070707070707', 5, 1, NULL, NULL, 0, 'ours', '2026-11-23T12:00:00.000000Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO message (message_id, partnership_id, registration_id, kind, body, written_at, written_by) VALUES ('0190f3c2-7c1e-7abc-8def-000000000007', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', 'addition', X'012A59453DC5AEB009555A81EC21F4191EFF7B0ED12D076CFB2D7F0213AA86D5E58336D204E366325AB4D8463F17D3', '2026-11-23T12:00:00.000000Z', NULL);
INSERT INTO talk (talk_id, partnership_id, registration_id, client_id, begun_at, begun_by, saved_at, finished_at, discuss, name, team, vdab_open_since, vdab_planned_on, answers, version) VALUES ('0190f3c2-7c1e-7abc-8def-000000000008', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', 'yes', 'later', 'yes', '2026-11-23T12:00:00.000000Z', '2026-12-01', X'01D7139260B27E785CEEDECC0AD9DB6B2CE1CD02F0DEDCB894C86E1707B28120A69DDABB9664BA5674A5E78C6F63E1BDA1C5EDBA4E5F6CD40F5925B6357BAFE78D1147F51F4720A249C5C0152AA4B15A08726929ADFE82E71B07111EF5370164B49B833F2972E09472B0D8A4FC4F48FBE69A09520F77059BDF8690AF3127A30C44B0D8CD638E3B60E044C95FAD36A6C959A0FD3883DE4E8EDF2EE99728B0F67233713C512B7719ECC97C26A4B64EDCA3542EB46E9D9BF8C8208D04293B5C800AFC929DC3BDCD13BF68C8370E93AE68E2F2443FBF2D47DF55F31250EDCCA6D425C9D10971D6ABE9AE57C7E0F9B931206F859253EB82C11BB54F16B6F0AC59B734A9B5077264675D127685487725E6DA363DADCDF01CA2AED91E7684BE9E7B344579B8263FD2FE89148907A28F40825044E837A1CCE08E7C4DC3484847AD10C6C3B18172540A9087B4739F95AEF9AFC14309873520EA6F825D9BE56A1E798062EE896CC4E0B4ADCE2FE8F0D7165417B3F7974D4A3E8C8D875DF764C9049505BC80C9ABBB379CFF359DDACE25E9A8A9C5FCE60E0612055D08A91822F872084D8D99F13D4B9D28EF66A4A9AF3D8868F7918E96611C5B22CFE4FEDDF988C94B4FEC76722A49019380171CB3AB3F9A7DCF19DA1F929D883BCC9DFE68700B8CBD733CF25D138A8CEDDA2CD5D26CFA29F9033B10CD2B46EAC71116805BDF759F183A78CF188A39936BA567515EBC23687FAAA1EA75EABFBA341B413680F26B5B92BCE2E39962B751D7686231798D7AD5FAE41BF70C8D4FC679B3AEA024AEF100C0825D4E60E441F5C01119AEF93951EBEB557B1777D3DB0DBBD011BFE910BCD13948C2B370D3803C4010894F5196171855577DD364B8041B6E0BBC9F932212E8B5728FBA861CDDBC9473642B3AE42286AD3923EB0927C963B2270A1547609552A5D39AA68CB3818BCAB29CF7E3E79DE42E1049BA93CD046C04C6CEE14C5728370E709D02F61A498F648FB34DB67D0F0D25CF840F794F98D211178B9594', 3);
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000014', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01BC5C03D978C3411FA9A80574C19B3FB9E5AC247FBB29554BC7FA118B57CD1FB2C06E6695F2A05E810BA4');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000015', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01B291404A274FFA7B2D3FF6F0EDA1ECE706A440BCDA99E49F877E015AE98F20C07A475997CFCD3A3BBD4D816350F974D9');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000016', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'0160741AE30D6FFBE71D14D622C36869B71BD318A102FEA7FBA0D827C2146225019CC050ED9D5620FD01DBA54B56CFC38641641AA0BD');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000017', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01EAEE401E6DEA898631121904FC22E592354B72195EB038B7BC056FFB751BBF04FE57018402B1779042E2E33E087D8F9EF39FFFE371D431FC11DD8584E72F353669D7AFE04D136353727B978F42B730');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000018', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'0182E8D196BFE10F673299C63BE3E9694300EABCB678188F71975641F9E7E8D961756A80C624557AF04767CBD1472D5D1974181976916BFDB63ADB720B2706B6DADCD3A7BDFBF62C8D308C16');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000019', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01888FA4E16549EE6566C7B60DA135A7C5CC8A3A56224B44ADA3E4FFA87D3CE1CA84108D16FDDE6BD8B55AD07D4B13D256BB3D8126A6CA6DB10F96E3C87AD93BB2C0274EE8A7C6FA3BB311039863B04F0C9A2BFF0234B0B1BF03A69620DDB81A86076BEF3F68AAA98AAA82764728722994B8BEAF0E0214EB');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-00000000001a', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'011C1C613B682D356EDF4BECA666C2C63F0DD4584E1975AAE53F88B487782426CD6865D7AB87AB20129B3750ECDC829E03646463C1A045C7807974E90496E33D2E724B46FEAB251F');
INSERT INTO conference (conference_id, partnership_id, state, starts_at, place, planned_by, planned_at, begun_at, closed_at, version) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000a', '0190f3c2-7c1e-7abc-8def-000000000001', 'closed', '2026-11-23T12:00:00.000000Z', 'zaal', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', 3);
INSERT INTO conference_member (conference_id, membership_id, partnership_id, present) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000a', '0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000001', 1);
INSERT INTO conference_case (case_id, partnership_id, conference_id, registration_id, client_id, place, pseudonym, named, state, tabled_at, tabled_by, summary, version) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000a', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', 1, 'Els', 1, 'decided', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', X'01F81F05768EC3214D189A894B2A4EC35FC85D5E0FAA7615F5027EBA1BC3D757FAEF575A09520C3446903EB5A0058AC388AB538653CE6652E50065EF13A1867452184C770938E367722FC3B19FE36E4A3689473F35DAF4CA20DD6CD0D9289BE4CC8A8B37C786DBE003FDC4FAE77601BFD103E2AD321DBB872A0BD1FED6E0D816268D13197967C62586F487D5F369D246D642FACB250205D7ED51263B056281E100EC9CAD679C8870E300F218C6D318CE3B3ED24973913696B10ADAD16E98F131897D17D9C499BBCDBBFF', 2);
INSERT INTO advice (advice_id, partnership_id, case_id, client_id, given_by, role, view, given_at, words) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000c', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000004', 'coordinator', 'indicated', '2026-11-23T12:00:00.000000Z', X'012364E7D6C1A7D0D68123DC399D039484935C981AF1A344409911F0F892653A84A82B952CD56B82BB7DBF');
INSERT INTO decision (decision_id, partnership_id, case_id, registration_id, client_id, kind, decided_by, decided_at, playbook, present, adviser_present, reason, judgements, followed_at) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000d', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', 'open_trajectory', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', 6, 2, 0, X'01C7FA6BAC0C381D5C98B621A591EAA5F7D1353C1F4C8DBD8A24B221C2761CC38F8095263AEF1C292914A72F5F339B20F258FEDF1A745D0FBA65F1675AB219', X'018E38D3B41D906EFD9E1EF3E14A8372570C00719E290DD84AE2E47745BBE13A893E3FE02E6F5F5FF9B48007925139A21D0176FD859F6833D22ECA07C69D9C6D7F5F5AAD45EAE8F1B3E3A02867A140434CCE99381B8994521A47D3FB0B39C43908F2C6E7D37A2ED8BA696250C74DDD0B9BB595AC611D143E3033D6207086F5520378D3F31DB58EC38301665D43193726A538E45743FD13955C958986960ED9D843560C6A4DB7B1486D6E5B4070AA093A6C6BB3BBFBB2D590A7', NULL);
INSERT INTO dossier (dossier_id, partnership_id, client_id, registration_id, decision_id, decision_kind, organisation_id, opened_on, state, closed_on, consent, version, reopened_version) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000e', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-00000000000d', 'open_trajectory', '0190f3c2-7c1e-7abc-8def-000000000002', '2026-11-23', 'open', NULL, 1, 1, NULL);
INSERT INTO dossier_member (dossier_id, membership_id, partnership_id, since, until) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000e', '0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23', NULL);
INSERT INTO waits (registration_id, list, partnership_id, since, planned_on, kind, unfollowed, untouched) VALUES ('0190f3c2-7c1e-7abc-8def-000000000006', 'unfollowed', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23T12:00:00.000000Z', NULL, 'open_trajectory', 1, 1);
INSERT INTO waits (registration_id, list, partnership_id, since, planned_on, kind, unfollowed, untouched) VALUES ('0190f3c2-7c1e-7abc-8def-000000000006', 'vdab', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23T12:00:00.000000Z', '2026-12-01', NULL, 0, 0);
INSERT INTO former_contact (former_contact_id, partnership_id, registration_id, client_id, until, contact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000011', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', '2026-11-23T12:00:00.000000Z', X'01E1C3B3D46A1EAC1BA177C5F638EC822B6660A405ABBB602EBD3297EA3231912806F22E88396A11A71635922E4322626B1180FB6166B3FF5526B379A374E4247A37BF77666DC4969B9DF58CA057CBC546C73CD47A7E8128C1DE07847610121206A99570B3111EFC272F46B4A478FB360E231B27A7709570C98E29227611434391CB931E80738C21E1E680B8CB0D06B033AE79BF6D7871485AB76D9CE7DC9B642DFFD787DB26FD246485F0DC05ACC71CC54317C343F00D8CE61191C0A3955A4564485D4FB3AD6F753F190ECE32E5694142D117967AEBC9FC521D554FA7D91A9658E2BE17E2C57D2FBC8BE8CCA3CAAD532A449A5E438329B25A9417B8840B70693FFFB87B90');
INSERT INTO erasure (erasure_id, partnership_id, registration_id, client_id, state, ground, asked_at, asked_on_page, first_by, first_at, second_by, second_at, done_at, erased_rows) VALUES ('0190f3c2-7c1e-7abc-8def-00000000001e', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', 'asked', 'asked', '2026-11-23T12:00:00.000000Z', 1, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO contact_attempt (contact_attempt_id, partnership_id, registration_id, kind, tried_at, tried_by) VALUES ('0190f3c2-7c1e-7abc-8def-000000000013', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', 'called', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004');
INSERT INTO former_identity (former_identity_id, partnership_id, registration_id, client_id, until, corrected_by, identity) VALUES ('0190f3c2-7c1e-7abc-8def-000000000012', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', X'012A53F97370DE08080967BAF5C2A3EE0CA43279CC689FBEC99C3369F2914EFD38C990C9029901CBBF715473391B2B7F403B8ABEE4AD3E4ED47612AF50E144EBEF32B24DF605F8FFDE2F619008AD80A3F40E48FDC470F8D3AB2BEE5E040C2B966065C738F6A304162690E6A872B5E36269B0F36DDE10A49A99D613FB37566BDD9FE9F2C9CE9A1D321EBE43D4D7DEDB4F577A3FB70D1B5F04A1');
INSERT INTO former_decision (former_decision_id, partnership_id, case_id, registration_id, client_id, kind, decided_by, decided_at, undone_by, undone_at, reason, why) VALUES ('0190f3c2-7c1e-7abc-8def-00000000001f', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', 'ask_more', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'011ED85C9BE5785B9D6BCB07023D39FA303B1B8B5191038EAE6500F8A4FAB938CFE503D815620E4A32BDAD6D41DE6434D2FE400F1F0E1198133536A8DFCBE5', X'01B3B0DCD51D4B147FB9F008CC387444D920E2C23D242B43696E554825E45E90ECF6ADDAA53BBCABF734CE59416AE10975ABA35B36FEBC8EA86304ACF54796');
INSERT INTO parked_form (parked_form_id, partnership_id, membership_id, client_id, form_id, page, typed_at, expires_at, typed) VALUES ('0190f3c2-7c1e-7abc-8def-00000000001f', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000021', '/opties/33', '2026-11-23T12:00:00.000000Z', '2026-11-30T12:00:00.000000Z', X'0135B686692221E5B3157FE67B65A1C37F8018E6C1639CF415F3971EE681FE4762EB14C8FC3EF90C8A2620367F8C1EBE7435A2');
INSERT INTO parked_form (parked_form_id, partnership_id, membership_id, client_id, form_id, page, typed_at, expires_at, typed) VALUES ('0190f3c2-7c1e-7abc-8def-000000000020', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000004', NULL, '0190f3c2-7c1e-7abc-8def-000000000022', '/opties/34', '2026-11-23T12:00:00.000000Z', '2026-11-30T12:00:00.000000Z', X'017268A7915FE896E96273C3D6CE9289E7DC411130C37396F558DE202214337B54C11178F63C8CFF378588BD8F011C428B20E2');
