# The words of the first talk, the screening and the conference: one list for all screens, by code.
topic-registered-on = Day of registration
topic-born-on = Date of birth
topic-residence = Residence status
topic-work = Does the client work?
topic-ill = Long-term ill
topic-contract = Employment contract
topic-complex = Complex multiple problems
topic-domains = Areas of life with barriers
topic-regular-offer = Mainstream services
topic-education = Offer of education
topic-known = Known to VDAB
topic-client-file = Client file
topic-enrolment = Registered with VDAB
topic-mediator = Mediator
topic-service = Current service
topic-success = Whether that service is going well
topic-needed = Whether the partnership is needed as well
topic-conversation = Conversation with VDAB
topic-client-confirms = The client registers in person
topic-voluntary = The client knows that it is voluntary
topic-contact = How we reach the client
topic-present = Who is at the table
topic-team = The client wants support by a team

judgement-held = In order
judgement-broken = Not in order
judgement-missing = Still to be asked

outcome-within = Qualifies
outcome-within-what = Every rule is in order. The case conference can open a trajectory.
outcome-to-ask = Something still to be asked
outcome-to-ask-what = Not everything is known. Ask first. What we do not know is never a reason to refuse.
outcome-education-first = Education first
outcome-education-first-what = The client is 16 or 17, and education is still possible. Show the way to education first.
outcome-outside = Does not qualify
outcome-outside-what = At least one rule is not in order. The case conference decides, and says why.

contradiction-two-birth-dates = There are two different dates of birth. Ask which one is right.
contradiction-born-later = The date of birth is after the day of registration. Ask for the right date.
contradiction-many-domains-not-complex = There are barriers in several areas of life, and yet the answer says that there are no complex multiple problems. Talk about it again.
contradiction-ill-and-full-time = The client works full-time and is long-term ill as well. Ask what the situation is.
contradiction-file-without-known = The client is not known to VDAB, and yet there is a client file. Ask what the situation is.
contradiction-service-without-file = There is no client file, and yet there is a registration, a mediator or a service at VDAB. Ask what the situation is.
contradiction-category-and-work = The category on the registration certificate does not match what the client says about work. Ask what the situation is.

ask-hold-talk = Hold the first meeting
ask-come-to-talk = Comes to the first meeting, if the client wants to
ask-call-vdab = Asks for a conversation with VDAB, through the mediator or the Servicelijn
ask-go-to-vdab = Goes to the conversation with VDAB
ask-record-vdab = Write down what the client tells about the conversation with VDAB
ask-ask-answers = Ask what we do not know yet
ask-ask-agreement = Ask whether the client wants to be discussed
ask-ask-how-on = Ask the client how to go on: without a discussion no trajectory opens
ask-put-on-agenda = Put the case on the agenda of a case conference
ask-bring-case = Bring the case to the case conference
ask-await-conference = Hears after the case conference what was decided
ask-ask-more = Ask what the case conference still wants to know
ask-tell-decision = Tell the client what was decided, and why
ask-meet-team = Meets the team and says what the client wants to achieve
ask-make-plan = Make the plan together with the client: help questions, strengths and goals
ask-share-thresholds = Agree on which partner works on each barrier

ask-client-hold-talk = Someone from the partnership would like to talk with you.
ask-client-come-to-talk = Come to the meeting, if you want to. You choose what you tell us.
ask-client-call-vdab = Ask for a conversation with VDAB. Call your mediator if you have one. Or call { -servicelijn } for free.
ask-client-go-to-vdab = Go to your conversation with VDAB. Would you rather not go alone? Someone from the partnership can come along.
ask-client-record-vdab = Tell us what VDAB said, if you want to.
ask-client-ask-answers = We would like to ask you something else.
ask-client-ask-agreement = We would like to ask you whether other partners may think along.
ask-client-ask-how-on = You do not want us to talk about your question with other partners. That is fine. But then your support cannot start. Do you want it after all? Tell us.
ask-client-put-on-agenda = We are looking for a day to think about your question together with other partners.
ask-client-bring-case = We think about your question together with other partners.
ask-client-await-conference = You do not have to do anything now. After the meeting we will tell you what is possible.
ask-client-ask-more = We would like to ask you something else. After that we look again.
ask-client-tell-decision = We tell you what was decided, and why.
ask-client-meet-team = Meet your team. Tell them what you would like to achieve.
ask-client-make-plan = We make a plan together with you.
ask-client-share-thresholds = We agree on who helps you with what.

