"""Help around the therapy: assessment, health care, support with daily life, crisis care, what comes next."""

from __future__ import annotations

from functools import partial

from programs.vocabulary.term import Category, Term

_service = partial(Term, Category.SERVICE)
_detail = partial(Term, Category.SERVICE, offered=False)

_STARTING: tuple[Term, ...] = (
    _service(
        "substance-use-assessment", "Full assessment of substance use",
        "A long talk at the start about your use, health and life, so that care fits you.",
        "Do you do a full assessment first, and what does it cost?",
        samhsa=("CSAA",),
    ),
    _service(
        "mental-health-assessment", "Full mental health assessment",
        "A trained person asks about your mood, sleep, past and safety.",
        "Will someone assess my mental health too?",
        samhsa=("CMHA",),
    ),
    _detail(
        "substance-use-screening", "Short check for substance use",
        "A few questions to see if you need a full assessment.",
        "Can I do a short check before a full assessment?",
        samhsa=("SSA",), labels=(("SCR", "Screening for substance use"),),
    ),
    _detail(
        "mental-health-screening", "Short check for mental health",
        "A few questions to see if you need mental health care.",
        "Do you check everyone for mental health needs?",
        samhsa=("SMHD",), labels=(("SCR", "Screening for mental health disorders"),),
    ),
    _detail(
        "tobacco-screening", "Short check for tobacco use",
        "A few questions about smoking, vaping or chewing tobacco.",
        "Do you ask about tobacco and help people quit?",
        samhsa=("STU",),
    ),
    _service(
        "medical-exam", "Medical history and physical exam",
        "A health worker asks about your health and examines you.",
        "Will I get a physical exam?",
        samhsa=("MHPA",),
    ),
    _service(
        "interim-services", "Help while you wait for a place",
        "If the program is full, staff help you stay safe until you can start.",
        "If you are full, what help can I get while I wait?",
        samhsa=("ISC",),
    ),
    _service(
        "same-day-start", "Can start the same day",
        "The program says you can begin on the day you call or walk in.",
        "Can I start today?",
    ),
    _detail(
        "community-outreach", "Outreach in the community",
        "Staff meet people where they live and help them find care.",
        "Can someone come out to talk with me?",
        samhsa=("OPC",),
    ),
    _detail(
        "interventionist", "Professional interventionist",
        "A paid guide who helps a family talk with a loved one about getting care.",
        "Can someone help our family talk with our loved one?",
        samhsa=("PIEC",),
    ),
    _service(
        "personal-plan", "Your own plan, reviewed often",
        "You and your counselor write a plan and change it as you go.",
        "Will I have my own plan, and how often is it reviewed?",
    ),
)

_HEALTH: tuple[Term, ...] = (
    _service(
        "psychiatric-care", "Psychiatric care",
        "A psychiatrist, or a nurse with that training, can see you.",
        "Can I see a psychiatrist here, and how soon?",
    ),
    _service(
        "medication-management", "Medication management",
        "A prescriber checks how your medicines work and changes them when needed.",
        "Will someone here check my medicines, and how often?",
    ),
    _service(
        "primary-care", "Primary care in the same place",
        "You can see a doctor or nurse about your body's health too.",
        "Can I see a doctor here for other health needs?",
        samhsa=("IPC",),
    ),
    _service(
        "medical-staff", "Doctor or nurse on site",
        "A doctor or nurse is at the program while groups meet.",
        "Is a doctor or nurse on site during the sessions?",
    ),
    _service(
        "licensed-counselors", "Licensed counselors lead the groups",
        "The people who lead groups hold a state license or certificate.",
        "Are group leaders licensed, and what training do they have?",
    ),
    _detail(
        "chronic-disease-care", "Help with long-term illness",
        "Help to live with an illness such as diabetes or heart disease.",
        "Can you help me manage a long-term illness?",
        samhsa=("CDM",),
    ),
    _detail(
        "diet-exercise", "Diet and exercise advice",
        "Help to eat well and move more.",
        "Do you give advice on food and exercise?",
        samhsa=("DEC",),
    ),
    _service(
        "acupuncture", "Acupuncture",
        "Thin needles in the skin, used next to other care.",
        "Do you offer acupuncture?",
        samhsa=("ACU",),
    ),
    _detail(
        "hiv-early-care", "Early care for HIV",
        "Tests, advice and a first appointment for people with HIV.",
        "Can you help me start care for HIV?",
        samhsa=("EIH",),
    ),
    _detail(
        "hiv-education", "HIV classes or support",
        "You learn how HIV spreads, how to prevent it and how to live with it.",
        "Do you offer classes or support about HIV?",
        samhsa=("HAEC",),
    ),
    _detail(
        "hepatitis-education", "Hepatitis classes or support",
        "You learn how hepatitis spreads and how it is treated.",
        "Do you offer classes or support about hepatitis?",
        samhsa=("TAEC",),
    ),
    _detail(
        "health-education", "Health classes",
        "Classes on other health topics, such as sleep or food.",
        "Do you teach classes on general health?",
        samhsa=("HEOH",),
    ),
    _detail(
        "hepatitis-vaccine", "Hepatitis A or B vaccine",
        "Shots that protect you from hepatitis A or B.",
        "Can I get the hepatitis A and B shots here?",
        samhsa=("HAV", "HBV"),
    ),
    _service(
        "quit-smoking", "Help to stop smoking or vaping",
        "A counselor helps you stop smoking, vaping or chewing tobacco.",
        "Can you help me stop smoking or vaping?",
        samhsa=("TCC",),
        labels=(("TOBAC", "Smoking/tobacco cessation counseling"),),
    ),
    _service(
        "telehealth-therapy", "Some therapy by video",
        "The place offers some therapy by video. It may not be the intensive program: ask.",
        "Do you offer any sessions by video, and which?",
        samhsa=("TELE",),
        labels=(
            ("SET", "Computerized treatment/telemedicine"),
            ("SET", "Telemedicine/telehealth"),
        ),
        implied_by=("telehealth",),
    ),
    _service(
        "naloxone", "Naloxone and overdose lessons",
        "You learn to spot an overdose and use naloxone (Narcan). Many programs give you a kit.",
        "Will you give me naloxone to take home?",
        samhsa=("NOE",),
    ),
    _detail(
        "withdrawal-medication", "Medicine during withdrawal",
        "Staff often use medicine to make withdrawal safer and easier.",
        "Do you use medicine to ease withdrawal?",
        samhsa=("MDET",),
    ),
    _service(
        "withdrawal-alcohol", "Withdrawal care for alcohol",
        "Medical help to stop drinking. Stopping alone after heavy drinking can be deadly.",
        "Can you help me stop drinking safely?",
        samhsa=("ADTX",),
    ),
    _service(
        "withdrawal-benzodiazepines", "Withdrawal care for benzodiazepines",
        "Medical help to come off pills such as Xanax. Stopping alone can be deadly.",
        "Can you help me come off benzodiazepines safely?",
        samhsa=("BDTX",),
    ),
    _service(
        "withdrawal-opioids", "Withdrawal care for opioids",
        "Medical help to stop heroin, fentanyl or pain pills.",
        "Can you help me through opioid withdrawal?",
        samhsa=("ODTX",),
    ),
    _detail(
        "withdrawal-stimulants", "Withdrawal care for meth or cocaine",
        "Help with the low mood and poor sleep that can follow meth or cocaine.",
        "Can you help me when I stop meth or cocaine?",
        samhsa=("CDTX", "MDTX"),
    ),
)

HEALTH_SERVICES: tuple[Term, ...] = (*_STARTING, *_HEALTH)
