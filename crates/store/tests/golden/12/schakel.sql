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
, row_seal BLOB) STRICT;
CREATE TABLE partnership_municipality (
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    nis INTEGER NOT NULL CHECK (nis BETWEEN 10000 AND 99999),
    valid_from TEXT NOT NULL,
    valid_to TEXT CHECK (valid_to >= valid_from), row_seal BLOB,
    PRIMARY KEY (nis, valid_from)
) STRICT;
CREATE INDEX municipality_of_partnership ON partnership_municipality (partnership_id, nis);
CREATE TABLE organisation (
    organisation_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL, row_seal BLOB,
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
, row_seal BLOB) STRICT;
CREATE TABLE membership (
    membership_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (person_id),
    partnership_id TEXT REFERENCES partnership (partnership_id),
    organisation_id TEXT REFERENCES organisation (organisation_id),
    role TEXT NOT NULL,
    standing TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version INTEGER NOT NULL, invited_as TEXT, invited_by TEXT REFERENCES membership (membership_id), accepted_at TEXT, confirmed_by TEXT REFERENCES membership (membership_id), began_at TEXT, row_seal BLOB,
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
, row_seal BLOB) STRICT;
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
    used_at TEXT, row_seal BLOB,
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
    stepped_up_at TEXT, row_seal BLOB,
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
, row_seal BLOB) STRICT;
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
    version INTEGER NOT NULL, contact_version INTEGER NOT NULL DEFAULT 1, contact_changed_at TEXT, contact_read_at TEXT, doubted INTEGER NOT NULL DEFAULT 0, next_step TEXT, next_since TEXT, ending TEXT, talk_done_at TEXT, put_back_at TEXT, contact_by TEXT, released_from TEXT REFERENCES membership (membership_id), row_seal BLOB,
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
    written_by TEXT REFERENCES membership (membership_id), row_seal BLOB,
    -- The client writes without a membership; everybody else with one.
    CHECK ((kind = 'addition') = (written_by IS NULL))
) STRICT;
CREATE INDEX message_of_registration ON message (registration_id, written_at);
CREATE TABLE keep_apart (
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    low TEXT NOT NULL REFERENCES registration (registration_id),
    high TEXT NOT NULL REFERENCES registration (registration_id),
    kept_by TEXT NOT NULL REFERENCES membership (membership_id),
    kept_at TEXT NOT NULL, row_seal BLOB,
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
, row_seal BLOB) STRICT;
CREATE TABLE vdab_fact (
    vdab_fact_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    source TEXT NOT NULL CHECK (source <> 'vdab'),
    learnt_on TEXT NOT NULL,
    noted_by TEXT NOT NULL REFERENCES membership (membership_id),
    noted_at TEXT NOT NULL,
    fact BLOB NOT NULL
, row_seal BLOB) STRICT;
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
, row_seal BLOB, kind TEXT, spoken TEXT, agreed TEXT, recorded_by TEXT REFERENCES membership (membership_id), recorded_at TEXT) STRICT;
CREATE INDEX conference_of_partnership ON conference (partnership_id, state, starts_at);
CREATE TABLE conference_member (
    conference_id TEXT NOT NULL REFERENCES conference (conference_id),
    membership_id TEXT NOT NULL REFERENCES membership (membership_id),
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    -- Whether he or she is there; nothing before it begins.
    present INTEGER, row_seal BLOB,
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
    version INTEGER NOT NULL, row_seal BLOB,
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
, row_seal BLOB) STRICT;
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
, row_seal BLOB, basis BLOB) STRICT;
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
    version INTEGER NOT NULL, reopened_version INTEGER, row_seal BLOB,
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
    until TEXT, row_seal BLOB,
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
, row_seal BLOB) STRICT;
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
    given_team TEXT, row_seal BLOB,
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
    erased_rows INTEGER, row_seal BLOB,
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
, row_seal BLOB) STRICT;
CREATE INDEX contact_attempt_of_registration ON contact_attempt (registration_id, tried_at);
CREATE TABLE former_identity (
    former_identity_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    until TEXT NOT NULL,
    corrected_by TEXT NOT NULL REFERENCES membership (membership_id),
    identity BLOB NOT NULL
, row_seal BLOB) STRICT;
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
, row_seal BLOB, basis BLOB) STRICT;
CREATE INDEX former_decision_on_case ON former_decision (case_id, decided_at);
CREATE INDEX former_decision_of_registration ON former_decision (registration_id);
CREATE TABLE partnership_postcode (
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    nis INTEGER NOT NULL CHECK (nis BETWEEN 10000 AND 99999),
    postcode INTEGER NOT NULL CHECK (postcode BETWEEN 1000 AND 9999),
    valid_from TEXT NOT NULL,
    valid_to TEXT CHECK (valid_to >= valid_from), row_seal BLOB,
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
, row_seal BLOB) STRICT;
CREATE UNIQUE INDEX parked_form_once ON parked_form (membership_id, form_id);
CREATE INDEX parked_form_on_page ON parked_form (membership_id, page);
CREATE INDEX parked_form_of_client ON parked_form (client_id);
CREATE INDEX parked_form_expires_at ON parked_form (expires_at);
CREATE INDEX membership_invited_by ON membership (invited_by);
CREATE INDEX membership_confirmed_by ON membership (confirmed_by);
CREATE INDEX log_of_member ON log (membership_id, seq);
CREATE TABLE finding (
    finding_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    case_id TEXT NOT NULL REFERENCES conference_case (case_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    criterion TEXT NOT NULL,
    found TEXT NOT NULL,
    found_by TEXT NOT NULL REFERENCES membership (membership_id),
    found_at TEXT NOT NULL,
    reason BLOB NOT NULL,
    -- The members at the table.
    present BLOB NOT NULL,
    row_seal BLOB
) STRICT;
CREATE INDEX finding_in_case ON finding (case_id, found_at);
CREATE TABLE option_change (
    option_change_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    changed_by TEXT NOT NULL REFERENCES membership (membership_id),
    changed_at TEXT NOT NULL,
    -- The options as they were, and as they became.
    before TEXT NOT NULL,
    after TEXT NOT NULL
) STRICT;
CREATE INDEX option_change_of_partnership ON option_change (partnership_id, changed_at, option_change_id);
INSERT INTO schema_version (number, name, hash) VALUES (1, 'first', 'cade26f3934dda1cd5c94e43b77bafb8633f4666b9661e36fc6291256df8cc75');
INSERT INTO schema_version (number, name, hash) VALUES (2, 'safety', '421621b60d652b5070c12cb6223375e0fd5e78bdafe8a33c3d4871b94237d094');
INSERT INTO schema_version (number, name, hash) VALUES (3, 'waits', 'bb000627e21eeb0da30d5a931850e2d52f68413396db21401218b77858d75fda');
INSERT INTO schema_version (number, name, hash) VALUES (4, 'care', '36add971875b021d9b66800335a6e9ec2ecf6b569a0ee8985be93caab27824fa');
INSERT INTO schema_version (number, name, hash) VALUES (5, 'trajectory', '9fbdce2829a0d359f7379d1e3db4fed446731405d2f151114f624e1b565b3ce5');
INSERT INTO schema_version (number, name, hash) VALUES (6, 'partnership', '4312170668e433f96bde8915ab78d522dfdc589b16aa52bcb83e88852154d6e4');
INSERT INTO schema_version (number, name, hash) VALUES (7, 'parked', 'f1c9071095956937904c0b2a4810fa9b96ebd3cec914f4f76d4bcd3df47cf2ba');
INSERT INTO schema_version (number, name, hash) VALUES (8, 'coming', '0127c52b229d2b44319a056f9feb97f2ad27469b1c29e033d11f3bbc4a6af9aa');
INSERT INTO schema_version (number, name, hash) VALUES (9, 'row_seals', 'f23ed7f694770ee90eece907d7ca2dfd334d98c5e2ca7d11e8ca6ffc97e171ed');
INSERT INTO schema_version (number, name, hash) VALUES (10, 'findings', 'fa4b66b3aeba3672777c1f2a5ee40da1122a95c60ebfb4cf8b6735f35d4c870a');
INSERT INTO schema_version (number, name, hash) VALUES (11, 'option_changes', 'c295482da8877c22b72ead9c4c64a3f31f8754d4f5b8b1df5091e82040f54a4f');
INSERT INTO schema_version (number, name, hash) VALUES (12, 'coaching', '31c87f661e6637de8c4967884a76e02d69071ce97a0afd76be3c0f23a389e338');
INSERT INTO log (seq, at, act, kind, outcome, role, relation, person_id, membership_id, organisation_id, partnership_id, client_id, resource_type, resource_id, policies, rules, playbook, payload, prev, hash) VALUES (1, '2026-11-23T12:00:00.000000Z', 'house.golden', 'event', 'done', 'house', 'house', NULL, NULL, NULL, NULL, NULL, 'House', 'house', '', '', NULL, X'0125A6628804EB2ADC9451674ECA7C972E42E7C2148925CE0DE5AA1616BCF9C9473EAA24D360B901D5E382D617359739', X'0000000000000000000000000000000000000000000000000000000000000000', X'19B7BA27C8EF1A761C493509BAA4143BE8E61A80B74F779F8E574AE6A9040497');
INSERT INTO log_head (one, size, hash) VALUES (1, 1, X'19B7BA27C8EF1A761C493509BAA4143BE8E61A80B74F779F8E574AE6A9040497');
INSERT INTO form_outcome (form_id, act, outcome, at) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000f', 'registration.register', X'01DE20C437E1C3B3D46A1EAC1B151ED2C247A508A2DBA0012E6F5736165586071A1E61B76A044F80', '2026-11-23T12:00:00.000000Z');
INSERT INTO mark (name, value) VALUES ('root', '9c623f5639904e686daf86d5ba11b777');
INSERT INTO mark (name, value) VALUES ('log', 'schakel/log');
INSERT INTO mark (name, value) VALUES ('house', '9d39e1d7f209b1796e5c40a83ec24bae');
INSERT INTO mark (name, value) VALUES ('waits', '3');
INSERT INTO partnership (partnership_id, slug, name, open, created_at, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000001', 'westhoek', 'Westhoek', 1, '2026-11-23T12:00:00.000000Z', X'1C58E46931B2D99E163BD6362A8DB8C6045FADB7E0647DADA380CD8E2B90E207');
INSERT INTO partnership_municipality (partnership_id, nis, valid_from, valid_to, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000001', 33011, '2026-01-01', '2027-12-31', X'22758A17936ACAC090FF243ACA785E946396702E95EB92697D8772C1BE70037C');
INSERT INTO organisation (organisation_id, partnership_id, name, kind, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000002', '0190f3c2-7c1e-7abc-8def-000000000001', 'OCMW Westhoek', 'ocmw', X'D4CC50EAD61BE39165377B7FCBEEA1838E00CCA24FE3FBE2377262D90A3883FD');
INSERT INTO person (person_id, name, sign_in_name, created_at, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000003', 'Joke Testers', 'joke@schakel.example', '2026-11-23T12:00:00.000000Z', X'1D6AA40D3D840B41104398E6252CCD5498AF5AA96D67A1DE26D4A7656EB68439');
INSERT INTO membership (membership_id, person_id, partnership_id, organisation_id, role, standing, created_at, changed_at, version, invited_as, invited_by, accepted_at, confirmed_by, began_at, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000003', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000002', 'coordinator', 'active', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', 1, NULL, NULL, NULL, NULL, NULL, X'C6C52C1E7A6E22028CC6026352E9C86E970A2471AD200A130F750E878007C2EF');
INSERT INTO invitation (invitation_id, membership_id, token_hash, made_by, made_at, expires_at, used_at, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000028', '0190f3c2-7c1e-7abc-8def-000000000004', X'0202020202020202020202020202020202020202020202020202020202020202', NULL, '2026-11-23T12:00:00.000000Z', '2026-11-23T13:00:00.000000Z', '2026-11-23T12:00:00.000000Z', X'403D3B9F5A4036BC82A41D6A2E772DE764F15E2AE414A7B67BBE3EB17D0A9322');
INSERT INTO factor (factor_id, person_id, kind, label, secret, credential, last_step, created_at, used_at, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000010', '0190f3c2-7c1e-7abc-8def-000000000003', 'password', 'wachtwoord', X'01796F51C7AAD01CC0EBBE180A44297476BC09C66E643972139780845A3A4AEAEE773517', NULL, NULL, '2026-11-23T12:00:00.000000Z', NULL, X'6D194873F48DE36DA37ABC4E1DBE7154E07BEA0067A05F0BFB5EC57D928AD4D9');
INSERT INTO session (session_id, token_hash, kind, person_id, membership_id, client_id, partnership_id, device, created_at, seen_at, ends_at, stepped_up_at, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000029', X'0101010101010101010101010101010101010101010101010101010101010101', 'staff', '0190f3c2-7c1e-7abc-8def-000000000003', '0190f3c2-7c1e-7abc-8def-000000000004', NULL, '0190f3c2-7c1e-7abc-8def-000000000001', 'Firefox', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', '2026-11-23T13:00:00.000000Z', '2026-11-23T12:00:00.000000Z', X'1175B11B639F6EAD45F4A692854954DFB1B76DD315A9309D913F118F2BA26E05');
INSERT INTO challenge (challenge_hash, person_id, purpose, state, expires_at, row_seal) VALUES (X'0404040404040404040404040404040404040404040404040404040404040404', '0190f3c2-7c1e-7abc-8def-000000000003', 'step_up', X'0404040404040404040404040404040404040404040404040404040404040404', '2026-11-23T13:00:00.000000Z', X'B2A60A3284C0F0DE19BDFD52392CC7B48937976F79FFE5A45CB4035261F1C51F');
INSERT INTO client (client_id, partnership_id, created_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23T12:00:00.000000Z');
INSERT INTO client (client_id, partnership_id, created_at) VALUES ('0190f3c2-7c1e-7abc-8def-00000000002a', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23T12:00:00.000000Z');
INSERT INTO registration (registration_id, partnership_id, client_id, state, state_before_merge, channel, language, received_at, seen_at, assigned_to, supporter, merged_into, closed, closed_at, waits_since, warned_at, talked_at, conferred_at, opened_on, helper_kind, identity, contact, told, code_hash, version, contact_version, contact_changed_at, contact_read_at, doubted, next_step, next_since, ending, talk_done_at, put_back_at, contact_by, released_from, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'answered', NULL, 'paper', 'ti', '2026-11-23T12:00:00.000000Z', NULL, NULL, NULL, NULL, 'accepted', '2026-11-23T12:00:00.000000Z', NULL, NULL, '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', '2026-11-23', 'vdab_mediator', X'01A177C5F62A53F97370DE0808C5F37F5908B39C089AB0E380D413E38E9CBA7B8C27F78AB24CBEB0B29E079350512EABE2706FAB01E3EE6B8AA71CB06483F459DA6477D17F2B96A7D2B9ACF4730161DDBF3E9B9F73D9C4F1B690C497BD99EC3C005C778CC511070D80B232476242D634BE83A4E78876B86925C72C6065487FBB4FE03417235AD76528A2035AFB6B1E6A8A4EE8284303E5B1A8', X'010967BAF52A59453DC5AEB00968F726C7AE25EB0162325DF3D16342DB602F2EF5792BF41B5E612A67C6729F8423DC2B43668A64FC96FA39CAEAD4429A0328844C4B65A811B473E6F34D4D63D4403EE49A21F2635A7F027D31B0AC5D50EE77EE324ED065227F56FCDD08CAE170644C88991E1487CCFD2F176C9375071C220A907D0DE97C68F3E233AEB8F739F042815330A4B99C5609AC4B500B027A7B107377075BA63E435D903634E020C393D4F2E1E2F23F066992B68C6AFE4E00E467BC6D9CDF2077745817384108BE03E61B418131AA6A2A4220020B8F262456BC43F481EB68A8034CDA5817628FD9AFEC693EF14558F3EAD3F68D8E467714F1227CFF983EAE5730D3', X'01555A81ECD7139260B27E785C088650CDC6A58583297D8AF0F48DE9A282AF357E6DB2D59B8A412830E77B683DA11152CF16AD1ED5E1EBFBF29E2CA955CB1FCAED54CFBEBA46351AD81136E94B468EF21F01FC1B8798CBA9BFC18055C4DEB5FE3D61270B56E980C9D84214E9A3342CC5F84C578B2983D95FF02EF726C0B8C0EA1BFF59D3096A66FB3114AC59B7FF59F82927D6E765080DABD3C546DC5F38EA94D382AD76B3C0393485D66D06C069250D7516', X'0707070707070707070707070707070707070707070707070707070707070707', 5, 1, NULL, NULL, 0, 'ours', '2026-11-23T12:00:00.000000Z', NULL, NULL, NULL, NULL, NULL, X'5662674470B65EC37F841DF1E019D216B256860FD27FBF3CD75EBA5FC6CFAF6B');
INSERT INTO registration (registration_id, partnership_id, client_id, state, state_before_merge, channel, language, received_at, seen_at, assigned_to, supporter, merged_into, closed, closed_at, waits_since, warned_at, talked_at, conferred_at, opened_on, helper_kind, identity, contact, told, code_hash, version, contact_version, contact_changed_at, contact_read_at, doubted, next_step, next_since, ending, talk_done_at, put_back_at, contact_by, released_from, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-00000000002b', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000002a', 'merged', 'received', 'web', 'nl', '2026-11-23T12:00:00.000000Z', NULL, NULL, NULL, '0190f3c2-7c1e-7abc-8def-000000000006', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'nobody', X'0125046E77EA1A5782EDECBAD70F6EDBA588B6E5118859BDD8D1D0C46479A2A7F1FCFCB1F8BF226188937DC9A61DFBD8253A17630910D76159A96A2C20ED274D16E9B95599F9411B8F5991BE82F1DF8691A0788DCFED3E04692F17E2C0ED59556C8B1D8C99C4B2F2AC29F45A8EE9141AC9972521425A47AF0F2A08CA0A5D2ED8FE39F7DD2F5BFB1591D24C8AE7A107ECCB019DADC179FE34E6', X'01365DF6F929876F978D04409DE0C42FFDB8117318B4F45DD53EC21CF7261F8AC41451DF3213A85E3357067B78DF9599D4627984A85901DD1B29D536299B5828AD0144171D4DFC4EFD9423C5592ED17E173F5D1089AC03DF3826E3927F610FF53E337B4E8F9FB40351B45793F176A40AD72B77739A40D4EFB5F708A9AA3ABACA9C61456C74F39435FC43208B52F12C670842C3849771154EED4E5AF4C1267CEFE4398E9F6E0F83DA8EEBBF42F727CB296DDBE8CCDD6F0E8D8ADFE3C01E137A1E7DAA913B0C109216190D0C2DC60968DC28B84A9F4C345193B2CE1DFB9CB2D0FD78B50CE3C806FA71EFD356ED689BD2A9DACFC055C07E9634F704FF0A04B88CAD3D1F2BD0DA', X'015A1B6AD8541F4A65EF41CF17A62F06F295852D159DBEBE0D8F0EDE117FBE1360F4C5716257E53BEEE434610953A2AE68CE394CBCB1DDFB6C5BC7E25F08DD1D1B25CF9047A7DDCC69AC06B2F7A994C18378B5E1EEAF95411EC5B65C21999538A669DB5662D3830A77FB8F87B47F559436188A7D119115F0C5377A8472BEB06BEB0882887A1F033B8C79C28B593A47C4C88BC4B3FA9AC770FD7AC1D6772F42DB8E2BA4F521770DB822FEA388ECE6C9CBB4E0', X'0303030303030303030303030303030303030303030303030303030303030303', 2, 1, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, X'038B66DA3AEA229062110F1D60851268A75587654B92915EE6DDC60B9DC02D11');
INSERT INTO message (message_id, partnership_id, registration_id, kind, body, written_at, written_by, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000007', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', 'addition', X'012D3FF6F060741AE30D6FFBE7E78554B50DAC7231AA70E493286511F3598A8F88E7D6E77A9A241676AAECB2372749', '2026-11-23T12:00:00.000000Z', NULL, X'1ED897F0E6EEBC7DB275DCE5CC6C93C0EAA1EAA42AD55DA5D992BA466E4C11D0');
INSERT INTO keep_apart (partnership_id, low, high, kept_by, kept_at, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-00000000002b', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'D3AA461E96C5F08AAF67247C4583C9D8DF67D0AD1B7F16B2A2CA3B346E50F750');
INSERT INTO talk (talk_id, partnership_id, registration_id, client_id, begun_at, begun_by, saved_at, finished_at, discuss, name, team, vdab_open_since, vdab_planned_on, answers, version, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000008', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', 'yes', 'later', 'yes', '2026-11-23T12:00:00.000000Z', '2026-12-01', X'011D14D622EAEE401E6DEA89861A75CBCE70C662561790BEBBCE7A90FD95164DE9E71B675B7882284E644979EFB7C77699A1A8A48BADF20F5C6F6C5B78FCB739B1D65CB9B7BDECE8369496DC7D59D589CA9DFB579990DDDD30F3DAC1AA94355DA4EFD44AE59B0F0C5284C8CB9B2CFCF5133DB56F7A26DC42DEBCE77351EFAA69F7DA9DCDBF6E5FEB392CB495535F636BBFC22D885FA42FBB67778953AA215232297214D80CA4032CAF903B9E6E5A5FF4BF418438E274DA12C711B32F57A31F25BF3A3949ACFD1A0AC960E79094B89438326F1789A2B869A2D199B76E76EED434D5B3FDCEE4673D5E40402C75462C58E180BEAE9BCEFDBB6C0CDC6A0780126E9DEE27B5951EA661EE4538F8133894E703DB4868CE95AA18AE0CF83C04C67B715F149717DD96591709AEBA77DAA2CB14B0242F07B73973B7BD9042CCCAAA8B0E37F1AED3354AE8F7015A2060B51986B28006EC8C38C7A97A295A44C4226169CA5F0BE5719C33F58391DCAB1C6C636DF44ED479BDFA852D386DBE5F073AA9E0B3C78F4216862EC0BBDD54E01776CFD60A6E0A90D03A9A5293E199AB6A201787C2FA1984C69AE8519BC284A01A9BF2F74195E6521873ABF0DB87AF292A79E53149F2F22F4964EF80D6A64353914B1106CBD7B2AF2AFD1F2FE4ACC195BE3B2266E6539AA55039E891409160B9DADA6EBF7AF5BCCF0E9797F0AC6763274ECBA3EAA7F3BD3F799710E4D5485979867AF7349D4C67E727AF575B268A1DDFF7F4D7A39FE9F6E4352262B8431322D053D5BE716AF21BFA37BCBB48C1D36601A3959C764E2E1656EAEE3E833D872F5AA490301183229E6F0BD913C25BC3DBAF54878B96D8E22B3372A65B981B639D5ECC931E95DBC7F06A7D45D56C9824BDAEC27E9D08E9729B4423D2688E6D75A73FA42E1470B7D905D92D85BBF8A9C9980B3BDAC57F2269761929AFF8B46D7F19AAB1BFA298F307D6F818CD53099A45994940BA8287409039BB6FC0695A88990E1D983D6D6261E0FBFE9FDBA996559A41A63451F8E05ADA9B958B03697F09B9D710D16849C4C2C205B3DDF411E9B196373DBE49B98FDDEEF7BBB1102A61D90005349C81C413', 3, X'2AB622A53FBE610A6D9A4FD97D43756601FDE1CD34224A9E6AABD7FA6EB65904');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000014', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'013112190482E8D196BFE10F67DB181E652BF806E0925C34731E535E9A447FA0562924BA34D04A4970C8F8', X'DCC05A206F58E18264744C2DA939F9533F226FFF56AAADF8AFDD07419B6E2FEE');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000015', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'013299C63B888FA4E16549EE658FE230D5363295AC95B50FE3F0C4E28AC2D2A4BC554CF20FDBFB8BA4A5C9BDD810E63BD3', X'57409D1BBBD6A0B9C58649BCDA27379086DD8DF596DE933CDCAA4099A2C3CD4D');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000016', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'0166C7B60D1C1C613B682D356EF1667ABF64E5BD5C4A6382A7383130155825637582EAAAE6CDA796ED2460DF2A4E535E1D2691D9A2A0', X'D3A8734D6F434F3B614533CA802CD9FC7D024E49CD41D6317036B54ACC31C44E');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000017', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01DF4BECA6F81F05768EC3214D27D38C03DDCF3B9622682319A019FBB3058C11E18EF59781D73C7ACE495F24F21790DE2EA006C392725F6F43016248A09E0BFB66C515EA2EA486256344AB554FA71052', X'3337EDA5E61670F77B606896D85DD06E7B9B41B8A4A8DDF329309C10047D3B50');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000018', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01189A894B2364E7D6C1A7D0D6D40E11160DB392D40E0E12F43826067C7E92D82AB95E775B307645E2414E9196371757AAA08623770D7F1D27D540F4ABB11C67F32DA426E8FB0D6BADE4707B', X'94083BAF88C8151170AF4C3CAC98AE5B1C19A04DB4B8DD817F61918F2563659A');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000019', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'018123DC39C7FA6BAC0C381D5C90A7A3EE7E96965288D60237E3E15F1DAACD306ACBB7C62A95BBD17D3E6365A933EAE2BD2E28E222763AB089B85FC3E6EE902616CFF0EE3CF81EE88022F2CDAD88E95EF40A9445549D98AE68810517A69295CD32467D2718FFBCD23945F611BA45822A31A3693C13C639C5', X'FE37109B7DAAB00B385FD886EDFCD3DB3DE0727EAE5E5CB1B13910730C876248');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-00000000001a', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'0198B621A58E38D3B41D906EFDA9B57A5EAA0E504AB4602CD2D2AA50DFC33277A08D9BE2AFD4FE48AB1836E70DBE1CC9B698D387CDEC2C238B2688A041617041FC0FF72401063059', X'CC923BCDF32E432D2C7FD1CB3BA6EBF3AC7FD154E4B55075232EDBC2C9B17A36');
INSERT INTO conference (conference_id, partnership_id, state, starts_at, place, planned_by, planned_at, begun_at, closed_at, version, row_seal, kind, spoken, agreed, recorded_by, recorded_at) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000a', '0190f3c2-7c1e-7abc-8def-000000000001', 'closed', '2026-11-23T12:00:00.000000Z', 'zaal', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', 3, X'71951BA86D4E287F9CC99D4483C3CF8DA8EFF76021D3C314DD7504EE13B90B6C', NULL, NULL, NULL, NULL, NULL);
INSERT INTO conference_member (conference_id, membership_id, partnership_id, present, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000a', '0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000001', 1, X'5CE36025555D92613D16B84C8F95C8615D9D35F8F4C8B8421D210798131228DB');
INSERT INTO conference_case (case_id, partnership_id, conference_id, registration_id, client_id, place, pseudonym, named, state, tabled_at, tabled_by, summary, version, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000a', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', 1, 'Els', 1, 'decided', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', X'019E1EF3E11ED85C9BE5785B9D4F4664B72573129C2F87DBD895FC60FFB05CA30FC39F9B13B9C93BE8B965A82158BDCFF43F7D66E5B6310A6A0C7FC49434B218F4642FE71B04C540D83A132154463B86AC17CD88839C117AAC25415DB7E0D33DDFFB12BBB6CF1FC49808123A61D054C2319CAC140FF659E70DDA8283A73DD9C7E8710129594D02187FBA70774170B80A2593829248E8220D851E4EEE046836784AE1F251CD4FC525C874D7A06B347F2F716EB4E2E151E2CB0DB86573FDA84D2DC7E4CEA41712ACBABE4B7F47D683A4E30A0092013736489AAAC94C4DCF3E8D0FBEEE2BCA9C08F4E9E420F2C41179A0B4A1313197C90886F606AF666BC12FA9AAE43624928D2F6DA556BA461BC96AD978A6EA5B32BE0A32D0689F22366DCD97FD7556A57186C8084F87BD687EFA89B03133BC41940388FB6DF28AEE66420E6075C461E2FB575CBDABD543911AF5360360C5AD2DAFA9A501C5F57C7C74335A0A14E5AF6CC339E57CB1EC1FF8736187C5B1405E9EBCF66A9BDB8EC195F0B07AB9E498CBA94D44383475BAC66B', 2, X'9BF10BF23829E0D27DB12F937C9251904BB1FFEC6CEB6D7BB60BA95BD347F1F2');
INSERT INTO advice (advice_id, partnership_id, case_id, client_id, given_by, role, view, given_at, words, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000c', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000004', 'coordinator', 'indicated', '2026-11-23T12:00:00.000000Z', X'016BCB0702B3B0DCD51D4B147FB133E85F0499DC1D3A102F70A3859D925FA0D71D4DB16CEAB925B35B6BC6', X'409EBB325EABE45EAA74A310F4483D459B89B0E8AA1F86BEF66324ABF35D3872');
INSERT INTO decision (decision_id, partnership_id, case_id, registration_id, client_id, kind, decided_by, decided_at, playbook, present, adviser_present, reason, judgements, followed_at, row_seal, basis) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000d', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', 'open_trajectory', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', 6, 2, 0, X'01B9F008CC35B686692221E5B377CC6AF53DCA0C6DE7CEAC9D925277BD4B73B51916DB005EA8E1A6AD9FFA1AB0F61209545B6566F29509B9491401ACBB03AC', X'01157FE67B7268A7915FE896E90E3D53FDB3B7C5BC0A8443C0A5F65A672C40934DA6FDB84C0AABEB90F2C1EBE631E94E6287BF6F3EB4C46DFCE976B04319364C522DCF60CF835B70ABD1E2395F9D6C96EEFBCDCA44A3661E1CF86812E7023D61693176E776ABFD19EA090A201743E9DE32FDB6EC27C83F4191BC16C6277F4CF91422A88249D84678EEAB0694E495B503209B02B20CB774EB74BB0FDF836BA12A9BA99AD6CE4272F5D7F7F28954519467AE6396308CE0678D7A', NULL, X'C15CF39E0B4E45DE0A4A3A6E6E1074846BE46F51F24891896B4460DBF2CF39BA', X'016273C3D608D587CF6C699127286A5A59E1ED86B714A2ECDFBE42EA1754A3B72AC8ECA74B148717B8E348BF88609245571FE90A232136B886AE17442CCB8E873C35EE4E579116DE0002BB434B1ADE824F39C3B4628DC59B9BC7898CAC6F4F62B8E29D69B85F98716C198226D34281D7875067E53685907FA4BEFB74773CF0F6E8B99D0E78D05AD4CC60C22CF2FE172B23940B91343B73A116EB9833BC60506E51B553B33E67A73FC2E243BA7014287B9D5073AC9100AC32B0397C87766F5DD4F422FFD219EA09B19B50684B9F879FEB2FBAEFBA5CECC6E83BCBFE3CC7FC7BCB0479D3B6CC2B1CE226D0E02D0933CFB5624A6F4313500C76C242BFAAE2C9A1CF9C3836318007020CEF44B51F98961D9D6E62CDF506985AB7FB3F9A87E39DA4A4CC5B9B6E4D161BAE29A0B4405522C74FFB3FD944091B34006A08439DA839BA0524A29BB1F5F9EB');
INSERT INTO dossier (dossier_id, partnership_id, client_id, registration_id, decision_id, decision_kind, organisation_id, opened_on, state, closed_on, consent, version, reopened_version, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000e', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-00000000000d', 'open_trajectory', '0190f3c2-7c1e-7abc-8def-000000000002', '2026-11-23', 'open', NULL, 1, 1, NULL, X'23FBEB18CB53082687BABDA07C5C18BE50C5F48E9AA348DED60845AF571FC5B5');
INSERT INTO dossier_member (dossier_id, membership_id, partnership_id, since, until, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000e', '0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23', NULL, X'16A3895580D08FDE6395768C7BE466A0BEEB2D2BCECCCDC3F44944431FE9A24E');
INSERT INTO waits (registration_id, list, partnership_id, since, planned_on, kind, unfollowed, untouched) VALUES ('0190f3c2-7c1e-7abc-8def-000000000006', 'unfollowed', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23T12:00:00.000000Z', NULL, 'open_trajectory', 1, 1);
INSERT INTO waits (registration_id, list, partnership_id, since, planned_on, kind, unfollowed, untouched) VALUES ('0190f3c2-7c1e-7abc-8def-000000000006', 'vdab', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23T12:00:00.000000Z', '2026-12-01', NULL, 0, 0);
INSERT INTO former_contact (former_contact_id, partnership_id, registration_id, client_id, until, contact, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000011', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', '2026-11-23T12:00:00.000000Z', X'01EEDECC0ABC5C03D978C3411F3A3319406FCC7A75CF2BF191816CC20B49D5226CA9413DBE7EA471118F20F910779A21D3D58242CB02F09F0CDCF7376B5E4EF44AB13355C81521CECFC619BFF1D09A650BE22ACE6A285F59E295F36D9319D2D70166F276DC04F87B6B59A70C521FB6F1916D25FA63AA7F22ED13C10A63E3464E593B986A1167D23965F3D02FDD634DAD3609F93949B2364204403664630671847ACF1A4C588FAE8768D460912AC52824A22B398785CF1FE2E7AB9AC055A46A4FF5DF266B0DFAACD490F5333C518147A364D18C81A5C8CF888B1C7D79F8CA39961A23475EB1871EB8DC8B6759589970AF0C48734DB469B15565FC5C8FBC789B49196B1369FE', X'6A876466149423E61245CEBDAB277EDCA46103B47EC1583415462F65DE351510');
INSERT INTO joining (joined_id, partnership_id, main_id, joined_at, joined_by, claimed_at, claimed_by, joined_assigned, main_assigned, main_state, given_assigned, given_state, main_discuss, main_name, main_team, given_discuss, given_name, given_team, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-00000000002b', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', NULL, NULL, NULL, NULL, 'answered', NULL, 'answered', NULL, NULL, NULL, NULL, NULL, NULL, X'F33AECEB57A845992A9A50BE38D121F81B8847CF020485FFA10AC5E961C26E22');
INSERT INTO erasure (erasure_id, partnership_id, registration_id, client_id, state, ground, asked_at, asked_on_page, first_by, first_at, second_by, second_at, done_at, erased_rows, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-00000000001e', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', 'asked', 'asked', '2026-11-23T12:00:00.000000Z', 1, NULL, NULL, NULL, NULL, NULL, NULL, X'7BAC75789596639967FE2EB94B26CED6AD01C3051A581D14B8BBB43BDE1CF6C8');
INSERT INTO contact_attempt (contact_attempt_id, partnership_id, registration_id, kind, tried_at, tried_by, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000013', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', 'called', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', X'802E80E15697A35B3AA20F5B704E6299BD62CAE25BDB5D7A08B0645C50F048BF');
INSERT INTO former_identity (former_identity_id, partnership_id, registration_id, client_id, until, corrected_by, identity, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000012', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', X'01A9A80574B291404A274FFA7B9C71383274485BE543A9EEF04E0C225CEEBD814122DA49B2AC08A5604D9039CB15576363DA1AF32D481E5AFD150DB555C9B117A24D69C290D3E91074EEC711D9E9EC8BAA9EB7AC7C3278B7B681A6A767DE6DC64BC98F3496CC5E6E947EF7938F6530BCE1DDB8076033ADD412D6294387307FF6C062157493E840981273BEEE680763350C095C900FB4692055', X'6B0412E1373D22712A494520B9EE2DF27E4DA69460CF87965A9896579A3AB3CC');
INSERT INTO former_decision (former_decision_id, partnership_id, case_id, registration_id, client_id, kind, decided_by, decided_at, undone_by, undone_at, reason, why, row_seal, basis) VALUES ('0190f3c2-7c1e-7abc-8def-00000000001f', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', 'ask_more', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01EC8346FA47A3667035763DFF58CE7BB3B210E114127AA392B4139FC85C374B0358B9735E6447D7326BFCA4AC739F3C9541A01FA1896C471104C669CE5617', X'012BCD21C5A0DAC5E40CB0932795063A2E584F3E0632AB1BA28D997610F2FCF5E1C3B902DC324DF577D691CD35415CBD34098286F517422B462ED8DFA88941', X'F089601D15CAD4E779889C14092271BAE8CAC25466993353ECBAEC4DB2B4BB57', X'017320B2FDFE0E3084B3B39A68A5750D4F26DDC9B42E834736FA3A970B381BAA735E1ECF20BE7F0306F8A4D00FB84A65444D9C28E75D46EF3F4A3F575C53211FE2F82CB13967BB4B4C203400A27FDFC1DFB622DA889D725476ADB364639714247D1630077036A2C12BC712796587152863D859D4067DBFECB5443A68ED2C13CE9627C2E2146DDF42B89201F24A504B0228AD05FE177843BAF0079D06AC2C60234DAF49AFA217024F5014EA40B0D7E9CD7B867A47E51E1FA0D2BB0D86E4F2C3F18968998AE065F14A00A802EF54F076F394A80908750D93CFC982939C6F464FA081FEB46BC13788A79265C517BF8BCDC4C4336CE4E4A1902614D461093C066E5F293627E750129648D3CCDB3F6C41DB5C03ED9A5185B6BEEFE49D41AA9B3CDABA1C7184C15EADF73B2A080EDED7F2F2029036F3315FE341F18A012DC1FF03C477A41E007C77E202');
INSERT INTO partnership_postcode (partnership_id, nis, postcode, valid_from, valid_to, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000001', 41002, 9300, '2026-01-01', NULL, X'371B583B74A342E8656E9C604839239E8F3562787FDE1B37CF801940A386A37C');
INSERT INTO parked_form (parked_form_id, partnership_id, membership_id, client_id, form_id, page, typed_at, expires_at, typed, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-00000000001f', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000021', '/opties/33', '2026-11-23T12:00:00.000000Z', '2026-11-30T12:00:00.000000Z', X'010D32F615229F552E67AD779180BDCB5A6E8BEB85EE7BADF972C0B27643EFEBED38E85EEFFD36D975DCFB6E10794CD561978E', X'5B7974530EB763BFC075D0F031CAD879A087E0090BA1DF3D1E35F49D5A910A6F');
INSERT INTO parked_form (parked_form_id, partnership_id, membership_id, client_id, form_id, page, typed_at, expires_at, typed, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000020', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000004', NULL, '0190f3c2-7c1e-7abc-8def-000000000022', '/opties/34', '2026-11-23T12:00:00.000000Z', '2026-11-30T12:00:00.000000Z', X'01272A9FFCA3478004222502D10CCB66DA416547C758EAA81B1C38B4CB798D472F6D1E01C5AFAC5F9DC0F0CA8D998783D1DB3E', X'C4405785F0730EA2E35B1DFA58C8118C56C95BF1D790384AB7A005FC9FE21094');
INSERT INTO finding (finding_id, partnership_id, case_id, client_id, criterion, found, found_by, found_at, reason, present, row_seal) VALUES ('0190f3c2-7c1e-7abc-8def-000000000029', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000005', 'distance', 'not_held', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01113B97B084AF58440A05ACC93AFBE358841AE7641420BA7B476F8853CBAEF95F744BB0DF2C42169FC761AEC5CBE6620F7BBBC0F3D403C379C5F129D64CA1', X'014299A311174B09A7A1B5F2C0694A0819CCAA3BC9BA242F97F4563616B8539A7346645BD37E2903371BD4CDDBF2A683903E68D6B4D0A9438B97A4955573E1C34EADFB6C3F', X'54652E0AD64958E5C2A5CE758054B3E588872BD482B4E434124745753A9C37B9');
