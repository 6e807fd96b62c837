//! The first talk (§2.2): what a worker and the client go through together, chapter by chapter. Everything may stay open;
//! unknown is never "no" (P1.2-6). What is about VDAB is kept apart, with its source: see [`crate::vdab_fact`].

use serde::{Deserialize, Serialize};

use crate::{
    actor::coded,
    ids::{ClientId, MembershipId, OrganisationId, PartnershipId, RegistrationId, TalkId},
    registration::Answer,
    time::{Date, Instant},
    vdab_fact::VdabFactKind,
    words::{Line, Reason, Text},
};

coded! {
    /// A chapter of the talk, in the order in which they are shown: whether the client is known at VDAB comes first (§2.2). The codes stand
    /// in addresses.
    Chapter {
        /// VDAB: known, client file, mediator, running service, conversation (§2.2).
        Vdab = "vdab",
        /// About the client: birth date, residence.
        Who = "wie",
        /// Work and health.
        Work = "werk",
        /// Life domains: thresholds, and who works on them.
        Life = "leven",
        /// The regular offer, and education for clients of 16 or 17.
        Offer = "aanbod",
        /// What the client agrees to.
        Agreed = "afspraken",
    }
}

coded! {
    /// Whether the client works now (§1.2: not professionally active, or seeking work).
    Work {
        /// Does not work, and seeks work.
        Seeking = "seeking",
        /// Does not work, and does not seek work now.
        NotSeeking = "not_seeking",
        /// Works now and then, such as an interim job.
        Partly = "partly",
        /// Works part-time.
        PartTime = "part_time",
        /// Works part-time, and seeks other or more work.
        PartTimeSeeking = "part_time_seeking",
        /// Works full-time.
        FullTime = "full_time",
        /// Works full-time, and seeks other work.
        FullTimeSeeking = "full_time_seeking",
    }
}

impl Work {
    /// Whether the client works at all.
    pub const fn works(self) -> bool {
        !matches!(self, Self::Seeking | Self::NotSeeking)
    }

    /// Whether the client works full-time.
    pub const fn is_full_time(self) -> bool {
        matches!(self, Self::FullTime | Self::FullTimeSeeking)
    }
}

coded! {
    /// A life domain (levensdomein) in which there can be thresholds.
    LifeDomain {
        /// Werk en opleiding.
        Work = "work",
        /// Inkomen en schulden.
        Money = "money",
        /// Wonen.
        Housing = "housing",
        /// Lichamelijke gezondheid.
        Health = "health",
        /// Psychisch welzijn.
        Mind = "mind",
        /// Verslaving.
        Addiction = "addiction",
        /// Gezin en opvang.
        Family = "family",
        /// Sociaal netwerk.
        Network = "network",
        /// Taal, lezen en schrijven, digitaal.
        Language = "language",
        /// Mobiliteit.
        Mobility = "mobility",
        /// Justitie en papieren.
        Justice = "justice",
        /// Dagbesteding en zingeving.
        Meaning = "meaning",
    }
}

/// A threshold (drempel) in a life domain, with the partner who works on it (§1.2: integrated, multidisciplinary).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    /// In which life domain.
    pub domain: LifeDomain,
    /// In the client's words.
    pub words: Option<Line>,
    /// The organisation that works on it.
    pub partner: Option<OrganisationId>,
}

/// Whether education is still realistic for somebody of 16 or 17 (§1.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Education {
    /// The regular offer of education is a realistic option.
    Realistic,
    /// It is not any more, for this reason.
    NotRealistic(Reason),
}

/// Whether the partnership's service is needed beside a regular service that succeeds, as it was weighed (§2.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed {
    /// Whether it is needed and indicated.
    pub needed: bool,
    /// Why.
    pub reason: Reason,
}

coded! {
    /// How the client wants the facts about VDAB to be learnt (§2.2: as the client wishes).
    Way {
        /// The client tells.
        Asked = "asked",
        /// Together in the client's own file on the VDAB website.
        Together = "together",
    }
}

