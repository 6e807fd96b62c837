//! A dossier in words: what is asked, facts with their source and history, the decision as it stood, who looked. What shows a part
//! of the page takes that part, so that nothing of it can be shown without the act that reads it.

use askama::{Template, filters::HtmlSafe};
use schakel_app::{
    History, Recent, TrailLine,
    dossier::{Agreements, Decided, DossierFact, File, Part, Reach, TeamMember, Thresholds, Wish},
};
use schakel_domain::{
    actor::{Role, Standing},
    acts::{ReadAgreements, ReadDecision, ReadDossier, ReadTeam, ReadThresholds, ReadTrail, ReadVdabFacts, ReadWish},
    dossier::DossierState,
    playbook::asked::{Ask, Asked, Whom, next},
    registration::{Answer, Theme},
    talk::{Agreed, Agreement, Threshold},
    time::{Instant, day_of, local},
    vdab_fact::{KeptVdabFact, VdabFactKind, newest},
};
use schakel_texts::{Lang, Words, by_key, common, date_long, date_time, dossier as words, inbox, list};

use crate::{
    cite::cite,
    cx::Cx,
    history::{self, Older},
    page::role_name,
    reach::ReachView,
    screening::{fact_words, kind_word, word},
};

/// Something that the playbook asks.
pub(super) struct AskView {
    pub(super) words: &'static str,
    pub(super) paragraph: String,
    pub(super) since: String,
    /// The day itself, when there is one.
    pub(super) on: Option<String>,
    /// The form on this page that does it, for one who guides.
    pub(super) href: Option<&'static str>,
}

/// Where on the page it is done.
const fn done_at(ask: Ask) -> Option<&'static str> {
    match ask {
        Ask::CallVdab | Ask::GoToVdab | Ask::RecordVdab => Some("#h-vdab"),
        Ask::ShareThresholds => Some("#drempels"),
        Ask::TellDecision | Ask::MeetTeam => Some("#h-bericht"),
        _ => None,
    }
}

impl AskView {
    fn of(lang: Lang, asked: &Asked) -> Self {
        Self {
            href: None,
            words: word(lang, "ask", asked.ask.code()),
            paragraph: cite(lang, asked.version, asked.par.0),
            since: words::asked_since(lang, date_long(lang, asked.since)),
            on: asked.on.map(|on| words::asked_on(lang, date_long(lang, on))),
        }
    }
}

/// The next step of one of them, or that there is none.
#[derive(Template)]
#[template(path = "dossier/step.html")]
pub(super) struct NextStep {
    title: &'static str,
    step: Option<AskView>,
    none: &'static str,
}

/// The next step of each, and the rest.
pub(super) struct Steps {
    pub(super) client: NextStep,
    pub(super) worker: NextStep,
    pub(super) rest: Vec<(&'static str, AskView)>,
}

pub(super) fn steps(lang: Lang, file: &File) -> Steps {
    let asked = &file.asked;
    let view = |one: &Asked| AskView { href: done_at(one.ask).filter(|_| file.may_guide), ..AskView::of(lang, one) };
    let first = |whom| next(asked, whom);
    let (client, worker) = (first(Whom::Client), first(Whom::Worker));
    let rest = asked.iter().filter(|one| Some(**one) != client && Some(**one) != worker);
    Steps {
        rest: rest.map(|one| (whom(lang, one.whom), view(one))).collect(),
        client: NextStep { title: words::asked_client(lang), step: client.map(|one| view(&one)), none: words::asked_none_client(lang) },
        worker: NextStep { title: words::asked_worker(lang), step: worker.map(|one| view(&one)), none: words::asked_none_worker(lang) },
    }
}

fn whom(lang: Lang, whom: Whom) -> &'static str {
    match whom {
        Whom::Client => words::asked_client(lang),
        Whom::Worker => words::asked_worker(lang),
    }
}

