//! A small house as each version of the schema kept it, sealed by the types of that day. Whatever changes in the schema or in a type that is
//! sealed must still read it: a new field says `#[serde(default)]`, a new migration fills what it adds.
//!
//! A version of the schema that was released gets a folder of its own beside it, and none is ever written again.

use std::{fmt::Write as _, fs, path::Path};

use jiff::civil::date;
use rusqlite::Connection;
use schakel_domain::{
    actor::Role,
    conference::{Basis, DecisionKind, KeptJudgement, Summary},
    dossier::DossierState,
    identity::FactorKind,
    ids::{ClientId, Id, MembershipId, OfForm, OfMembership, PartnershipId, PersonId, RegistrationId},
    playbook::{
        Judgement,
        may::{Against, DecisionFacts},
    },
    registration::{Answer, Channel, Contact, Helper, HelperKind, Identity, Language, MessageKind, State, TelephoneUse, Theme, Told},
    screening::{Criterion, Facts, Found},
    talk::{Chapter, Education, LifeDomain, Saved, SharedPart, TalkAnswers, Threshold, Way, Weighed, Work},
    vdab_fact::{
        Conversation, ConversationState, ConversationWay, Enrolment, Estimate, JobSeekerCategory, MediatorOf, RegularService, Source,
        VdabFact, VdabFactKind, View,
    },
    words::{Line, Reason, Text},
};
use schakel_store::{Store, Tx, identity::NewFactor, parked::NewParked, values};

use crate::world::{now, on_sqlite, vault};

/// What is typed in the golden house and not handed in.
const TYPED: &str = "body=Bel+mij+morgen.";

/// All versions of the schema. One without its golden house fails every test here.
fn versions() -> impl Iterator<Item = i64> {
    1..=schakel_store::migrate::newest()
}

fn folder_of(version: i64) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{version}"))
}

/// Where each thing of the golden house is: a UUID with a number at its end.
fn at<T>(number: u8) -> Id<T> {
    format!("0190f3c2-7c1e-7abc-8def-{number:012x}").parse().unwrap()
}

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

fn text(words: &str) -> Text {
    Text::parse(words).unwrap()
}

fn reason() -> Reason {
    Reason::parse("Alles is gezegd; wij starten op.").unwrap()
}

fn partnership() -> PartnershipId {
    at(1)
}

fn client() -> ClientId {
    at(5)
}

fn registration() -> RegistrationId {
    at(6)
}

fn identity() -> Identity {
    Identity {
        called: line("Zoë"),
        family_name: Answer::Given(line("Voorbeeld")),
        born_on: Answer::Given(date(2008, 2, 29)),
        born_in: None,
        municipality: Answer::Later,
    }
}

fn contact() -> Contact {
    Contact {
        telephone: Some(line("0470 00 00 00")),
        mail: Some(line("zoe@schakel.example")),
        through: Some(line("dinsdag in het Open Huis")),
        mind: Some(text("Nooit inspreken.\nVraag naar Zoë.")),
        telephone_use: TelephoneUse::default(),
    }
}

fn told() -> Told {
    Told {
        themes: vec![Theme::Work, Theme::Housing],
        wish: Answer::Given(text("Ik wil werken. 🐄")),
        helped_now: Answer::Unknown,
        helper: Helper { kind: HelperKind::VdabMediator, name: Some(line("Nora Modelmans")) },
    }
}

fn answers() -> TalkAnswers {
    TalkAnswers {
        born_on: Answer::Given(date(2008, 2, 29)),
        residence: Answer::Given(true),
        work: Answer::Given(Work::Seeking),
        ill: Answer::Given(false),
        contract: Answer::Unknown,
        complex: Answer::Given(true),
        thresholds: vec![Threshold { domain: LifeDomain::Money, words: Some(line("Brieven blijven toe")), partner: Some(at(2)) }],
        way: Answer::Given(Way::Together),
        regular_offer: Answer::Given(false),
        regular_offer_why: Some(text("Te ver.")),
        education: Answer::Given(Education::NotRealistic(reason())),
        weighed: Answer::Given(Weighed { needed: true, reason: reason() }),
        parts: vec![SharedPart::Wish, SharedPart::Vdab],
        remark: Some(text("Met kinderen.")),
        vdab_later: vec![VdabFactKind::Mediator],
        saved: vec![Saved { chapter: Chapter::Who, by: Some(at(4)), at: now(), version: 3 }],
        ..TalkAnswers::default()
    }
}