coded! {
    /// A part of what the client told, which the client lets be shared at a conference or not.
    SharedPart {
        /// The help question in the client's own words.
        Wish = "wish",
        /// Age, and the municipality.
        Person = "person",
        /// Work and health.
        Work = "work",
        /// The thresholds per life domain.
        Thresholds = "thresholds",
        /// That the problems hold each other in place.
        Complex = "complex",
        /// The distance to the labour market.
        Distance = "distance",
        /// Whether the regular offer can help, and why.
        RegularOffer = "regular_offer",
        /// Residence status.
        Residence = "residence",
        /// The employment contract.
        Contract = "contract",
        /// Education, and why it is no option any more.
        Education = "education",
        /// What is known about VDAB.
        Vdab = "vdab",
    }
}

coded! {
    /// Something that the client can agree to.
    Agreement {
        /// To be discussed at a case conference.
        Discuss = "discuss",
        /// To be called by name there.
        Name = "name",
        /// To be guided by a team that reads what was told.
        Team = "team",
    }
}

/// What the client agrees to. Refusing is a normal answer, and changes nothing about being helped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agreed {
    /// To be discussed at a case conference.
    pub discuss: Answer<bool>,
    /// To be called by name there. Asked again for each conference; a "no" here wins over all of them.
    pub name: Answer<bool>,
    /// To start guidance, when the conference decides so, with a team that reads what was told here (§2.1: voluntary).
    pub team: Answer<bool>,
}

/// The last save of a chapter, and by whom. Each chapter is compared for itself, so that two workers on two chapters do not hinder
/// each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// Which chapter.
    pub chapter: Chapter,
    /// Who; none for the client, who takes an agreement back.
    pub by: Option<MembershipId>,
    /// When.
    pub at: Instant,
    /// The version of the talk that this made.
    pub version: i64,
}

/// What was answered in the talk.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TalkAnswers {
    /// The birth date, as said in the talk.
    pub born_on: Answer<Date>,
    /// Whether the client has a residence status (verblijfsstatuut).
    pub residence: Answer<bool>,
    /// Whether the client works.
    pub work: Answer<Work>,
    /// Whether the client is long-term ill.
    pub ill: Answer<bool>,
    /// Whether the client has an employment contract.
    pub contract: Answer<bool>,
    /// Whether problems in several life domains hold each other in place.
    pub complex: Answer<bool>,
    /// Whether the distance to the labour market is large because of it.
    pub distance: Answer<bool>,
    /// That distance in words.
    pub distance_words: Option<Text>,
    /// The thresholds, at most one a life domain.
    pub thresholds: Vec<Threshold>,
    /// How the client wants the facts about VDAB to be learnt.
    pub way: Answer<Way>,
    /// Whether the regular offer (mainly VDAB and OCMW) can serve the client.
    pub regular_offer: Answer<bool>,
    /// Why it can or cannot.
    pub regular_offer_why: Option<Text>,
    /// Education, for clients of 16 or 17.
    pub education: Answer<Education>,
    /// Whether the service is needed beside a regular service that succeeds.
    pub weighed: Answer<Weighed>,
    /// What may be told at a conference.
    pub parts: Vec<SharedPart>,
    /// Anything else that the client wants known.
    pub remark: Option<Text>,
    /// What about VDAB the client would rather tell later.
    pub vdab_later: Vec<VdabFactKind>,
    /// The last save of each chapter; one a chapter.
    pub saved: Vec<Saved>,
    /// What the client answered again with the code since the agreements were last asked in a talk; one an agreement.
    pub by_code: Vec<ByCode>,
}

/// An answer that came with the code, and not in a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByCode {
    /// To which agreement.
    pub agreement: Agreement,
    /// When.
    pub at: Instant,
    /// Whether the client had said "no" in a talk: then a "yes" is asked about again, since anybody may hold the code.
    pub after_no: bool,
}

impl TalkAnswers {
    /// The last save of a chapter, if there was one.
    pub fn saved(&self, chapter: Chapter) -> Option<&Saved> {
        self.saved.iter().find(|saved| saved.chapter == chapter)
    }

