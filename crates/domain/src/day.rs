//! The coordinator's day (Vandaag): on which one list a registration stands, and who has to take the next step, since when. Two pure
//! functions of the steps that were taken. What store keeps for lists, for the alarm and for the clock is what they say.

use serde::{Deserialize, Serialize};

use crate::{
    actor::coded,
    registration::{Answer, MessageKind, State},
    time::Instant,
};

coded! {
    /// A list of the coordinator's day.
    DayList {
        /// Without a first talk.
        Untalked = "untalked",
        /// The first talk was begun, and is not done.
        Begun = "begun",
        /// The first talk is done, and the client did not say yes to being discussed.
        Unagreed = "unagreed",
        /// Can come on the agenda of the next conference.
        Ready = "ready",
        /// Decided about, and not followed up.
        Unfollowed = "unfollowed",
        /// A conversation with VDAB that is an open step: beside the place in the day, whichever that is.
        Vdab = "vdab",
    }
}

impl DayList {
    /// The lists of which every open registration that is on no agenda stands on exactly one, in the order of the page.
    pub const PLACES: &'static [Self] = &[Self::Untalked, Self::Begun, Self::Unagreed, Self::Ready, Self::Unfollowed];
}

/// Where a registration stands in the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPlace {
    /// On this list.
    On(DayList),
    /// On the agenda of a conference.
    Agenda,
    /// Nowhere: nothing is to be done any more, or a team does it.
    Nowhere,
}

/// How far the first talk is, and what the client said in it of being discussed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkSteps {
    /// When something of it was last kept.
    pub saved_at: Instant,
    /// When it was said to be done.
    pub finished_at: Option<Instant>,
    /// Whether the client agrees to be discussed.
    pub discuss: Answer<bool>,
}

/// The last decision of a conference, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecisionSteps {
    /// When it was taken.
    pub at: Instant,
    /// When the client was told; where more was to be asked, when something was.
    pub followed_at: Option<Instant>,
    /// Whether a trajectory opened in which nothing was done since.
    pub untouched: bool,
}

/// The steps that were taken of a registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    /// How it stands.
    pub state: State,
    /// When it came in.
    pub received_at: Instant,
    /// What was written, the oldest first.
    pub messages: Vec<(MessageKind, Instant)>,
    /// When it was last tried to reach the client.
    pub tried_at: Option<Instant>,
    /// When it was last put back: after it expired, ended, was put aside or referred.
    pub put_back_at: Option<Instant>,
    /// The first talk, once it was begun.
    pub talk: Option<TalkSteps>,
    /// When the conference begins on whose agenda it stands.
    pub tabled_for: Option<Instant>,
    /// The last decision.
    pub decision: Option<DecisionSteps>,
}

impl Steps {
    /// Where the registration stands in the day: every open one on exactly one list, or on an agenda.
    pub fn place(&self) -> DayPlace {
        let unfollowed = self.decision.is_some_and(|decision| decision.followed_at.is_none() || decision.untouched);
        match self.state {
            State::Accepted | State::Referred if unfollowed => DayPlace::On(DayList::Unfollowed),
            State::Accepted | State::Referred | State::Withdrawn | State::Merged | State::Rejected | State::Expired | State::Ended => {
                DayPlace::Nowhere
            }
            State::Received | State::Assigned | State::Answered if self.tabled_for.is_some() => DayPlace::Agenda,
            State::Received | State::Assigned | State::Answered if unfollowed => DayPlace::On(DayList::Unfollowed),
            State::Received | State::Assigned | State::Answered => DayPlace::On(match &self.talk {
                None => DayList::Untalked,
                Some(TalkSteps { finished_at: None, .. }) => DayList::Begun,
                Some(talk) if talk.discuss == Answer::Given(true) => DayList::Ready,
                Some(_) => DayList::Unagreed,
            }),
        }
    }

    /// Whose turn it is, and since when; none when it is over, or a team goes on.
    ///
    /// The client waits from the last step of ours, not from the first: a first talk, an answer, an attempt to reach the client. To be assigned to somebody is nothing
    /// that a client notices. What we asked, an invitation and the way to somebody else are the client's turn; what the client then
    /// writes is ours again, from the first word that nobody went into.
    pub fn wait(&self) -> Option<Wait> {
        let (base, from) = match self.state {
            State::Withdrawn | State::Merged | State::Rejected | State::Expired | State::Ended => return None,
            State::Accepted | State::Referred => self.after_the_decision(),
            State::Received | State::Assigned | State::Answered => self.under_way(),
        };
        let Some(written) = self.written_since(from) else { return base };
        match base {
            // That nothing was done yet stays the first thing to know.
            Some(Wait { next: NextStep::First, .. }) => base,
            Some(Wait { next: NextStep::Ours | NextStep::Reply | NextStep::Conference, since }) => {
                Some(Wait { next: NextStep::Reply, since: since.min(written) })
            }
            Some(Wait { next: NextStep::Client, .. }) | None => Some(Wait { next: NextStep::Reply, since: written }),
        }
    }