/// The step with VDAB that stays open until it is recorded (§2.2).
pub(super) fn open_step(lang: Lang, asked: &Part<ReadDossier, Vec<Asked>>) -> Option<AskView> {
    asked.iter().find(|one| matches!(one.ask, Ask::CallVdab | Ask::GoToVdab | Ask::RecordVdab)).map(|one| AskView::of(lang, one))
}

/// A fact as it was learnt.
#[derive(Template)]
#[template(path = "dossier/learnt.html")]
pub(super) struct DossierFactView {
    pub(super) words: String,
    pub(super) source: String,
    pub(super) noted: String,
}

impl DossierFactView {
    pub(super) fn of(lang: Lang, learnt: &DossierFact) -> Self {
        let kept = &learnt.kept;
        Self {
            words: fact_words(lang, &kept.fact),
            source: words::vdab_source(lang)
                .source(word(lang, "source", kept.source.code()))
                .day(date_long(lang, kept.learnt_on))
                .to_string(),
            noted: learnt.by.as_ref().map(|name| words::vdab_noted(lang, name)).unwrap_or_default(),
        }
    }
}

/// What is known of a kind: the newest, and the older ones.
pub(super) struct KindView {
    pub(super) kind: VdabFactKind,
    /// How many facts of it are known.
    pub(super) count: usize,
    pub(super) label: &'static str,
    pub(super) now: Option<DossierFactView>,
    pub(super) before: Vec<DossierFactView>,
}

pub(super) fn kind(lang: Lang, vdab: &Part<ReadVdabFacts, Vec<DossierFact>>, kind: VdabFactKind) -> KindView {
    let facts: Vec<KeptVdabFact> = vdab.iter().map(|learnt| learnt.kept.clone()).collect();
    let now = newest(&facts, kind).map(|kept| kept.id);
    let these = || vdab.iter().rev().filter(|learnt| learnt.kept.fact.kind() == kind);
    KindView {
        kind,
        count: these().count(),
        label: kind_word(lang, kind),
        now: these().find(|learnt| Some(learnt.kept.id) == now).map(|learnt| DossierFactView::of(lang, learnt)),
        before: these().filter(|learnt| Some(learnt.kept.id) != now).map(|learnt| DossierFactView::of(lang, learnt)).collect(),
    }
}

/// A threshold.
pub(super) struct ThresholdView {
    pub(super) code: &'static str,
    pub(super) domain: &'static str,
    pub(super) words: String,
    pub(super) partner: Option<String>,
}

pub(super) fn thresholds(lang: Lang, part: &Part<ReadThresholds, Thresholds>) -> Vec<ThresholdView> {
    let name = |id| part.organisations.iter().find(|one| one.id == id).map(|one| one.name.as_str().to_owned());
    let view = |threshold: &Threshold| ThresholdView {
        code: threshold.domain.code(),
        domain: word(lang, "domain", threshold.domain.code()),
        words: threshold.words.as_ref().map(|line| line.as_str().to_owned()).unwrap_or_default(),
        partner: threshold.partner.and_then(name),
    };
    part.all.iter().map(view).collect()
}

/// What the conference decided.
pub(super) struct DecidedView {
    pub(super) kind: &'static str,
    pub(super) on: String,
    pub(super) by: Option<String>,
    pub(super) present: String,
    pub(super) adviser: &'static str,
    pub(super) reason: String,
    /// What it goes against and why all the same.
    pub(super) taken_on: Vec<String>,
    pub(super) rules: Vec<KeptRuleView>,
    pub(super) version: String,
}

/// A rule as it judged then.
pub(super) struct KeptRuleView {
    pub(super) rule: &'static str,
    pub(super) par: String,
    pub(super) says: &'static str,
    pub(super) class: &'static str,
}