/// One of each kind.
fn facts() -> Vec<VdabFact> {
    let conversation = Conversation {
        state: ConversationState::Planned,
        on: Some(date(2026, 12, 1)),
        way: Some(ConversationWay::Servicelijn),
        three_way: Some(true),
    };
    vec![
        VdabFact::Known(Some(true)),
        VdabFact::ClientFile(Some(true)),
        VdabFact::Enrolment(Some(Enrolment::As(JobSeekerCategory::WaitingPeriod))),
        VdabFact::Mediator { of: Some(MediatorOf::Vdab), name: Some(line("Karim Voorbeeld")) },
        VdabFact::Service { which: Some(RegularService::Glow), successful: Answer::Given(false) },
        VdabFact::Conversation(conversation),
        VdabFact::Estimate(Estimate { view: View::Unsure, words: None }),
    ]
}

fn summary() -> Summary {
    Summary {
        name: Some("Zoë".to_owned()),
        wish: Some("Ik wil werken. 🐄".to_owned()),
        age: Some(18),
        municipality: Some("Kortemark".to_owned()),
        work: Some("seeking".to_owned()),
        ill: Some(false),
        thresholds: vec![("money".to_owned(), Some("Brieven blijven toe".to_owned()), None)],
        vdab: true,
        ..Summary::default()
    }
}

/// What a decision was taken on, and what was found.
fn basis() -> Basis {
    let facts = DecisionFacts {
        screened: Facts {
            residence: Answer::Given(true),
            work: Answer::Later,
            found: [(Criterion::Distance, Found::NotHeld)].into(),
            ..Facts::on(date(2026, 11, 23))
        },
        partners: 2,
        adviser_present: false,
        agrees_to_team: Some(true),
        advised: Some(View::Unsure),
        estimated: None,
    };
    Basis { facts, against: vec![Against::AdviserAbsent], why: Some(reason()), to: Some(line("Leerpunt")) }
}

fn judgements() -> Vec<KeptJudgement> {
    let kept = |rule: &str, judgement| KeptJudgement { rule: rule.to_owned(), par: "P3.1-2".to_owned(), judgement };
    vec![kept("s3_1", Judgement::Held), kept("s1_2", Judgement::Broken), kept("s2_2", Judgement::Missing)]
}

#[tokio::test]
async fn what_was_sealed_in_any_version_opens_as_what_it_was() {
    for version in versions() {
        opens_as_it_was(version).await;
    }
}

