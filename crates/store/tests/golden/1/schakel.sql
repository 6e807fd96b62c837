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
    sort TEXT NOT NULL,
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
) STRICT;
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
    version INTEGER NOT NULL,
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
    sort TEXT NOT NULL,
    label TEXT NOT NULL,
    secret BLOB NOT NULL,
    -- The identifier that a passkey has of itself; unique over all people.
    credential TEXT UNIQUE,
    -- The last time step of an authenticator app that was accepted: a code counts once.
    last_step INTEGER,
    created_at TEXT NOT NULL,
    used_at TEXT,
    CHECK ((sort = 'passkey') = (credential IS NOT NULL)),
    CHECK ((sort = 'totp') = (last_step IS NOT NULL))
) STRICT;
CREATE INDEX factor_of_person ON factor (person_id);
CREATE UNIQUE INDEX factor_one_of_a_sort ON factor (person_id, sort) WHERE sort <> 'passkey';
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
    helper_sort TEXT NOT NULL,
    identity BLOB NOT NULL,
    contact BLOB NOT NULL,
    told BLOB NOT NULL,
    code_hash BLOB NOT NULL UNIQUE,
    version INTEGER NOT NULL,
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
CREATE INDEX registration_road ON registration (partnership_id, received_at, state, closed, talked_at, conferred_at, opened_on);
CREATE INDEX registration_assigned ON registration (assigned_to);
CREATE INDEX registration_supported ON registration (supporter);
CREATE INDEX registration_merged ON registration (merged_into);
CREATE TABLE message (
    message_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    registration_id TEXT NOT NULL REFERENCES registration (registration_id),
    sort TEXT NOT NULL,
    body BLOB NOT NULL,
    written_at TEXT NOT NULL,
    written_by TEXT REFERENCES membership (membership_id),
    -- The client writes without a membership; everybody else with one.
    CHECK ((sort = 'addition') = (written_by IS NULL))
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
    sort TEXT NOT NULL,
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
CREATE UNIQUE INDEX decision_as_taken ON decision (decision_id, registration_id, sort);
CREATE TABLE dossier (
    dossier_id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnership (partnership_id),
    client_id TEXT NOT NULL REFERENCES client (client_id),
    registration_id TEXT NOT NULL UNIQUE REFERENCES registration (registration_id),
    decision_id TEXT NOT NULL UNIQUE,
    decision_sort TEXT NOT NULL CHECK (decision_sort = 'open_trajectory'),
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    opened_on TEXT NOT NULL,
    state TEXT NOT NULL,
    closed_on TEXT,
    -- Whether the client agrees that the team reads it; the client can take that back.
    consent INTEGER NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY (decision_id, registration_id, decision_sort) REFERENCES decision (decision_id, registration_id, sort),
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
    sort TEXT,
    unfollowed INTEGER NOT NULL,
    untouched INTEGER NOT NULL,
    PRIMARY KEY (registration_id, list)
) STRICT;
CREATE INDEX waits_of_partnership ON waits (partnership_id, list, since, registration_id);
INSERT INTO schema_version (number, name, hash) VALUES (1, 'first', '777059dc4066830e7c7be7fc9674892614f9dc9e8f52d65de6bcd6e89697bada');
INSERT INTO log (seq, at, act, kind, outcome, role, relation, person_id, membership_id, organisation_id, partnership_id, client_id, resource_type, resource_id, policies, rules, playbook, payload, prev, hash) VALUES (1, '2026-11-23T12:00:00.000000Z', 'house.golden', 'event', 'done', 'house', 'house', NULL, NULL, NULL, NULL, NULL, 'House', 'house', '', '', NULL, X'01981ADC5F8FEEF4073849A85D07219DE49687243CB068B0848C9A5D7E2A565564CC4F72F04EFE6C7F5600E104CAFFA8', X'0000000000000000000000000000000000000000000000000000000000000000', X'673F7163053B286AF99378C970EA7EFA30F95AEC618B02EC2E7121B08D08BE93');
INSERT INTO log_head (one, size, hash) VALUES (1, 1, X'673F7163053B286AF99378C970EA7EFA30F95AEC618B02EC2E7121B08D08BE93');
INSERT INTO form_outcome (form_id, act, outcome, at) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000f', 'registration.register', X'01C62974F91065286A1DACCAA4044E1A559A13F09DC7606A85FA26AD4A3EC3BE05E8D922DFD8DD5A', '2026-11-23T12:00:00.000000Z');
INSERT INTO mark (name, value) VALUES ('root', '9c623f5639904e686daf86d5ba11b777');
INSERT INTO mark (name, value) VALUES ('log', 'schakel/log');
INSERT INTO partnership (partnership_id, slug, name, open, created_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000001', 'westhoek', 'Westhoek', 1, '2026-11-23T12:00:00.000000Z');
INSERT INTO organisation (organisation_id, partnership_id, name, sort) VALUES ('0190f3c2-7c1e-7abc-8def-000000000002', '0190f3c2-7c1e-7abc-8def-000000000001', 'OCMW Westhoek', 'ocmw');
INSERT INTO person (person_id, name, sign_in_name, created_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000003', 'Joke Testers', 'joke@schakel.example', '2026-11-23T12:00:00.000000Z');
INSERT INTO membership (membership_id, person_id, partnership_id, organisation_id, role, standing, created_at, changed_at, version) VALUES ('0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000003', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000002', 'coordinator', 'active', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', 1);
INSERT INTO factor (factor_id, person_id, sort, label, secret, credential, last_step, created_at, used_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000010', '0190f3c2-7c1e-7abc-8def-000000000003', 'password', 'wachtwoord', X'01FC7FCE2C73CB9AC4E7ED509B4F42E72322E5925681C36DA2D7D1179E2C6ED369FB5C22', NULL, NULL, '2026-11-23T12:00:00.000000Z', NULL);
INSERT INTO client (client_id, partnership_id, created_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23T12:00:00.000000Z');
INSERT INTO registration (registration_id, partnership_id, client_id, state, state_before_merge, channel, language, received_at, seen_at, assigned_to, supporter, merged_into, closed, closed_at, waits_since, warned_at, talked_at, conferred_at, opened_on, helper_sort, identity, contact, told, code_hash, version) VALUES ('0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'answered', NULL, 'paper', 'ti', '2026-11-23T12:00:00.000000Z', NULL, NULL, NULL, NULL, 'accepted', '2026-11-23T12:00:00.000000Z', NULL, NULL, '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', '2026-11-23', 'vdab_mediator', X'01749C80EA68598ABD01DC0D6B90584BDD697CF6C0F2F2654F6D445E02D3709D1060D4833AB871E5E4377C85F8EA26BBD8606BE999D5C4859D1FE595E96B7361A207101C54B9BECF966800956C019D644CD7DADCD85F4BF97302D8E9F482020A5806EC31762A2550988696BFFF7FA6D9E0DC842F6450169E2ED5A9AECC2D8FB4D95E23057A10EC450B46', X'01D0C3AEE8A5F1D23D5A8779CCA2E21D24E59C5DFF6E3E09193B513903498DF03C709BF247BD8E11BE0DBCBFDFB5FFB612BBB348B25D83AAAB912BF1164B367994CF192679EC7013676D8C591FCCBA90FA41432B9AB16E9DC6E9DFC5D430DC45047DBD58E5B53DDD9AB900E8DF46390808CE815D1732A8AD08F10AE8C62FF0AFA432FD33B92FCA94646442ECCF86A8AA5AA59C7A76735AE59A970F9159D78226AF406E6C086F3C5E', X'01F34F42D323791E8B37F97B600F07293C81D083394E12445ECBE62346848612F8068CE7004CFA0564803852D0633A0A1C8147C831EB54FDCBCAB45F1815D4770D4E82B3B064414C77DCB0F0916AB1DF0F065B794DC351E0B1F2160F50ABCAC5926A4670063A2BCCC621A4D2074F6D7143E964492E12F9795398744EF71309857C64AF8B163C6DE3C0A56BA7DB6941C2D5FE4DED42BDB9D5A7E69280CCB02D6CA7912B9A5D7257FFE7645CA0673D84769AFE', X'0707070707070707070707070707070707070707070707070707070707070707', 5);
INSERT INTO message (message_id, partnership_id, registration_id, sort, body, written_at, written_by) VALUES ('0190f3c2-7c1e-7abc-8def-000000000007', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', 'addition', X'01369803D337DFC798754C246B348EABFF8A65021CCBF19DDF4CD5D5E2C7C32D6E16CF2AAEBBC8A21CECD9613DD2B2', '2026-11-23T12:00:00.000000Z', NULL);
INSERT INTO talk (talk_id, partnership_id, registration_id, client_id, begun_at, begun_by, saved_at, finished_at, discuss, name, team, vdab_open_since, vdab_planned_on, answers, version) VALUES ('0190f3c2-7c1e-7abc-8def-000000000008', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', 'yes', 'later', 'yes', '2026-11-23T12:00:00.000000Z', '2026-12-01', X'012626EB63006FB8991551901B16B5BB4DC98A9FBC65E6181491783FC676740FB428B5A6F00F679F43CBDE5A920923EDFC83791E03C9FE755F0179F0C42396E28E1AA81957CE10EB468387ECFA2A4F46D3D26FFF2753697F52D111C83F5EA11AA5F33298945ADC1E62829CE9217A226074E0672001AE5058AB017F2CAF1B6A974008F24B201B35B694D5CD91738CDBDEA205F843ABD80BDAA1A06CA8D7F9D293A40C0A54C05F96B223B7AB4B648BD0E5670B18260F11805ED69D51BB8BA34D3294B1F9CFBB78983C817102D6FEC67743B772873C6714D353473CBA38001642FAA4837C141A1C730039F81D9B85DCF4834B11AEAD569EE9491A26F9C30098AF9710CC10D8A3CFC2C01E30EA9A462F4CD1B3EB7828E7E9AFA2C75C58E70B4945CB3965A8D4718A91725F11E76B85FA92BB68CE9183842187875C32D74122AF82067CE97EC1B3D000917AEB6B06268C4A905DFEE7313500D034FB815FB65026299DB357DB332741A8946602C5C43F1D9374AC0B7AB5E6EABA2B5BA572CA9E9165D7B7C7C1BE2398503E8D60C3817BD9F3EA0278AEE98E34B131B942B4C72477B6F646F7A87AA4CB38DA084921429327BAB2A778A64394FA4B50CB3B74760A1DF4AB2EAE8D7B3703801205D03A5FE05B679471A3B65CA721D26B9715F613A7CDE7BE976BF3A95D75217D531B67ABC6140F99D08735531B91C6FB15C5C76009A5DA5DE652B5EC8CA248EBDB5DFA1C98ECD705A349348629BB644DCBCB96BF082D344966D4A87DD2D1677E326781F34C324A37ED93F3C690D83DE581FA42DBD10B1478F042B60B8728F98CF46D48F343B005AA0A0919734F85431FAB0D715B6E01BD7FA766BF6875F625F1ED720A920ED236BC8D52A95BCDCF79727632C7D8668EFDD356B1BAE8DD29F57B10521B1EB381B5AFFF2E249D51F7B4FD7C6A8032FEAD4F793D040B3C65F55F9332B5B8E0D9038D6E83BFA7D1C3D58BC2820AF56616EB8F74BA761900ADAF352AE421FDB2F23FC07778FB97666B545EFA13191118F92BE61EC696387DA8A342013FE4092936A568D48E', 3);
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000014', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01DC566A35CD94561063BF5750AB1F9C7E2C1DFBAE37C9492E566FCAE03D1AC9443C1ED2E6BAFA70D0C3B3');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000015', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01AD21EF102BD0950F99E8D529FB8AE6DC9F938E0FAF98236C05BBA02AD2C5377FCE752DE9A16E705C09C8860DC16F7171');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000016', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01F4E3ED327091EDA2232EF10E7D4EF4A1713B91676766AA508CFF90DC3EB5E044F8A9883AB75D58D45192FF81972376AE2E8C41C394');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000017', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01ECCABDFB4BABFF352E727A27C91313D940D1FE2959972D5ADE5195C6AB9F46A408069A04FE59464A14DBF96AD0F27E30A13674F9DB9EF281D237980A2E1A57C45C09768C9A5E53D40C6EBD74E17144');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000018', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'011930B6F755BCEDAC8BD740FC25A54B0B7F46D8FAC843541F30EC6FE36EF44AECBC3000C9F36F98F4FB329BDFDBDD779A849D40CC9D0AE17355515C61BB11D5993A000EE1AB8B56B3C31010');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000019', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'010C1E6A6090C05483DBE25F14BAFA61C52C96BF9249C3CEFE557F423977720E7B8C04121F63B1D9236BA5AA216422A2F7EE852236FEF44C12ECB52F1F7C4C46DDD0F95F699644F4DE09B76D03F060CBF3EB76C77B74C17DCD50B854EBFDC357B3C83D1FBC40D0D37DC1A6FB0E9BE476524E429BD378679C');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-00000000001a', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'0194CD32666BCDD4C3AAE313F21DA544A9AF003A3F8472894A0ABCFEFD7BD3447C654BB28B963918898B1F3317A6CA81371792A71DF384BB4D656148193571DBE9D455C266E0A83C');
INSERT INTO conference (conference_id, partnership_id, state, starts_at, place, planned_by, planned_at, begun_at, closed_at, version) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000a', '0190f3c2-7c1e-7abc-8def-000000000001', 'closed', '2026-11-23T12:00:00.000000Z', 'zaal', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', 3);
INSERT INTO conference_member (conference_id, membership_id, partnership_id, present) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000a', '0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000001', 1);
INSERT INTO conference_case (case_id, partnership_id, conference_id, registration_id, client_id, place, pseudonym, named, state, tabled_at, tabled_by, summary, version) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000a', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', 1, 'Els', 1, 'decided', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', X'014B20EF28878B4C5B9873349CB31BDC2424999E2B155E4EC2ABD773E66933E882D88B54FF9BEE50B051742DB8A57FC60D8A5A290864BC5233E48D8B69CBAE62A34DAA8FB93340E25ED9C0C12281265E2548C4E5EA5A864DBB11E6EC1FB385EF7A9F28D529B5A48C6986AC14CD978921C3513F67AC03E196E48D8B66A475FD73A91352103AA0BDCCFBB90F7869D4C82CBE755DDDEA8E86810479E90C0D1646E72D9D0A7990C26ABB42C589C0D82036EA4AD71CE5F06E37394098604AB7CC9A7D5AEAD1AE9A44A3416AB0', 2);
INSERT INTO advice (advice_id, partnership_id, case_id, client_id, given_by, role, view, given_at, words) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000c', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000004', 'coordinator', 'indicated', '2026-11-23T12:00:00.000000Z', X'014B64777A7E578B3EA9E5490390FFBA4E5CC066A9C7A120738753146BC904B11299577D2EA8EF292AE6F7');
INSERT INTO decision (decision_id, partnership_id, case_id, registration_id, client_id, sort, decided_by, decided_at, playbook, present, adviser_present, reason, judgements, followed_at) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000d', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', 'open_trajectory', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', 6, 2, 0, X'0157181CF5784F2C5A723D762D7D3E67D7C59B7FD60E70E18485F4E82EEE91CB919B392CFA8402B1CE8B697BF8D3C72844DB3178A7AEF681C963655FEF8DE0', X'012EB5309B333442E75E826D4F917A3981B020851FD300541DA6BA838514D7E7CAB47AAE6BE1FFA61FDA15AC6EDFA22A40ECD0479C844A896A4E283F7C97E61263C99210BA12A293800D7FD2E19E120E6A1D1079850EF29999B40E3BD5AF093B5300F071AC620E492435167B80F1A72F955134C629BB0655297FCA4224E04F4DC0312CB9EBA53CFD9C413E3B87F0116BA35B445FB3C4D5A2A6520B344F4DBA52FE2C13B68748FF05A6CBB5F1F3105A512643B77A4DB3050CDB', NULL);
INSERT INTO dossier (dossier_id, partnership_id, client_id, registration_id, decision_id, decision_sort, organisation_id, opened_on, state, closed_on, consent, version) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000e', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-00000000000d', 'open_trajectory', '0190f3c2-7c1e-7abc-8def-000000000002', '2026-11-23', 'open', NULL, 1, 1);
INSERT INTO dossier_member (dossier_id, membership_id, partnership_id, since, until) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000e', '0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23', NULL);
INSERT INTO waits (registration_id, list, partnership_id, since, planned_on, sort, unfollowed, untouched) VALUES ('0190f3c2-7c1e-7abc-8def-000000000006', 'vdab', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23T12:00:00.000000Z', '2026-12-01', NULL, 0, 0);
INSERT INTO waits (registration_id, list, partnership_id, since, planned_on, sort, unfollowed, untouched) VALUES ('0190f3c2-7c1e-7abc-8def-000000000006', 'unfollowed', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23T12:00:00.000000Z', NULL, 'open_trajectory', 1, 1);