pub(super) fn decided(lang: Lang, part: &Part<ReadDecision, Option<Decided>>) -> Option<DecidedView> {
    let decided = part.as_ref()?;
    let decision = &decided.decision;
    Some(DecidedView {
        kind: word(lang, "decision", decision.kind.code()),
        on: words::decided_on(lang, date_long(lang, day_of(decision.at))),
        by: decided.by.as_ref().map(|name| words::decided_by(lang, name)),
        present: words::decided_present(lang, decision.present),
        adviser: if decision.adviser_present { words::decided_adviser(lang) } else { words::decided_no_adviser(lang) },
        reason: decision.reason.as_str().to_owned(),
        taken_on: crate::conference::taken_on(lang, decision),
        rules: decision
            .judgements
            .iter()
            .map(|kept| KeptRuleView {
                rule: by_key("rules", &kept.rule.replace('.', "-"), lang).unwrap_or_default(),
                par: words::decided_par(lang, &kept.par),
                says: word(lang, "judgement", kept.judgement.code()),
                class: match kept.judgement {
                    schakel_domain::playbook::Judgement::Held => "goed",
                    schakel_domain::playbook::Judgement::Broken => "fout",
                    schakel_domain::playbook::Judgement::Missing | schakel_domain::playbook::Judgement::Unclear => "",
                },
            })
            .collect(),
        version: words::decided_version(lang, decision.version.number()),
    })
}

/// Somebody on the team.
pub(super) struct MemberView {
    pub(super) name: String,
    pub(super) what: String,
    pub(super) since: String,
    /// That he or she does not work here now: for a while, or for good.
    pub(super) away: Option<&'static str>,
}

pub(super) fn team(lang: Lang, part: &Part<ReadTeam, Vec<TeamMember>>) -> Vec<MemberView> {
    part.iter().map(|one| member(lang, one)).collect()
}

pub(super) fn member(lang: Lang, member: &TeamMember) -> MemberView {
    let role = role_name(lang, member.role);
    MemberView {
        name: member.name.clone(),
        what: member
            .organisation
            .as_ref()
            .map_or_else(|| role.to_owned(), |organisation| words::looks_of(lang).role(role).organisation(organisation).to_string()),
        since: words::team_since(lang, date_long(lang, member.since)),
        away: match member.standing {
            Standing::Suspended => Some(words::team_away(lang)),
            Standing::Ended => Some(words::team_left(lang)),
            Standing::Active | Standing::Invited | Standing::Awaiting => None,
        },
    }
}

/// What the client agreed to.
pub(super) fn agreed(lang: Lang, part: &Part<ReadAgreements, Agreements>) -> Vec<(&'static str, &'static str)> {
    let said = |answer: &Answer<bool>| match answer {
        Answer::Given(true) => words::agreed_yes(lang),
        Answer::Given(false) => words::agreed_no(lang),
        Answer::Unknown => words::agreed_unknown(lang),
        Answer::Later => words::agreed_later(lang),
        Answer::Open => words::agreed_open(lang),
    };
    let of =
        |agreed: &Agreed| Agreement::ALL.iter().map(|one| (word(lang, "agreement", one.code()), said(agreed.of(*one)))).collect::<Vec<_>>();
    let mut all = part.agreed.as_ref().map(of).unwrap_or_default();
    // The dossier's own: whether the team reads it now.
    all.push((words::agreed_reads(lang), if part.reads { words::agreed_yes(lang) } else { words::agreed_no(lang) }));
    all
}

/// That the client agrees by the code alone, after a "no" in a talk, and to what (ADR 0052).
pub(super) fn to_confirm(lang: Lang, part: &Part<ReadAgreements, Agreements>) -> Option<String> {
    let all: Vec<&str> = part.to_confirm.iter().map(|one| word(lang, "agreement", one.code())).collect();
    (!all.is_empty()).then(|| words::agreed_by_code(lang, list(lang, all)))
}