whom-client = The client
whom-worker = The worker

decision-open-trajectory = Open a trajectory
decision-refer-education = Refer to education
decision-refer-regular = Refer to mainstream services
decision-ask-more = Ask something else first
decision-not-in-target-group = Does not belong to the target group

decision-client-open-trajectory = Good news: you can start. A team will get to work with you.
decision-client-refer-education = We think that school or a training course will help you most right now. We will show you the way.
decision-client-refer-regular = We think another service can help you better right now. For example VDAB or the OCMW. We will show you the way.
decision-client-ask-more = We would like to ask you something else first. After that we look again.
decision-client-not-in-target-group = We cannot support you here. That is not your fault. We will explain why, and who can help you.

view-indicated = Appropriate
view-not-indicated = Not appropriate
view-unsure = Too early to say

domain-work = Work and training
domain-money = Income and debts
domain-housing = Housing
domain-health = Physical health
domain-mind = Mental well-being
domain-addiction = Addiction
domain-family = Family and childcare
domain-network = Social network
domain-language = Language, reading and writing, digital
domain-mobility = Mobility
domain-justice = Justice and papers
domain-meaning = Daily activities and meaning

work-seeking = Does not work and is looking for work
work-not-seeking = Does not work and is not looking for work now
work-partly = Works now and then, such as temporary agency work
work-full-time = Works full-time

education-realistic = Education is still possible
education-not-realistic = Education is no longer a realistic option

enrolment-none = Not registered with VDAB
enrolment-unknown = The client does not know
category-00 = 00: with a benefit, or it has been applied for
category-01 = 01: with a benefit, exempt from municipal control (old code)
category-02 = 02: young person in the waiting period (beroepsinschakelingstijd)
category-03 = 03: registered freely, not working
category-04 = 04: excluded from the benefit, still registered
category-05 = 05: supported by the OCMW
category-06 = 06: registered as a person with a disability (old code)
category-07 = 07: works part-time by choice
category-09 = 09: gives up the benefit by choice
category-10 = 10: works, under notice or with severance pay
category-11 = 11: young person waiting for a bridging benefit (old code)
category-12 = 12: young person with a bridging benefit (old code)
category-14 = 14: excluded from the benefit, still registered (old code)
category-80 = 80: works part-time, with an income guarantee benefit
category-82 = 82: works part-time, young person in the waiting period
category-93 = 93: works part-time, keeping rights
category-other = Another code, or the certificate does not say

mediator-nobody = No mediator
mediator-vdab = A mediator at VDAB
mediator-partner-of-vdab = A mediator at a partner of VDAB

service-none = Nothing at the moment
service-follow-up = Only followed up by the mediator
service-glow = GLOW
service-ibb = IBB (intensive guidance and mediation)
service-specialised-mediation = Specialised mediation
service-training = Training recognised by VDAB
service-other-guidance = Other guidance towards work

conversation-client-asks = The client asks for the conversation
conversation-planned = Planned
conversation-held = Held
conversation-declined = The client does not want this now

way-mediator = Through the mediator
way-servicelijn = Through the Servicelijn, { -servicelijn }
way-asked = The client tells it
way-together = Look together in the client file on the VDAB website

source-told-by-client = Told by the client
source-seen-together = Seen together in the client file
source-document-brought = On a document that the client brought
source-three-way-meeting = In a three-way meeting

part-wish = The help question in the client’s own words
part-person = Age and place of residence
part-work = Work and health
part-thresholds = The barriers per area of life
part-vdab = What we know about VDAB
part-client-wish = what you ask for, in your own words
part-client-person = your age and your municipality
part-client-work = your work and your health
part-client-thresholds = what is difficult
part-client-vdab = what we know about you and VDAB

agreement-discuss = To be discussed at a case conference
agreement-name = To be called by name there
agreement-team = To be supported by a team that reads what the client told us
