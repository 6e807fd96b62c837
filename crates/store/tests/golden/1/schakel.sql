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
    version INTEGER NOT NULL,
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
INSERT INTO schema_version (number, name, hash) VALUES (1, 'first', 'cade26f3934dda1cd5c94e43b77bafb8633f4666b9661e36fc6291256df8cc75');
INSERT INTO log (seq, at, act, kind, outcome, role, relation, person_id, membership_id, organisation_id, partnership_id, client_id, resource_type, resource_id, policies, rules, playbook, payload, prev, hash) VALUES (1, '2026-11-23T12:00:00.000000Z', 'house.golden', 'event', 'done', 'house', 'house', NULL, NULL, NULL, NULL, NULL, 'House', 'house', '', '', NULL, X'01189A894B2364E7D6C1A7D0D6B73A5656E9115A06BD8C3FE9C43E0CA0B37B772DD05DC7C5D53AC1777565F8D1023F51', X'0000000000000000000000000000000000000000000000000000000000000000', X'E4008EE18722F5DA59669C889655D28356A43BBECA204FE9360292F6FDE9BA9E');
INSERT INTO log_head (one, size, hash) VALUES (1, 1, X'E4008EE18722F5DA59669C889655D28356A43BBECA204FE9360292F6FDE9BA9E');
INSERT INTO form_outcome (form_id, act, outcome, at) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000f', 'registration.register', X'01FC5B6DA95685E239D79940EEB08D0A814F88235FAA55EF92AC142910F5FBB0141BF4890610D047', '2026-11-23T12:00:00.000000Z');
INSERT INTO mark (name, value) VALUES ('root', '9c623f5639904e686daf86d5ba11b777');
INSERT INTO mark (name, value) VALUES ('log', 'schakel/log');
INSERT INTO partnership (partnership_id, slug, name, open, created_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000001', 'westhoek', 'Westhoek', 1, '2026-11-23T12:00:00.000000Z');
INSERT INTO organisation (organisation_id, partnership_id, name, kind) VALUES ('0190f3c2-7c1e-7abc-8def-000000000002', '0190f3c2-7c1e-7abc-8def-000000000001', 'OCMW Westhoek', 'ocmw');
INSERT INTO person (person_id, name, sign_in_name, created_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000003', 'Joke Testers', 'joke@schakel.example', '2026-11-23T12:00:00.000000Z');
INSERT INTO membership (membership_id, person_id, partnership_id, organisation_id, role, standing, created_at, changed_at, version) VALUES ('0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000003', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000002', 'coordinator', 'active', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', 1);
INSERT INTO factor (factor_id, person_id, kind, label, secret, credential, last_step, created_at, used_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000010', '0190f3c2-7c1e-7abc-8def-000000000003', 'password', 'wachtwoord', X'01F345B5F99CB64FE6DB5B63DA647AA8351529937CDB819DCEE2A3CA752998A79CC89352', NULL, NULL, '2026-11-23T12:00:00.000000Z', NULL);
INSERT INTO client (client_id, partnership_id, created_at) VALUES ('0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23T12:00:00.000000Z');
INSERT INTO registration (registration_id, partnership_id, client_id, state, state_before_merge, channel, language, received_at, seen_at, assigned_to, supporter, merged_into, closed, closed_at, waits_since, warned_at, talked_at, conferred_at, opened_on, helper_kind, identity, contact, told, code_hash, version) VALUES ('0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'answered', NULL, 'paper', 'ti', '2026-11-23T12:00:00.000000Z', NULL, NULL, NULL, NULL, 'accepted', '2026-11-23T12:00:00.000000Z', NULL, NULL, '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', '2026-11-23', 'vdab_mediator', X'0170A682389045859A5D2EE06749B310E2B0F036755BA0D3765DE1748270FE7846A3E3A839D71F23B6D93323F74040E20BDF3595C88305CCA0A5218ECBBC16778DD23FF87299BB2512B02573FD1047E8F419BDCB71B8CDBA766131743E05B35477E22DAF5182F070640F8E3D1F1478C2883FD1829C93A27FB9FECBD30139BBDA637C4BDB5A711167B526', X'011DF37F3BE5C4D90BE18DD86D72B61B100CC8F47C49B78B7375E82DE554AC20147CA23E9269089E59158B7D591D3DAE2D33CF50461D7009DC0687F1488F8666380AEB510009F3B200EACD06D72D6A0A62DE9ED050CEB7BD8B160E15ED7FA52794EA341AE8041C731A92DA4CDC05E842A39FD91A433E64207FB6D202A53A4C63E603667A6AC5341A32BB882672172E8A5A145567178B08904C8A2745F8896E7AF0BE92670ECCA222', X'0124938DB9111E91476B6BB561F0E0BF7377FDA91B0DA5EF831F888D5EF59BC383DC8A793F37D18291993552227AE1F0CD0C0903B87CA75F7D586B64F1BAF72DA5FF57E94FBA0CCF04A86A4DCE6313A75D5A78FA689B6661334A1A409F0592CFDA2CE2CBDA52A7CFF3730DB60DD7438E3A140331B73429E373B2095345FAA66A04F04C162FE8DDF2A6DF69ACE5A92388201D1B716DCD23F0D43679FE6CEBF023D037A34F2DF8FE081D8FC8C6994C1A2F829A', X'0707070707070707070707070707070707070707070707070707070707070707', 5);
INSERT INTO message (message_id, partnership_id, registration_id, kind, body, written_at, written_by) VALUES ('0190f3c2-7c1e-7abc-8def-000000000007', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', 'addition', X'01796F51C7AAD01CC0EBBE180AFC4B6D773D6043BC5CF4442129E42F2B124BC1FE90C1A4381CE8B9F272906A332ED5', '2026-11-23T12:00:00.000000Z', NULL);
INSERT INTO talk (talk_id, partnership_id, registration_id, client_id, begun_at, begun_by, saved_at, finished_at, discuss, name, team, vdab_open_since, vdab_planned_on, answers, version) VALUES ('0190f3c2-7c1e-7abc-8def-000000000008', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', 'yes', 'later', 'yes', '2026-11-23T12:00:00.000000Z', '2026-12-01', X'01DE20C437E1C3B3D46A1EAC1BD9F52EBB3F2113D24A26406D0489ABCCE9AE8A5B3B42506B774C483085BE9DA2467A9589913B937EAC1D6A9307DFBD3F95F7750099A5D91AA0F1E15D041F3B508E5E2E573C2107024492831625FFDF2E62ACF29191F68E90F03337C14BE56ECDB80BAEC09303AA26C0579EA6294D1AA372D5FF6F1DA4F4CC0B7CF336EF83B412DCD7C21D3F06C6A2E017D5C1453873B7CB432FBF137B49B66DE3E4B78AA58E6603FBEFE95350F734A30E00F08D93F49D2C3B6AED445FC3329211A4A713C634B9898B9C862EC6355D634C05CDC87AA8C31A02A081A8BB923C17176F984858A4734565055A82CE97F18233B1D6565B7986DF5A04830EC66E093BD515065DEA02A4FD1E725612A2F78C93F75AE37A45E8980D9665D561498A6698E814F4D15545B3A56FF47A6AF901EAAE081C9B88E8F9343AED509A76267997E78C7FD8F10D14F05691A63CFAA70EAE5F955999C252B7711881F78391327E20EAE22EB0FCE88C6885E9CBB2510E23725CE7066D8379123ED56823CC93188BFEA53B34E3480C48E952AD8AADF0D98F4C0206E9F3ABE7F1C39C4AB4EF67C4C831855527E3C98FB5A2845FF232CD35F25B2F2FFF35C5E527885CA8526F9825CCB80C5231A863396C0DE6991886384257F0421F1DA4B3E500C5781847185E9BDD9BF839C7DC6D451A11B05E5B38D56C46BB803DA53583C22D262622A94D724CFA15ECDCBCE524DD139D0B4B2771322BC5B249F18E9B94AB512AC51FFA2AA1F66D8C2A1875C871276FD7F78DC22789E091D989412502AF396C952CB876D8BDC040A1EFE43488CE9C3C42A5502E9348668B4B2F3897E5C202BC71B14E21CD40EC5ED06BB5EA79B403722510B28F75B6ECFFE5EB988A5E1215FC0F5A4F321C286B5D16F3B550AE56C10D9E3BA41F4DA2A69E4844A549450BD2F7FBB38EF64B57000BB6284924325E1B53943D69656FC054071BB11D6FE2A7B38251AD93F5783153F0E660067EBEC6506ACE13953526B230B2E23C40A6DCA3E34A32D5A4B7083FB685D834447BCDB78F56D7F30BE3B6', 3);
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000014', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01A177C5F62A53F97370DE08081B0DA6BF8373F769503E78A2A23E5E625C29CD3CBA876CD3E4937D1744DA');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000015', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'010967BAF52A59453DC5AEB00959C606BEB361D5C04506959C15874882A0172F40329504B02F8DF6D1C31D84CE0F67B3DA');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000016', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01555A81ECD7139260B27E785C0D0D92ABB31A07453C7E13F8EDDED998B37D8FE72CF84841C027E76B0C6E82D96C0A37299E9095E25A');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000017', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01EEDECC0ABC5C03D978C3411F83C3904239BD3B96E0BF62A16AC83B3A23D848AA2E2783274D204E9EB9C94BBCFC68B303ED83F95549A6E8F393AD8A84D11350DB1BCEAFADBA902ED13C2CD6D0A667EF');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000018', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'01A9A80574B291404A274FFA7BCAD8BAD38505D0B0779457C718270B5C03D9DC0A1111F776823179C1DD2A4C32D5E52BE062D3A9A4478D39C22CEF690C41B9D5520E58E2493A1CB0F8ADCBA6');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-000000000019', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'012D3FF6F060741AE30D6FFBE77D46DAAADA870DC9C3CB1ED5F696BF22AF1EBD3B4F3A735F9414839D397670E2DF86E657024F60547ACB67CCE9EB0F08B970FDEA1960144FA9F64A0DC80D12BBF9DD6C1FE87071249F45EDF19EFBC5514F52CED6082300EE1380B557FF821229CA14560CCE56CBE28386CE');
INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) VALUES ('0190f3c2-7c1e-7abc-8def-00000000001a', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', 'document_brought', '2026-11-20', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', X'011D14D622EAEE401E6DEA8986608135E71605C1002EB20D6BF941C3F436DDD5EDE66AC76E86D5D10D34453F1EDCA52E7FFF43F3B23A56213A7CC3D01C7F454FC9C864EB7491D24E');
INSERT INTO conference (conference_id, partnership_id, state, starts_at, place, planned_by, planned_at, begun_at, closed_at, version) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000a', '0190f3c2-7c1e-7abc-8def-000000000001', 'closed', '2026-11-23T12:00:00.000000Z', 'zaal', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', '2026-11-23T12:00:00.000000Z', 3);
INSERT INTO conference_member (conference_id, membership_id, partnership_id, present) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000a', '0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000001', 1);
INSERT INTO conference_case (case_id, partnership_id, conference_id, registration_id, client_id, place, pseudonym, named, state, tabled_at, tabled_by, summary, version) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000a', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', 1, 'Els', 1, 'decided', '2026-11-23T12:00:00.000000Z', '0190f3c2-7c1e-7abc-8def-000000000004', X'013112190482E8D196BFE10F6758838ADB4C59A4FB070D3E00FA2031683CA5C45BD856EED3CEE1B582AC7B0DC46E15DB82FDFB940998A0210FFE8F1C9A92F4095FC1DC9F33E9C36897432151FC8B061B46539BB011A688680ABD475653F7AE522FB948FFA51C88C8C4739892E383BB87CA924A51363E644826EAE0F5DEF713ECE8DB78398263D33475C73B4302EEA4CE5AAEF130BE168ACAC82CA599C9E890A1A5A01114F0D198EED7D9F4E6546E7006AB0C68EE8D4490B32FEE4687E5B9E670BC859C19CB04E0C67E09', 2);
INSERT INTO advice (advice_id, partnership_id, case_id, client_id, given_by, role, view, given_at, words) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000c', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000004', 'coordinator', 'indicated', '2026-11-23T12:00:00.000000Z', X'013299C63B888FA4E16549EE65E9CB38F16342754A01A7F73484A9439687F791577B649FE7B00C97F4ED8E');
INSERT INTO decision (decision_id, partnership_id, case_id, registration_id, client_id, kind, decided_by, decided_at, playbook, present, adviser_present, reason, judgements, followed_at) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000d', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-00000000000b', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-000000000005', 'open_trajectory', '0190f3c2-7c1e-7abc-8def-000000000004', '2026-11-23T12:00:00.000000Z', 6, 2, 0, X'0166C7B60D1C1C613B682D356E6B602F7E991AA4F20B21049247F072322B3CC0B75218BAB8223FAF40C3BC50028E1B88DF30614CA9790472C5D7214BE4BA25', X'01DF4BECA6F81F05768EC3214D0D1A8E5A457646829617D0AA5E5A5A0F4ED70B60677A79ADAE327E2EBA420340AF2A27F737A8342C0C07C17E3CD3EB3F71B53C467CE7E0FE5B809A86776E2A1CE254148DC9B325E12A632FA99BFB285A11617822F5D57ACF0DE2E1C6F7E396ABB66C6EDAA574969AD6D14879800C179C768BC8308BFAA87AA1AF23626F89594DB5641C48F9C9B8D5FF520DD20E9ADC4BE57834967823DD0AAA1487332E56FC61EF9EE9D06F00BB7E8D6693CA', NULL);
INSERT INTO dossier (dossier_id, partnership_id, client_id, registration_id, decision_id, decision_kind, organisation_id, opened_on, state, closed_on, consent, version) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000e', '0190f3c2-7c1e-7abc-8def-000000000001', '0190f3c2-7c1e-7abc-8def-000000000005', '0190f3c2-7c1e-7abc-8def-000000000006', '0190f3c2-7c1e-7abc-8def-00000000000d', 'open_trajectory', '0190f3c2-7c1e-7abc-8def-000000000002', '2026-11-23', 'open', NULL, 1, 1);
INSERT INTO dossier_member (dossier_id, membership_id, partnership_id, since, until) VALUES ('0190f3c2-7c1e-7abc-8def-00000000000e', '0190f3c2-7c1e-7abc-8def-000000000004', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23', NULL);
INSERT INTO waits (registration_id, list, partnership_id, since, planned_on, kind, unfollowed, untouched) VALUES ('0190f3c2-7c1e-7abc-8def-000000000006', 'vdab', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23T12:00:00.000000Z', '2026-12-01', NULL, 0, 0);
INSERT INTO waits (registration_id, list, partnership_id, since, planned_on, kind, unfollowed, untouched) VALUES ('0190f3c2-7c1e-7abc-8def-000000000006', 'unfollowed', '0190f3c2-7c1e-7abc-8def-000000000001', '2026-11-23T12:00:00.000000Z', NULL, 'open_trajectory', 1, 1);
