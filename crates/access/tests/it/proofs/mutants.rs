//! Slips in the policies, each plausible, each noticed by the promise that it breaks.

/// A slip: in this file, this text becomes that.
#[derive(Debug)]
pub(crate) struct Mutant {
    pub(crate) breaks: &'static str,
    pub(crate) file: &'static str,
    /// What is replaced; nothing means that `to` is added at the end.
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
}

impl Mutant {
    /// The file with the slip in it.
    pub(crate) fn edit(&self, text: &str) -> String {
        if self.from.is_empty() { format!("{text}\n{}", self.to) } else { text.replacen(self.from, self.to, 1) }
    }
}

const fn slip(breaks: &'static str, file: &'static str, from: &'static str, to: &'static str) -> Mutant {
    Mutant { breaks, file, from, to }
}

/// All of them.
pub(crate) const MUTANTS: &[Mutant] = &[
    slip(
        "T1-vdab-never-registers",
        "vdab_adviser",
        "",
        r#"@id("slip") @par("1.3.2") @why("slip")
           permit (principal is LP::VdabAdviser, action == LP::Action::"registration.type_over", resource is LP::Partnership);"#,
    ),
    slip("T1-vdab-never-registers", "vdab_adviser", r#"LP::Action::"options.propose""#, r#"LP::Action::"inbox.search""#),
    slip(
        "T2-other-partnership",
        "everyone",
        "principal.partnership != resource.partnership",
        "principal.partnership == resource.partnership",
    ),
    slip("T2-other-partnership", "everyone", "principal.partnership != resource }", "!resource.open }"),
    slip("T3-not-active", "everyone", "principal has active && !principal.active", "principal has isVdab && !principal.active"),
    slip(
        "T4-admin-no-client",
        "platform_admin",
        "",
        r#"@id("slip") @par("1.1") @why("slip")
           permit (principal is LP::PlatformAdmin, action == LP::Action::"registration.read", resource);"#,
    ),
    slip(
        "T4-admin-no-client",
        "coordinator",
        "principal is LP::Coordinator,\n  action in [LP::Action::\"inbox.list\"",
        "principal,\n  action in [LP::Action::\"inbox.list\"",
    ),
    slip("T5-client-withdraws", "client", r#"["received", "assigned", "answered", "accepted"]"#, r#"["received", "assigned"]"#),
    slip("T5b-client-still-waits", "client", r#"["received", "assigned", "expired", "ended"]"#, r#"["received", "assigned"]"#),
    slip(
        "T5c-client-says-how-to-be-reached",
        "client",
        r#"action == LP::Action::"registration.change_contact""#,
        r#"action == LP::Action::"registration.renew""#,
    ),
    slip(
        "T6-client-follows",
        "everyone",
        "principal has membership && principal has partnership\n  && resource has partnership",
        "principal has partnership\n  && resource has partnership",
    ),
    slip("T7-anybody-registers", "visitor", "resource.open", "!resource.open"),
    slip(
        "T8-visitor-finds-and-registers",
        "visitor",
        "",
        r#"@id("slip") @par("2.1") @why("slip")
           permit (principal is LP::Visitor, action == LP::Action::"registration.follow", resource is LP::Registration);"#,
    ),
    slip("T9-only-the-client", "client", "resource.client == principal", "resource.partnership == principal.partnership"),
    slip("T9-only-the-client", "visitor", "when { resource.open }", ""),
    slip("T10-who-reads-a-registration", "caseworker", "\nwhen { resource.assigned.contains(principal.membership) }", ""),
    slip(
        "T10-who-reads-a-registration",
        "outreach_worker",
        r#"resource.supporters.contains(principal.membership) && ["received", "assigned", "answered"].contains(resource.state)"#,
        "resource.supporters.contains(principal.membership)",
    ),
    slip(
        "T11-coordinator-arranges",
        "team_leader",
        r#"action == LP::Action::"options.propose""#,
        r#"action in [LP::Action::"options.propose", LP::Action::"options.edit"]"#,
    ),
    slip("T12-vdab-no-client", "everyone", "principal has isVdab && principal.isVdab", "principal has isVdab && !principal.isVdab"),
    slip(
        "T12-vdab-no-client",
        "everyone",
        "resource is LP::Dossier\n)\nwhen { principal has isVdab && principal.isVdab };",
        "resource is LP::Dossier\n)\nwhen { principal is LP::VdabAdviser };",
    ),
    slip("T13-own-account", "everyone", "principal has person && principal.person == resource.person", "principal has person"),
    slip("T14-members", "coordinator", "\nwhen { resource has partnership }", ""),
    slip(
        "T15-who-holds-the-talk",
        "caseworker",
        r#"resource.assigned.contains(principal.membership) && ["received", "assigned", "answered"].contains(resource.state)"#,
        r#"["received", "assigned", "answered"].contains(resource.state)"#,
    ),
    slip(
        "T15-who-holds-the-talk",
        "outreach_worker",
        "(resource.assigned.contains(principal.membership) || resource.supporters.contains(principal.membership))\n  && ",
        "",
    ),
    slip(
        "T15-who-holds-the-talk",
        "coordinator",
        "LP::Action::\"case.table\"],\n  resource is LP::Registration\n)\nwhen { [\"received\", \"assigned\", \"answered\"].contains(resource.state) }",
        "LP::Action::\"case.table\"],\n  resource is LP::Registration\n)",
    ),
    slip("T16-vdab-takes-no-part-but-advice", "everyone", "    LP::Action::\"vdab_fact.record\",\n", ""),
    slip("T16-vdab-takes-no-part-but-advice", "everyone", "    LP::Action::\"case.decide\",\n", ""),
    slip(
        "T17-outreach-loses-sight",
        "outreach_worker",
        r#"["received", "assigned", "answered"].contains"#,
        r#"["received", "assigned", "answered", "accepted"].contains"#,
    ),
    slip(
        "T17-outreach-loses-sight",
        "companion",
        "permit (\n  principal is LP::Companion,\n  action in [\n    LP::Action::\"dossier.see\"",
        "permit (\n  principal is LP::OutreachWorker,\n  action in [\n    LP::Action::\"dossier.see\"",
    ),
    slip(
        "T18-client-takes-back",
        "client",
        "action == LP::Action::\"agreement.take_back\",\n  resource is LP::Registration\n)\nwhen { resource.client == principal }",
        "action == LP::Action::\"agreement.take_back\",\n  resource is LP::Registration\n)\nwhen { resource.client == principal && resource.state != \"withdrawn\" }",
    ),
    slip(
        "T18b-only-the-client-takes-back",
        "coordinator",
        r#"LP::Action::"vdab_fact.record", LP::Action::"case.table""#,
        r#"LP::Action::"agreement.take_back", LP::Action::"case.table""#,
    ),
    slip(
        "T18c-only-the-client-gives-again",
        "coordinator",
        r#"LP::Action::"vdab_fact.record", LP::Action::"case.table""#,
        r#"LP::Action::"agreement.give", LP::Action::"case.table""#,
    ),
    slip(
        "T18c-only-the-client-gives-again",
        "client",
        "action == LP::Action::\"agreement.give\",\n  resource is LP::Registration\n)\nwhen { resource.client == principal && [\"received\", \"assigned\", \"answered\", \"accepted\"].contains(resource.state) };",
        "action == LP::Action::\"agreement.give\",\n  resource is LP::Registration\n)\nwhen { resource.client == principal };",
    ),
    slip(
        "T19-adviser-only-at-the-table",
        "vdab_adviser",
        "when { resource.members.contains(principal.membership) }",
        "when { resource.state == \"open\" }",
    ),
    slip(
        "T19-adviser-only-at-the-table",
        "everyone",
        "unless { resource.open && resource.attendees.contains(principal.membership) };",
        "unless { resource.attendees.contains(principal.membership) };\n\
         @id(\"slip\") @par(\"1.3.2\") @why(\"slip\") permit (principal is LP::VdabAdviser, action == LP::Action::\"case.read\", resource is LP::Case);",
    ),
    slip(
        "T19-adviser-only-at-the-table",
        "vdab_adviser",
        r#"action == LP::Action::"options.propose""#,
        r#"action in [LP::Action::"options.propose", LP::Action::"member.list"]"#,
    ),
    slip(
        "T19b-vdab-only-at-the-table",
        "everyone",
        "unless { resource.open && resource.attendees.contains",
        "unless { resource.attendees.contains",
    ),
    slip("T20-nobody-decides-alone", "coordinator", "resource.present >= 2", "resource.present >= 1"),
    slip(
        "T20-nobody-decides-alone",
        "coordinator",
        "resource.present >= 2\n  && resource.attendees.contains(principal.membership)",
        "resource.present >= 2",
    ),
    slip(
        "T21-who-sees-a-case",
        "companion",
        "when { resource.open && resource.consent && resource.attendees",
        "when { resource.consent && resource.attendees",
    ),
    slip(
        "T22-never-named-without-agreement",
        "everyone",
        "unless { resource.naming };",
        "unless { resource.naming || resource.open };\n\
         @id(\"slip\") @par(\"1.3.2\") @why(\"slip\") permit (principal is LP::Coordinator, action == LP::Action::\"case.name\", resource is LP::Case);",
    ),
    slip(
        "T23-never-discussed-without-agreement",
        "everyone",
        "unless { resource.consent };",
        "unless { resource.consent || resource.naming };\n\
         @id(\"slip\") @par(\"2.1\") @why(\"slip\") permit (principal is LP::Coordinator, action == LP::Action::\"case.read\", resource is LP::Case);",
    ),
    slip(
        "T24-coordinator-arranges-conferences",
        "caseworker",
        r#"action == LP::Action::"conference.list", resource is LP::Partnership"#,
        r#"action == LP::Action::"conference.plan", resource is LP::Partnership"#,
    ),
    slip(
        "T24-coordinator-arranges-conferences",
        "caseworker",
        r#"action == LP::Action::"conference.read", resource is LP::Conference"#,
        r#"action in [LP::Action::"conference.read", LP::Action::"conference.begin"], resource is LP::Conference"#,
    ),
    slip(
        "T25-who-confers",
        "outreach_worker",
        "when { resource.members.contains(principal.membership) }",
        "when { resource.state == \"planned\" }",
    ),
    slip(
        "T25-who-confers",
        "buddy",
        r#"action == LP::Action::"dossier.list""#,
        r#"action in [LP::Action::"dossier.list", LP::Action::"conference.list"]"#,
    ),
    slip("T26-coordinator-gives-a-reason", "coordinator", "resource.consent && context.reasonGiven", "resource.consent"),
    slip("T26-coordinator-gives-a-reason", "coordinator", "resource.consent && context.reasonGiven", "context.reasonGiven"),
    slip(
        "T27-who-sees-a-dossier",
        "caseworker",
        "resource.team.contains(principal.membership) && resource.consent && !resource.closed",
        "resource.team.contains(principal.membership) && resource.consent",
    ),
    slip(
        "T27-who-sees-a-dossier",
        "buddy",
        r#"LP::Action::"dossier.read_team""#,
        r#"LP::Action::"dossier.read_team", LP::Action::"dossier.read_trail""#,
    ),
    slip("T28-the-team-guides", "companion", "resource.team.contains(principal.membership) && resource.consent", "resource.consent"),
    slip(
        "T28b-who-changes-a-team",
        "caseworker",
        r#"LP::Action::"dossier.read_trail", LP::Action::"dossier.guide""#,
        r#"LP::Action::"dossier.read_trail", LP::Action::"dossier.guide", LP::Action::"dossier.change_team""#,
    ),
    slip("T28c-who-ends-a-trajectory", "companion", "resource.team.contains(principal.membership) && resource.consent", "resource.consent"),
    slip(
        "T28c-who-ends-a-trajectory",
        "buddy",
        r#"LP::Action::"dossier.read_team""#,
        r#"LP::Action::"dossier.read_team", LP::Action::"dossier.end""#,
    ),
    slip(
        "T28b-who-changes-a-team",
        "platform_admin",
        r#"action == LP::Action::"member.change""#,
        r#"action in [LP::Action::"member.change", LP::Action::"member.hand_over"]"#,
    ),
    slip("T32-nobody-lets-himself-in", "everyone", "resource.person == principal.person }", "resource.person != principal.person }"),
    slip(
        "T32-nobody-lets-himself-in",
        "everyone",
        "resource.inviters.contains(principal.person) }",
        "resource.inviters.contains(principal.person) && resource.otherCoordinator }",
    ),
    slip("T32-nobody-lets-himself-in", "everyone", "!resource.otherCoordinator && !resource.otherWorker", "!resource.otherCoordinator"),
    slip("T32-nobody-lets-himself-in", "everyone", "when { resource.lapsed };", "when { !resource.lapsed };"),
    slip(
        "T32-nobody-lets-himself-in",
        "everyone",
        "principal is LP::Coordinator && !resource.otherCoordinator && !resource.otherWorker",
        "!resource.otherCoordinator && !resource.otherWorker",
    ),
    slip(
        "T32-nobody-lets-himself-in",
        "coordinator",
        r#"resource has partnership && resource.standing == "awaiting""#,
        "resource has partnership",
    ),
    slip(
        "T32-nobody-lets-himself-in",
        "caseworker",
        r#"resource.standing == "awaiting" && !resource.otherCoordinator"#,
        r#"resource.standing == "awaiting""#,
    ),
    slip(
        "T33-admin-lets-nobody-in",
        "platform_admin",
        r#"action == LP::Action::"member.invite_coordinator""#,
        r#"action == LP::Action::"member.invite""#,
    ),
    slip("T33-admin-lets-nobody-in", "platform_admin", r#"when { resource.standing != "suspended" }"#, ""),
    slip("T33-admin-lets-nobody-in", "platform_admin", "when { resource.vacant }", ""),
    slip(
        "T33b-who-invites-where-nobody-serves",
        "team_leader",
        "",
        r#"@id("slip") @par("1.1") @why("slip")
           permit (principal is LP::TeamLeader, action == LP::Action::"member.invite_coordinator", resource is LP::Partnership);"#,
    ),
    slip(
        "T34-who-sees-newcomers",
        "quality_coach",
        "",
        r#"@id("slip") @par("1.1") @why("slip")
           permit (principal is LP::QualityCoach, action == LP::Action::"member.see_new", resource is LP::Partnership);"#,
    ),
    slip(
        "T29-buddy-never-guides",
        "buddy",
        r#"LP::Action::"dossier.see", LP::Action::"dossier.read""#,
        r#"LP::Action::"dossier.see", LP::Action::"dossier.read", LP::Action::"dossier.guide""#,
    ),
    slip("T29-buddy-never-guides", "buddy", r#"LP::Action::"dossier.read_team""#, r#"LP::Action::"dossier.read_thresholds""#),
    slip(
        "T31-who-reads-what-is-worked-on",
        "buddy",
        r#"LP::Action::"dossier.read_team""#,
        r#"LP::Action::"dossier.read_team", LP::Action::"dossier.read_decision""#,
    ),
    slip("T31-who-reads-what-is-worked-on", "coordinator", "resource.consent && context.reasonGiven", "resource.consent"),
    slip(
        "T30-no-office-sees-a-road",
        "quality_coach",
        "",
        r#"@id("slip") @par("1.3.2") @why("slip")
           permit (principal is LP::QualityCoach, action == LP::Action::"case.read", resource is LP::Case);"#,
    ),
    slip(
        "T30-no-office-sees-a-road",
        "project_manager",
        "",
        r#"@id("slip") @par("1.1") @why("slip")
           permit (principal is LP::ProjectManager, action == LP::Action::"day.see", resource is LP::Partnership);"#,
    ),
    slip(
        "P1-adviser",
        "vdab_adviser",
        "",
        r#"@id("slip") @par("1.3.2") @why("slip")
           permit (principal is LP::VdabAdviser, action == LP::Action::"dossier.read", resource is LP::Dossier)
           when { resource.consent && resource.partnership == principal.partnership };"#,
    ),
    slip(
        "P1b-adviser-in-open-conference",
        "coordinator",
        "resource.open && resource.consent && resource.attendees.contains(principal.membership)",
        "resource.open && resource.consent",
    ),
    slip(
        "P2-mediator",
        "vdab_mediator",
        "forbid (\n  principal is LP::VdabMediator,\n  action,\n  resource\n)",
        "permit (principal is LP::VdabMediator, action == LP::Action::\"dossier.see\", resource is LP::Dossier)\n\
         when { principal has partnership && principal.partnership == resource.partnership }",
    ),
    slip(
        "P2b-vdab-side",
        "tomorrow",
        "forbid (\n  principal,\n  action == LP::Action::\"dossier.read_vdab_side\"",
        "permit (\n  principal,\n  action == LP::Action::\"dossier.read_vdab_side\"",
    ),
    slip(
        "P3-dossier-within-partnership",
        "everyone",
        "principal has membership && principal has partnership\n  && resource has partnership",
        "principal has membership && principal has partnership && resource is LP::Registration\n  && resource has partnership",
    ),
    slip("P4-document-to-the-client-only", "tomorrow", "!(context has toMediator) && ", ""),
    slip("P5-with-consent", "companion", " && resource.consent && !resource.closed", " && !resource.closed"),
    slip("P6-close-with-adviser", "tomorrow", "context.conferenceDecided && context.adviserTookPart", "context.conferenceDecided"),
    slip("P7-no-vdab-service-started", "tomorrow", " && !context.withVdab", ""),
    slip("P8-figures-added-up", "tomorrow", "resource.smallestCell >= 5", "resource.smallestCell >= 3"),
    slip("P9-confidential-note", "tomorrow", "\n  && context.author == principal.membership", ""),
    slip(
        "P10-client-reads-own-dossier",
        "everyone",
        "",
        r#"@id("slip") @par("7") @why("slip")
           forbid (principal, action == LP::Action::"dossier.read", resource is LP::Dossier) when { resource.closed };"#,
    ),
    slip("P12-inside-with-the-team", "tomorrow", " && !resource.closed && !context.withVdab", " && !context.withVdab"),
    slip("P10b-client-stops", "tomorrow", "context.clientWishes", "context.conferenceDecided"),
    slip(
        "P11-no-content",
        "tomorrow",
        "(principal is LP::QualityCoach, action == LP::Action::\"report.read\", resource is LP::Report)\nwhen { resource.aggregated && resource.smallestCell >= 5 }",
        "(principal is LP::QualityCoach, action == LP::Action::\"dossier.read\", resource is LP::Dossier)\nwhen { resource.consent }",
    ),
];