    /// Notes who saved a chapter.
    pub fn note_saved(&mut self, saved: Saved) {
        if saved.chapter == Chapter::Agreed && saved.by.is_some() {
            self.by_code.clear();
        }
        self.saved.retain(|before| before.chapter != saved.chapter);
        self.saved.push(saved);
    }
}

/// A first talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// Which one.
    pub id: TalkId,
    /// In which partnership.
    pub partnership: PartnershipId,
    /// About which registration.
    pub registration: RegistrationId,
    /// With whom.
    pub client: ClientId,
    /// When it was begun.
    pub begun_at: Instant,
    /// The worker who began it.
    pub begun_by: MembershipId,
    /// When it was said to be finished; it can still be added to.
    pub finished_at: Option<Instant>,
    /// What was answered.
    pub answers: TalkAnswers,
    /// What the client agrees to, as it is now.
    pub agreed: Agreed,
    /// Counts changes, so that two people at once are noticed.
    pub version: i64,
}

impl Talk {
    /// Whether a chapter was saved since this version of the talk.
    pub fn changed_since(&self, version: i64, chapter: Chapter) -> bool {
        self.answers.saved(chapter).is_some_and(|saved| saved.version > version)
    }

    /// The client answers an agreement again, with the code.
    pub fn answer_by_code(&mut self, agreement: Agreement, yes: bool, at: Instant) {
        let before = self.answers.by_code.iter().find(|one| one.agreement == agreement);
        let after_no = before.map_or(*self.agreed.of(agreement) == Answer::Given(false), |one| one.after_no);
        self.answers.by_code.retain(|one| one.agreement != agreement);
        self.answers.by_code.push(ByCode { agreement, at, after_no });
        self.agreed = std::mem::take(&mut self.agreed).with(agreement, Answer::Given(yes));
    }

    /// What the client agrees to by the code alone, after a "no" in a talk: to be asked about.
    pub fn to_confirm(&self) -> Vec<Agreement> {
        let by_code = self.answers.by_code.iter().filter(|one| one.after_no && *self.agreed.of(one.agreement) == Answer::Given(true));
        by_code.map(|one| one.agreement).collect()
    }
}

impl Agreed {
    /// What was said to one agreement.
    pub const fn of(&self, agreement: Agreement) -> &Answer<bool> {
        match agreement {
            Agreement::Discuss => &self.discuss,
            Agreement::Name => &self.name,
            Agreement::Team => &self.team,
        }
    }

    /// The strictest of what was said here and there: a "no" to one of them counts. What was said there alone is no "yes" here.
    #[must_use]
    pub fn strictest(&self, other: Option<&Self>) -> Self {
        let refused = |agreement: &&Agreement| other.is_some_and(|other| *other.of(**agreement) == Answer::Given(false));
        Agreement::ALL.iter().filter(refused).fold(self.clone(), |agreed, one| agreed.with(*one, Answer::Given(false)))
    }

    /// Whether the client can answer this anew: it was asked, and the answer is the other one. What was never asked, or never answered,
    /// is asked in the talk first.
    pub fn can_become(&self, agreement: Agreement, yes: bool) -> bool {
        *self.of(agreement) == Answer::Given(!yes)
    }

    /// The same, with another answer to one agreement.
    #[must_use]
    pub fn with(mut self, agreement: Agreement, answer: Answer<bool>) -> Self {
        match agreement {
            Agreement::Discuss => self.discuss = answer,
            Agreement::Name => self.name = answer,
            Agreement::Team => self.team = answer,
        }
        self
    }
}

impl Chapter {
    /// The chapter that follows, if there is one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.iter().copied().skip_while(|chapter| *chapter != self).nth(1)
    }

    /// The chapter before, if there is one.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.iter().copied().take_while(|chapter| *chapter != self).last()
    }

    /// Its number, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|chapter| *chapter == self).map_or(0, |position| position + 1)
    }
}