    /// Whose turn it is after the last step of ours, and when that was.
    fn under_way(&self) -> (Option<Wait>, Instant) {
        let mut last = Wait { next: NextStep::First, since: self.received_at };
        let mut take = |next, since| {
            if since >= last.since {
                last = Wait { next, since };
            }
        };
        if let Some((kind, at)) = self.last_of_ours() {
            let asks = matches!(kind, MessageKind::Invitation | MessageKind::Question | MessageKind::Elsewhere);
            take(if asks { NextStep::Client } else { NextStep::Ours }, at);
        }
        if let Some(tried) = self.tried_at {
            take(NextStep::Ours, tried);
        }
        if let Some(talk) = &self.talk {
            take(NextStep::Ours, talk.finished_at.unwrap_or(talk.saved_at));
        }
        if let Some(decision) = self.decision {
            take(NextStep::Ours, decision.followed_at.unwrap_or(decision.at));
        }
        if let Some(since) = self.put_back_at.filter(|at| *at >= last.since) {
            // It begins anew. That nothing of ours was done yet stays true.
            last = Wait { next: if last.next == NextStep::First { NextStep::First } else { NextStep::Ours }, since };
        }
        let from = last.since;
        match self.tabled_for {
            // The day is known, so nobody waits in vain before it.
            Some(starts_at) => (Some(Wait { next: NextStep::Conference, since: starts_at.max(from) }), from),
            None => (Some(last), from),
        }
    }

    /// As [`Self::under_way`], once a conference decided: the client hears what it decided, and a trajectory begins.
    fn after_the_decision(&self) -> (Option<Wait>, Instant) {
        let ours = |since| Some(Wait { next: NextStep::Ours, since });
        let (base, from) = match self.decision {
            Some(DecisionSteps { at, followed_at: None, .. }) => (ours(at), at),
            Some(DecisionSteps { followed_at: Some(told), untouched, .. }) => {
                let last = self.put_back_at.map_or(told, |at| at.max(told));
                (ours(last).filter(|_| untouched), told)
            }
            None => (None, self.received_at),
        };
        (base, self.last_of_ours().map_or(from, |(_, at)| at.max(from)))
    }

    fn last_of_ours(&self) -> Option<(MessageKind, Instant)> {
        self.messages.iter().rev().find(|(kind, _)| !kind.is_of_client()).copied()
    }

    /// The first thing that the client wrote since a step of ours, and since our last message.
    fn written_since(&self, from: Instant) -> Option<Instant> {
        let ours = self.messages.iter().rposition(|(kind, _)| !kind.is_of_client()).map_or(0, |at| at + 1);
        self.messages.iter().skip(ours).map(|(_, at)| *at).find(|at| *at > from || (ours > 0 && *at == from))
    }
}

coded! {
    /// A figure of the road: how far a registration came, or how it went on.
    Stretch {
        /// Came in.
        Came = "came",
        /// Had a first talk that was done.
        Talked = "talked",
        /// Was decided about by a conference.
        Conferred = "conferred",
        /// Had a trajectory opened.
        Opened = "opened",
        /// Is on the way.
        UnderWay = "under_way",
        /// Stands in a trajectory now.
        InTrajectory = "in_trajectory",
        /// Was taken back by the client.
        Withdrawn = "withdrawn",
        /// A conference decided on another way.
        Referred = "referred",
        /// Expired without an answer.
        Expired = "expired",
        /// Ended for an ordinary reason.
        Ended = "ended",
        /// Was put aside as not real.
        Rejected = "rejected",
    }
}

coded! {
    /// The next step of a registration, and whose it is.
    NextStep {
        /// Ours: nothing of ours was done yet. Only what waits for this can expire.
        First = "first",
        /// Ours: the client wrote, and nobody went into it.
        Reply = "reply",
        /// Ours: what follows on the last thing that we did.
        Ours = "ours",
        /// A conference, from its beginning on.
        Conference = "conference",
        /// The client's: we asked or invited.
        Client = "client",
    }
}

/// What a registration waits for, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// The next step.
    pub next: NextStep,
    /// Since when; of a conference also a moment that is still to come.
    pub since: Instant,
}

/// From how many days on somebody has waited long.
pub const LONG_DAYS: i32 = 7;
/// From how many days on somebody has waited very long.
pub const VERY_LONG_DAYS: i32 = 14;