async fn opens_as_it_was(version: i64) {
    let (folder, store) = golden(version).await;
    let mut tx = store.read_in(partnership()).await.unwrap();
    let kept = tx.registration(registration()).await.unwrap().unwrap();
    assert_eq!((kept.state, kept.channel, &kept.language), (State::Accepted, Channel::Paper, &Answer::Given(Language::Tigrinya)));
    assert_eq!((&kept.identity, &kept.contact, &kept.told), (&identity(), &contact(), &told()));
    let on = tx.registration_ref(registration()).await.unwrap().unwrap();
    let messages: Vec<_> = tx.messages(&on).await.unwrap().into_iter().map(|message| (message.kind, message.body, message.by)).collect();
    assert_eq!(messages, [(MessageKind::Addition, text("Ook op zaterdag."), None)]);
    let talk = tx.talk_of(registration()).await.unwrap().unwrap();
    assert_eq!((talk.answers, talk.agreed.discuss, talk.agreed.name), (answers(), Answer::Given(true), Answer::Later));
    let found = tx.vdab_facts(client()).await.unwrap();
    assert_eq!(found.iter().map(|kept| kept.fact.clone()).collect::<Vec<_>>(), facts());
    assert!(found.iter().all(|kept| kept.source == Source::DocumentBrought));
    let case = tx.case(at(11)).await.unwrap().unwrap().case;
    assert_eq!(tx.case_summary(&case).await.unwrap(), Some(summary()));
    let advice = tx.advice_on(&case).await.unwrap().remove(0);
    assert_eq!((advice.role, advice.view, advice.words), (Role::Coordinator, View::Indicated, text("Begin klein.")));
    let decision = tx.decision_on(case.id).await.unwrap().unwrap();
    assert_eq!((decision.kind, decision.reason, decision.judgements), (DecisionKind::OpenTrajectory, reason(), judgements()));
    // What came with the fourth version is in no older house.
    let former: Vec<_> = tx.former_identities(&on).await.unwrap().into_iter().map(|one| one.identity).collect();
    let undone: Vec<_> = tx.undone_on(&case).await.unwrap().into_iter().map(|one| (one.reason, one.why)).collect();
    if version >= 4 {
        assert_eq!((former, undone), (vec![identity()], vec![(reason(), reason())]));
    } else {
        assert_eq!((former.len(), undone.len()), (0, 0));
    }
    // What came with the seventh version as well.
    for (form, kept) in [(33, version >= 7), (34, version >= 7)] {
        let typed = tx.parked_of_form(at(4), at(form)).await.unwrap().map(|one| one.typed);
        assert_eq!(typed.as_deref(), kept.then_some(TYPED), "{version}");
    }
    // And with the tenth.
    let findings: Vec<_> = tx.findings_in(&case).await.unwrap().into_iter().map(|one| (one.found, one.reason, one.present)).collect();
    let undone_on: Vec<_> = tx.undone_on(&case).await.unwrap().into_iter().filter_map(|one| one.basis).collect();
    if version >= 10 {
        assert_eq!((findings, undone_on, decision.basis), (vec![(Found::NotHeld, reason(), vec![at(4)])], vec![basis()], Some(basis())));
    } else {
        assert_eq!((findings.len(), undone_on.len(), decision.basis), (0, 0, None));
    }
    let dossier = tx.dossier_of(registration()).await.unwrap().unwrap();
    assert_eq!((dossier.state, dossier.team, dossier.consent), (DossierState::Open, vec![at(4)], true));
    let secrets = tx.secrets_of(at(3)).await.unwrap();
    assert_eq!(secrets.password.map(|(_, hash)| hash).as_deref(), Some("no hash"));
    assert_eq!(tx.form_outcome(at(15), "registration.register").await.unwrap().as_deref(), Some("ABCD-EFGH"));
    let rows = tx.log_page(0, 10).await.unwrap();
    let said: Vec<_> = rows.iter().map(|row| tx.open_payload(row).unwrap().unwrap().detail.unwrap()).collect();
    assert_eq!(said, ["golden"]);
    drop(tx);
    store.close().await;
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_database_of_any_version_is_brought_to_the_newest_and_all_is_well_in_it() {
    for version in versions() {
        is_brought_to_the_newest(version).await;
    }
}

async fn is_brought_to_the_newest(version: i64) {
    let (folder, store) = golden(version).await;
    let mut tx = store.read().await.unwrap();
    let ran: Vec<(i64,)> = tx.fetch("SELECT number FROM schema_version ORDER BY number", vec![]).await.unwrap();
    assert_eq!(ran.last().map(|(number,)| *number), Some(schakel_store::migrate::newest()));
    drop(tx);
    let looked = store.doctor().await.unwrap();
    let faults: Vec<_> = looked.iter().filter(|looked| !looked.faults.is_empty()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let empty: Vec<_> = looked.iter().filter(|looked| looked.count == 0 && looked.at != "database").map(|looked| &looked.at).collect();
    assert!(
        empty.is_empty() || version < schakel_store::migrate::newest(),
        "the golden house has something of everything that is sealed: {empty:?}"
    );
    store.close().await;
    fs::remove_dir_all(folder).unwrap();
}

/// The golden house, opened by this program.
async fn golden(version: i64) -> (std::path::PathBuf, Store) {
    let (folder, settings) = on_sqlite();
    for name in ["schakel", "keys"] {
        let script = fs::read_to_string(folder_of(version).join(format!("{name}.sql"))).unwrap();
        Connection::open(folder.join(format!("{name}.db"))).unwrap().execute_batch(&script).unwrap();
    }
    (folder, Store::open(settings, vault()).await.unwrap())
}

/// Makes the golden house and writes it down. The vault of the tests has a root key that is the same in every run.
#[tokio::test]
#[ignore = "writes the files of a new version of the schema, once"]
async fn write_the_golden_house() {
    let (folder, settings) = on_sqlite();
    let store = Store::open(settings, vault()).await.unwrap();
    store.keys().create(client(), partnership()).await.unwrap();
    store.keys().create(at(42), partnership()).await.unwrap();
    let mut tx = store.write_in(partnership()).await.unwrap();
    ground(&mut tx).await;
    told_by_the_client(&mut tx).await;
    conferred(&mut tx).await;
    sealed_besides(&mut tx).await;
    typed(&mut tx).await;
    tx.touch(registration()).unwrap();
    tx.note_house("house.golden", "golden", now()).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    let here = folder_of(schakel_store::migrate::newest());
    fs::create_dir_all(&here).unwrap();
    for name in ["schakel", "keys"] {
        fs::write(here.join(format!("{name}.sql")), dump(&folder.join(format!("{name}.db")))).unwrap();
    }
    fs::remove_dir_all(folder).unwrap();
}

/// What somebody is typing, about the client and about nobody.
async fn typed(tx: &mut Tx) {
    for (id, form, client) in [(31, 33, Some(client())), (32, 34, None)] {
        let (at, until) = (now(), now() + jiff::SignedDuration::from_hours(24 * 7));
        let page = format!("/opties/{form}");
        let new =
            NewParked { id: self::at(id), member: self::at(4), form: self::at(form), page, client, at, until, typed: TYPED.to_owned() };
        tx.park(&new, 50).await.unwrap();
    }
}

async fn ground(tx: &mut Tx) {
    let member: MembershipId = at(4);
    let person: PersonId = at(3);
    for (sql, values) in [
        (
            "INSERT INTO partnership (partnership_id, slug, name, open, created_at) VALUES ($1, 'westhoek', 'Westhoek', TRUE, $2)",
            values![partnership(), now()],
        ),
        (
            "INSERT INTO organisation (organisation_id, partnership_id, name, kind) VALUES ($1, $2, 'OCMW Westhoek', 'ocmw')",
            values![at::<()>(2), partnership()],
        ),
        (
            "INSERT INTO person (person_id, name, sign_in_name, created_at) VALUES ($1, 'Joke Testers', 'joke@schakel.example', $2)",
            values![person, now()],
        ),
        (
            "INSERT INTO membership (membership_id, person_id, partnership_id, organisation_id, role, standing, created_at, changed_at, version) \
          VALUES ($1, $2, $3, $4, 'coordinator', 'active', $5, $5, 1)",
            values![member, person, partnership(), at::<()>(2), now()],
        ),
        ("INSERT INTO client (client_id, partnership_id, created_at) VALUES ($1, $2, $3)", values![client(), partnership(), now()]),
    ] {
        tx.execute(sql, values).await.unwrap();
    }
    let factor = NewFactor {
        id: at(16),
        person,
        kind: FactorKind::Password,
        label: "wachtwoord",
        secret: b"no hash",
        credential: None,
        last_step: None,
    };
    tx.add_factor(&factor, now()).await.unwrap();
    tx.keep_form_outcome(at::<OfForm>(15), "registration.register", "ABCD-EFGH", now()).await.unwrap();
}

/// Of each table whose rows carry a seal, what nothing else here fills: where the partnership is, who is signed in, and two that were joined.
async fn sealed_besides(tx: &mut Tx) {
    let hash = |of: u8| vec![of; 32];
    let until = now() + jiff::SignedDuration::from_hours(1);
    let staff = values![at::<()>(41), hash(1), at::<()>(3), at::<()>(4), partnership(), now(), until];
    let names = tx.seal(at(42), "registration", "identity", at::<()>(43), &identity()).unwrap();
    let reach = tx.seal(at(42), "registration", "contact", at::<()>(43), &contact()).unwrap();
    let told = tx.seal(at(42), "registration", "told", at::<()>(43), &told()).unwrap();
    let joined = values![at::<()>(43), partnership(), at::<()>(42), now(), registration(), names, reach, told, hash(3)];
    for (sql, values) in [
        (
            "INSERT INTO partnership_municipality (partnership_id, nis, valid_from, valid_to) VALUES ($1, 33011, '2026-01-01', '2027-12-31')",
            values![partnership()],
        ),
        (
            "INSERT INTO partnership_postcode (partnership_id, nis, postcode, valid_from) VALUES ($1, 41002, 9300, '2026-01-01')",
            values![partnership()],
        ),
        (
            "INSERT INTO invitation (invitation_id, membership_id, token_hash, made_at, expires_at, used_at) VALUES ($1, $2, $3, $4, $5, $4)",
            values![at::<()>(40), at::<()>(4), hash(2), now(), until],
        ),
        (
            "INSERT INTO session (session_id, token_hash, kind, person_id, membership_id, partnership_id, device, created_at, seen_at, ends_at, \
             stepped_up_at) VALUES ($1, $2, 'staff', $3, $4, $5, 'Firefox', $6, $6, $7, $6)",
            staff,
        ),
        (
            "INSERT INTO challenge (challenge_hash, person_id, purpose, state, expires_at) VALUES ($1, $2, 'step_up', $1, $3)",
            values![hash(4), at::<()>(3), until],
        ),
        ("INSERT INTO client (client_id, partnership_id, created_at) VALUES ($1, $2, $3)", values![at::<()>(42), partnership(), now()]),
        (
            "INSERT INTO registration (registration_id, partnership_id, client_id, state, state_before_merge, merged_into, channel, language, \
             received_at, helper_kind, identity, contact, told, code_hash, version) \
             VALUES ($1, $2, $3, 'merged', 'received', $5, 'web', 'nl', $4, 'nobody', $6, $7, $8, $9, 2)",
            joined,
        ),
        (
            "INSERT INTO joining (joined_id, partnership_id, main_id, joined_at, joined_by, main_state, given_state) \
             VALUES ($1, $2, $3, $4, $5, 'answered', 'answered')",
            values![at::<()>(43), partnership(), registration(), now(), at::<()>(4)],
        ),
        (
            "INSERT INTO keep_apart (partnership_id, low, high, kept_by, kept_at) VALUES ($1, $2, $3, $4, $5)",
            values![partnership(), registration(), at::<()>(43), at::<()>(4), now()],
        ),
    ] {
        tx.execute(sql, values).await.unwrap();
    }
}

async fn told_by_the_client(tx: &mut Tx) {
    let names = tx.seal(client(), "registration", "identity", registration(), &identity()).unwrap();
    let reach = tx.seal(client(), "registration", "contact", registration(), &contact()).unwrap();
    let told = tx.seal(client(), "registration", "told", registration(), &told()).unwrap();
    let made = "INSERT INTO registration (registration_id, partnership_id, client_id, state, closed, closed_at, channel, language, received_at, \
                helper_kind, identity, contact, told, code_hash, talked_at, conferred_at, opened_on, version) VALUES ($1, $2, $3, 'answered', \
                'accepted', $4, 'paper', 'ti', $4, 'vdab_mediator', $5, $6, $7, $8, $4, $4, '2026-11-23', 5)";
    tx.execute(made, values![registration(), partnership(), client(), now(), names, reach, told, [7_u8; 32]]).await.unwrap();
    let sealed = tx.seal(client(), "former_contact", "contact", at::<()>(17), &contact()).unwrap();
    let made = "INSERT INTO former_contact (former_contact_id, partnership_id, registration_id, client_id, until, contact) \
                VALUES ($1, $2, $3, $4, $5, $6)";
    tx.execute(made, values![at::<()>(17), partnership(), registration(), client(), now(), sealed]).await.unwrap();
    let sealed = tx.seal(client(), "former_identity", "identity", at::<()>(18), &identity()).unwrap();
    let made = "INSERT INTO former_identity (former_identity_id, partnership_id, registration_id, client_id, until, corrected_by, identity) \
                VALUES ($1, $2, $3, $4, $5, $6, $7)";
    tx.execute(made, values![at::<()>(18), partnership(), registration(), client(), now(), at::<()>(4), sealed]).await.unwrap();
    let made = "INSERT INTO contact_attempt (contact_attempt_id, partnership_id, registration_id, kind, tried_at, tried_by) \
                VALUES ($1, $2, $3, 'called', $4, $5)";
    tx.execute(made, values![at::<()>(19), partnership(), registration(), now(), at::<()>(4)]).await.unwrap();
    let made = "INSERT INTO erasure (erasure_id, partnership_id, registration_id, client_id, state, ground, asked_at, asked_on_page) \
                VALUES ($1, $2, $3, $4, 'asked', 'asked', $5, TRUE)";
    tx.execute(made, values![at::<()>(30), partnership(), registration(), client(), now()]).await.unwrap();
    let body = tx.seal(client(), "message", "body", at::<()>(7), &text("Ook op zaterdag.")).unwrap();
    let made =
        "INSERT INTO message (message_id, partnership_id, registration_id, kind, body, written_at) VALUES ($1, $2, $3, 'addition', $4, $5)";
    tx.execute(made, values![at::<()>(7), partnership(), registration(), body, now()]).await.unwrap();
    let sealed = tx.seal(client(), "talk", "answers", at::<()>(8), &answers()).unwrap();
    let made = "INSERT INTO talk (talk_id, partnership_id, registration_id, client_id, begun_at, begun_by, saved_at, finished_at, discuss, name, \
                team, vdab_open_since, vdab_planned_on, answers, version) VALUES ($1, $2, $3, $4, $5, $6, $5, $5, 'yes', 'later', 'yes', $5, \
                '2026-12-01', $7, 3)";
    tx.execute(made, values![at::<()>(8), partnership(), registration(), client(), now(), at::<()>(4), sealed]).await.unwrap();
    for (number, fact) in (20..).zip(facts()) {
        let sealed = tx.seal(client(), "vdab_fact", "fact", at::<()>(number), &fact).unwrap();
        let made = "INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) \
                    VALUES ($1, $2, $3, 'document_brought', '2026-11-20', $4, $5, $6)";
        tx.execute(made, values![at::<()>(number), partnership(), client(), at::<()>(4), now(), sealed]).await.unwrap();
    }
}

async fn conferred(tx: &mut Tx) {
    let made = "INSERT INTO conference (conference_id, partnership_id, state, starts_at, place, planned_by, planned_at, begun_at, closed_at, version) \
                VALUES ($1, $2, 'closed', $3, 'zaal', $4, $3, $3, $3, 3)";
    tx.execute(made, values![at::<()>(10), partnership(), now(), at::<()>(4)]).await.unwrap();
    let made = "INSERT INTO conference_member (conference_id, membership_id, partnership_id, present) VALUES ($1, $2, $3, TRUE)";
    tx.execute(made, values![at::<()>(10), at::<()>(4), partnership()]).await.unwrap();
    let sealed = tx.seal(client(), "conference_case", "summary", at::<()>(11), &summary()).unwrap();
    let made = "INSERT INTO conference_case (case_id, partnership_id, conference_id, registration_id, client_id, place, pseudonym, named, state, \
                tabled_at, tabled_by, summary, version) VALUES ($1, $2, $3, $4, $5, 1, 'Els', TRUE, 'decided', $6, $7, $8, 2)";
    tx.execute(made, values![at::<()>(11), partnership(), at::<()>(10), registration(), client(), now(), at::<()>(4), sealed])
        .await
        .unwrap();
    let sealed = tx.seal(client(), "advice", "words", at::<()>(12), &text("Begin klein.")).unwrap();
    let made = "INSERT INTO advice (advice_id, partnership_id, case_id, client_id, given_by, role, view, given_at, words) \
                VALUES ($1, $2, $3, $4, $5, 'coordinator', 'indicated', $6, $7)";
    tx.execute(made, values![at::<()>(12), partnership(), at::<()>(11), client(), at::<()>(4), now(), sealed]).await.unwrap();
    let why = tx.seal(client(), "decision", "reason", at::<()>(13), &reason()).unwrap();
    let said = tx.seal(client(), "decision", "judgements", at::<()>(13), &judgements()).unwrap();
    let made = "INSERT INTO decision (decision_id, partnership_id, case_id, registration_id, client_id, kind, decided_by, decided_at, playbook, \
                present, adviser_present, reason, judgements, basis) \
                VALUES ($1, $2, $3, $4, $5, 'open_trajectory', $6, $7, 6, 2, FALSE, $8, $9, $10)";
    let on = tx.seal(client(), "decision", "basis", at::<()>(13), &basis()).unwrap();
    tx.execute(made, values![at::<()>(13), partnership(), at::<()>(11), registration(), client(), at::<()>(4), now(), why, said, on])
        .await
        .unwrap();
    let before = tx.seal(client(), "former_decision", "reason", at::<()>(31), &reason()).unwrap();
    let why = tx.seal(client(), "former_decision", "why", at::<()>(31), &reason()).unwrap();
    let made = "INSERT INTO former_decision (former_decision_id, partnership_id, case_id, registration_id, client_id, kind, decided_by, decided_at, \
                undone_by, undone_at, reason, why, basis) VALUES ($1, $2, $3, $4, $5, 'ask_more', $6, $7, $6, $7, $8, $9, $10)";
    let on = tx.seal(client(), "former_decision", "basis", at::<()>(31), &basis()).unwrap();
    tx.execute(made, values![at::<()>(31), partnership(), at::<()>(11), registration(), client(), at::<()>(4), now(), before, why, on])
        .await
        .unwrap();
    let why = tx.seal(client(), "finding", "reason", at::<()>(41), &reason()).unwrap();
    let there = tx.seal(client(), "finding", "present", at::<()>(41), &vec![at::<OfMembership>(4)]).unwrap();
    let made = "INSERT INTO finding (finding_id, partnership_id, case_id, client_id, criterion, found, found_by, found_at, reason, present) \
                VALUES ($1, $2, $3, $4, 'distance', 'not_held', $5, $6, $7, $8)";
    tx.execute(made, values![at::<()>(41), partnership(), at::<()>(11), client(), at::<()>(4), now(), why, there]).await.unwrap();
    let made = "INSERT INTO dossier (dossier_id, partnership_id, client_id, registration_id, decision_id, decision_kind, organisation_id, opened_on, \
                state, consent, version) VALUES ($1, $2, $3, $4, $5, 'open_trajectory', $6, '2026-11-23', 'open', TRUE, 1)";
    tx.execute(made, values![at::<()>(14), partnership(), client(), registration(), at::<()>(13), at::<()>(2)]).await.unwrap();
    let made = "INSERT INTO dossier_member (dossier_id, membership_id, partnership_id, since) VALUES ($1, $2, $3, '2026-11-23')";
    tx.execute(made, values![at::<()>(14), at::<()>(4), partnership()]).await.unwrap();
}

/// A database as a script: its tables, then its rows.
fn dump(file: &Path) -> String {
    let database = Connection::open(file).unwrap();
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = database.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let mut out = String::from("PRAGMA foreign_keys = OFF;\n");
    for made in texts("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid") {
        writeln!(out, "{made};").unwrap();
    }
    for table in texts("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid") {
        let columns = texts(&format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"));
        let values = columns.iter().map(|column| format!("quote({column})")).collect::<Vec<_>>().join(" || ', ' || ");
        for row in texts(&format!("SELECT {values} FROM {table}")) {
            writeln!(out, "INSERT INTO {table} ({}) VALUES ({row});", columns.join(", ")).unwrap();
        }
    }
    out
}