/// The one who looked, or changed something.
#[derive(Template)]
#[template(path = "dossier/look.html")]
pub(super) struct LookView {
    t: Words,
    pub(super) when: String,
    pub(super) who: String,
    pub(super) of: String,
    pub(super) what: &'static str,
    pub(super) attempt: &'static str,
    pub(super) reason: Option<String>,
}

/// What an act is called.
pub(super) fn act(lang: Lang, act: &str) -> &'static str {
    let key = format!("act-{}", act.replace(['_', '.'], "-"));
    by_key("inbox", &key, lang).unwrap_or_else(|| inbox::act_other(lang))
}

impl HtmlSafe for NextStep {}
impl HtmlSafe for DossierFactView {}
impl HtmlSafe for LookView {}

/// How many entries of the log stand open; the rest is folded.
const LOOKS_SHOWN: usize = 5;

/// The looks and changes: what stands open, and what is folded.
pub(super) struct TrailView {
    pub(super) shown: Vec<LookView>,
    pub(super) more: Vec<LookView>,
    /// Whether what is folded stands open: for a reader who asked for all of it.
    pub(super) open: bool,
    pub(super) older: Older,
}

pub(super) fn trail(cx: &Cx, path: &str, part: &Part<ReadTrail, Recent<TrailLine>>) -> TrailView {
    let mut shown: Vec<LookView> = part.lines.iter().map(|one| look(cx.lang, one)).collect();
    let more = shown.split_off(shown.len().min(LOOKS_SHOWN));
    TrailView { shown, more, open: history::asked(cx) == History::All, older: Older::of(cx, part, path, "h-keek") }
}

fn look(lang: Lang, look: &TrailLine) -> LookView {
    let (who, of) = match (look.role, &look.name) {
        (Some(Role::Client | Role::Visitor), _) => (words::looks_client(lang).to_owned(), String::new()),
        (Some(role), name) => {
            let role = role_name(lang, role);
            let of = look
                .organisation
                .as_ref()
                .map_or_else(|| role.to_owned(), |organisation| words::looks_of(lang).role(role).organisation(organisation).to_string());
            (name.clone().unwrap_or_else(|| role.to_owned()), of)
        }
        (None, _) => (words::looks_house(lang).to_owned(), String::new()),
    };
    LookView {
        t: Words::of(lang),
        when: moment(lang, look.at),
        who,
        of,
        what: act(lang, &look.act),
        attempt: match look.outcome.as_str() {
            "denied" => words::attempt_denied(lang),
            "refused" => words::attempt_refused(lang),
            _ => "",
        },
        reason: look.words.reason.clone(),
    }
}

pub(super) fn moment(lang: Lang, at: Instant) -> String {
    date_time(lang, local(at))
}

/// How the client can be reached.
pub(super) fn reach(lang: Lang, part: &Part<ReadDossier, Reach>) -> Vec<ReachView> {
    ReachView::all(lang, &part.contacts)
}

/// In what language to speak with the client.
pub(super) fn language(lang: Lang, part: &Part<ReadDossier, Reach>) -> String {
    match &part.language {
        Answer::Given(language) => by_key("inbox", &format!("language-{}", language.code()), lang).unwrap_or_default(),
        _ => common::not_said(lang),
    }
    .to_owned()
}

/// The help question.
pub(super) struct WishView {
    pub(super) words: Option<String>,
    pub(super) themes: String,
}

pub(super) fn wish(lang: Lang, part: &Part<ReadWish, Wish>) -> WishView {
    let theme = |theme: &Theme| by_key("inbox", &format!("theme-{}", theme.code()), lang).unwrap_or_default();
    WishView { words: part.wish.given().map(|wish| wish.as_str().to_owned()), themes: list(lang, part.themes.iter().map(theme)) }
}

/// The state in a word, with its colour.
pub(super) fn state(lang: Lang, state: DossierState) -> (&'static str, &'static str) {
    match state {
        DossierState::Open => (words::state_open(lang), ""),
        DossierState::Closed => (words::state_closed(lang), "rustig"),
    }
}