/// How long somebody has waited for a step of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waited {
    /// Not for us, or not long.
    Short,
    /// More than [`LONG_DAYS`].
    Long,
    /// More than [`VERY_LONG_DAYS`].
    VeryLong,
}

impl Wait {
    /// The days that have passed since, in Brussels; before it, none.
    pub fn days(&self, now: Instant) -> i32 {
        (crate::time::day_of(now) - crate::time::day_of(self.since)).get_days().max(0)
    }

    /// Whether the client has waited long for a step of ours: the alarm of lists and pages.
    pub fn waited(&self, now: Instant) -> Waited {
        match (self.next, self.days(now)) {
            (NextStep::Client, _) | (_, ..=LONG_DAYS) => Waited::Short,
            (_, ..=VERY_LONG_DAYS) => Waited::Long,
            _ => Waited::VeryLong,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i8) -> Instant {
        format!("2026-11-{number:02}T12:00:00Z").parse().unwrap()
    }

    /// Came in on the first.
    fn came_in() -> Steps {
        Steps {
            state: State::Received,
            received_at: day(1),
            messages: Vec::new(),
            tried_at: None,
            put_back_at: None,
            talk: None,
            tabled_for: None,
            decision: None,
        }
    }

    fn talk(saved: i8, finished: Option<i8>, discuss: Answer<bool>) -> TalkSteps {
        TalkSteps { saved_at: day(saved), finished_at: finished.map(day), discuss }
    }

    const fn decided(at: Instant, followed_at: Option<Instant>, untouched: bool) -> DecisionSteps {
        DecisionSteps { at, followed_at, untouched }
    }

    fn wait(steps: &Steps) -> Option<(NextStep, Instant)> {
        steps.wait().map(|wait| (wait.next, wait.since))
    }

    #[test]
    fn an_open_registration_stands_on_the_list_of_what_is_to_be_done() {
        let yes = Answer::Given(true);
        let on = |list| DayPlace::On(list);
        for (steps, place) in [
            (came_in(), on(DayList::Untalked)),
            (Steps { state: State::Answered, ..came_in() }, on(DayList::Untalked)),
            (Steps { talk: Some(talk(2, None, yes.clone())), ..came_in() }, on(DayList::Begun)),
            (Steps { talk: Some(talk(2, Some(2), Answer::Open)), ..came_in() }, on(DayList::Unagreed)),
            (Steps { talk: Some(talk(2, Some(2), Answer::Given(false))), ..came_in() }, on(DayList::Unagreed)),
            (Steps { talk: Some(talk(2, Some(2), yes.clone())), ..came_in() }, on(DayList::Ready)),
            (Steps { talk: Some(talk(2, None, yes.clone())), tabled_for: Some(day(9)), ..came_in() }, DayPlace::Agenda),
            (
                Steps { talk: Some(talk(2, Some(2), yes)), decision: Some(decided(day(9), None, false)), ..came_in() },
                on(DayList::Unfollowed),
            ),
            (Steps { state: State::Accepted, decision: Some(decided(day(9), Some(day(9)), true)), ..came_in() }, on(DayList::Unfollowed)),
            (Steps { state: State::Accepted, decision: Some(decided(day(9), Some(day(9)), false)), ..came_in() }, DayPlace::Nowhere),
            (Steps { state: State::Withdrawn, decision: Some(decided(day(9), None, false)), ..came_in() }, DayPlace::Nowhere),
        ] {
            assert_eq!(steps.place(), place, "{steps:?}");
        }
    }

    #[test]
    fn the_client_waits_from_the_last_step_of_ours_and_being_assigned_is_none() {
        assert_eq!(wait(&came_in()), Some((NextStep::First, day(1))));
        assert_eq!(wait(&Steps { state: State::Assigned, ..came_in() }), Some((NextStep::First, day(1))));
        let begun = Steps { talk: Some(talk(4, None, Answer::Open)), ..came_in() };
        assert_eq!(wait(&begun), Some((NextStep::Ours, day(4))));
        let done = Steps { talk: Some(talk(9, Some(5), Answer::Given(true))), ..came_in() };
        assert_eq!(wait(&done), Some((NextStep::Ours, day(5))), "correcting it afterwards is no step");
        let answered = Steps { messages: vec![(MessageKind::Answer, day(6))], ..came_in() };
        assert_eq!(wait(&answered), Some((NextStep::Ours, day(6))), "an answer does not end the wait");
    }

    #[test]
    fn what_we_asked_is_the_clients_turn_and_what_the_client_writes_is_ours() {
        for kind in [MessageKind::Question, MessageKind::Invitation, MessageKind::Elsewhere] {
            let mut steps = Steps { state: State::Answered, messages: vec![(kind, day(3))], ..came_in() };
            assert_eq!(wait(&steps), Some((NextStep::Client, day(3))));
            assert_eq!(steps.wait().unwrap().waited(day(30)), Waited::Short);
            steps.messages.extend([(MessageKind::Addition, day(4)), (MessageKind::Addition, day(8))]);
            assert_eq!(wait(&steps), Some((NextStep::Reply, day(4))), "from the first word");
            steps.talk = Some(talk(6, None, Answer::Open));
            assert_eq!(wait(&steps), Some((NextStep::Reply, day(6))), "a talk goes into what was written before it");
            steps.messages.push((MessageKind::Question, day(9)));
            assert_eq!(wait(&steps), Some((NextStep::Client, day(9))));
        }
        let early = Steps { messages: vec![(MessageKind::Addition, day(2))], ..came_in() };
        assert_eq!(wait(&early), Some((NextStep::First, day(1))));
    }

    #[test]
    fn what_is_put_back_waits_for_us_from_then_on() {
        let asked = Steps { state: State::Answered, messages: vec![(MessageKind::Question, day(3))], ..came_in() };
        let back = Steps { put_back_at: Some(day(20)), ..asked.clone() };
        assert_eq!(wait(&back), Some((NextStep::Ours, day(20))));
        assert_eq!(wait(&Steps { put_back_at: Some(day(20)), ..came_in() }), Some((NextStep::First, day(20))));
        let answered = Steps { messages: vec![(MessageKind::Question, day(3)), (MessageKind::Question, day(22))], ..back };
        assert_eq!(wait(&answered), Some((NextStep::Client, day(22))), "until the next step");
        let referred = Some(decided(day(5), Some(day(6)), false));
        let again = Steps { talk: Some(talk(2, Some(2), Answer::Given(true))), decision: referred, put_back_at: Some(day(20)), ..asked };
        assert_eq!((again.place(), wait(&again)), (DayPlace::On(DayList::Ready), Some((NextStep::Ours, day(20)))));
    }

    #[test]
    fn before_a_conference_nobody_waits_in_vain_and_after_it_the_client_is_told() {
        let tabled = Steps { talk: Some(talk(2, Some(2), Answer::Given(true))), tabled_for: Some(day(20)), ..came_in() };
        assert_eq!(wait(&tabled), Some((NextStep::Conference, day(20))));
        assert_eq!(tabled.wait().unwrap().waited(day(20)), Waited::Short);
        assert_eq!(tabled.wait().unwrap().waited(day(28)), Waited::Long, "it was never held");
        let wrote = Steps { messages: vec![(MessageKind::Addition, day(3))], ..tabled };
        assert_eq!(wait(&wrote), Some((NextStep::Reply, day(3))));
        let referred = Steps { state: State::Referred, decision: Some(decided(day(20), None, false)), ..came_in() };
        assert_eq!(wait(&referred), Some((NextStep::Ours, day(20))));
        let told =
            Steps { messages: vec![(MessageKind::Answer, day(21))], decision: Some(decided(day(20), Some(day(21)), false)), ..referred };
        assert_eq!(wait(&told), None);
        let begins = Steps { state: State::Accepted, decision: Some(decided(day(20), Some(day(21)), true)), ..told.clone() };
        assert_eq!(wait(&begins), Some((NextStep::Ours, day(21))));
        let again = Some(decided(day(20), Some(day(21)), true));
        let reopened = Steps { state: State::Accepted, decision: again, put_back_at: Some(day(26)), ..told.clone() };
        assert_eq!(wait(&reopened), Some((NextStep::Ours, day(26))), "it goes on, and the team does not know yet");
        assert_eq!(reopened.place(), DayPlace::On(DayList::Unfollowed));
        let asks = Steps { messages: vec![(MessageKind::Answer, day(21)), (MessageKind::Addition, day(25))], ..told };
        assert_eq!(wait(&asks), Some((NextStep::Reply, day(25))));
    }

    #[test]
    fn waiting_is_counted_in_days_of_brussels() {
        let wait = Wait { next: NextStep::First, since: "2026-11-01T22:59:00Z".parse().unwrap() };
        let at = |text: &str| text.parse::<Instant>().unwrap();
        assert_eq!((wait.days(at("2026-11-01T22:59:59Z")), wait.days(at("2026-11-01T23:00:00Z"))), (0, 1));
        assert_eq!(wait.waited(at("2026-11-08T12:00:00Z")), Waited::Short);
        assert_eq!(wait.waited(at("2026-11-09T12:00:00Z")), Waited::Long);
        assert_eq!(wait.waited(at("2026-11-15T12:00:00Z")), Waited::Long);
        assert_eq!(wait.waited(at("2026-11-16T12:00:00Z")), Waited::VeryLong);
    }
}
