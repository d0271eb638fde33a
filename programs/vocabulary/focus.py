"""What a program treats: substances, other addictions, and conditions that often come with them."""

from __future__ import annotations

from functools import partial

from programs.vocabulary.term import Category, Term

_focus = partial(Term, Category.FOCUS)
_track = partial(Term, Category.FOCUS, offered=False)

_SUBSTANCES: tuple[Term, ...] = (
    _focus(
        "substance-use", "Substance use",
        "The place treats people who have problems with alcohol or other drugs.",
        "Do you treat substance use?",
        samhsa=("SA",), implied_by=("alcohol", "opioids", "stimulants", "cannabis", "benzodiazepines",
                                    "co-occurring"),
    ),
    _focus(
        "alcohol", "Alcohol",
        "The program treats alcohol use disorder. Do not stop heavy drinking alone: ask a doctor first.",
        "Do you treat alcohol use disorder?",
        samhsa_no=("NAUT",),
        implied_by=("alcohol-use-disorder-only", "aud-medication-here", "withdrawal-alcohol"),
    ),
    _focus(
        "opioids", "Opioids",
        "The program treats opioid use disorder, such as from heroin, fentanyl or pain pills.",
        "Do you treat opioid use disorder?",
        samhsa_no=("NOOP",), labels_no=(("OT", "Does not treat opioid addiction"),),
        implied_by=("opioid-use-disorder-only", "oud-medication-here", "withdrawal-opioids"),
    ),
    _focus(
        "stimulants", "Stimulants (meth, cocaine)",
        "The program treats people who use meth, cocaine or pills such as Adderall.",
        "Do you treat people who use meth or cocaine?",
        implied_by=("withdrawal-stimulants",),
    ),
    _focus(
        "cannabis", "Cannabis",
        "The program treats people who want to use less cannabis, or none.",
        "Do you treat cannabis use?",
    ),
    _focus(
        "benzodiazepines", "Benzodiazepines",
        "For people who take pills such as Xanax or Valium. Do not stop alone: it can be deadly.",
        "Do you treat people who take benzodiazepines?",
        implied_by=("withdrawal-benzodiazepines",),
    ),
    _focus(
        "tobacco", "Tobacco and vaping",
        "The program treats tobacco or nicotine use too.",
        "Do you treat tobacco use?",
    ),
    _focus(
        "gambling", "Gambling",
        "The place treats gambling that a person cannot control.",
        "Do you treat gambling?",
        samhsa=("TGD",),
    ),
    _focus(
        "other-addictions", "Other addictions",
        "The place treats addictions other than drugs and gambling, such as to the internet.",
        "Do you treat other addictions, and which?",
        samhsa=("TOD",),
        labels=(
            ("OTHR", "Treatment for internet use disorder"),
            ("OTHR", "Treatment for non-substance use addiction disorder"),
        ),
    ),
)

_CONDITIONS: tuple[Term, ...] = (
    _focus(
        "co-occurring", "Substance use with a mental health condition",
        "The place treats both. Many people have both, and it helps to treat them together.",
        "Do you treat mental health along with substance use?",
        samhsa=("SUMH",), implied_by=("co-occurring-track", "integrated-treatment"),
    ),
    _track(
        "co-occurring-track", "Group for people with both",
        "There is a program or group for people with substance use and a mental health condition.",
        "Do you have a group for people who have both?",
        samhsa=("CO",), labels=(("SG", "Persons with co-occurring mental and substance use disorders"),),
    ),
    _focus(
        "mental-health", "Mental health",
        "The place treats mental health conditions.",
        "Do you treat mental health conditions?",
        samhsa=("MH", "MHS"),
        implied_by=("co-occurring", "depression", "anxiety", "bipolar", "ptsd", "trauma", "psychosis",
                    "eating-disorders", "ocd", "borderline-personality", "serious-mental-illness",
                    "serious-emotional-disturbance"),
    ),
    _focus(
        "depression", "Depression",
        "The program treats a low mood that does not lift.",
        "Do you treat depression?",
    ),
    _focus(
        "anxiety", "Anxiety",
        "The program treats worry, panic or fear that gets in the way of life.",
        "Do you treat anxiety or panic?",
    ),
    _focus(
        "bipolar", "Bipolar disorder",
        "The program treats moods that swing from very high to very low.",
        "Do you treat bipolar disorder?",
    ),
    _focus(
        "ptsd", "Post-traumatic stress disorder (PTSD)",
        "The program treats lasting fear, bad dreams or flashbacks after something terrible.",
        "Do you treat PTSD?",
        implied_by=("ptsd-track",),
    ),
    _track(
        "ptsd-track", "Group for people with PTSD",
        "There is a program or group for people with PTSD.",
        "Do you have a group for people with PTSD?",
        samhsa=("PTSD",),
    ),
    _focus(
        "trauma", "Trauma",
        "The program helps people who have lived through violence, loss or other harm.",
        "Do you help people who have lived through trauma?",
        implied_by=("trauma-track", "ptsd", "trauma-therapy"),
    ),
    _track(
        "trauma-track", "Group for people who have lived through trauma",
        "There is a program or group for people who have lived through trauma.",
        "Do you have a group for people who have lived through trauma?",
        samhsa=("TRMA",), labels=(("SG", "Persons who have experienced trauma"),),
    ),
    _focus(
        "psychosis", "Psychosis",
        "The program treats people who hear, see or believe things that others do not.",
        "Do you treat psychosis?",
        implied_by=("first-psychosis-track",),
    ),
    _track(
        "first-psychosis-track", "Program for a first time with psychosis",
        "There is a program for people who have psychosis for the first time. Early care helps.",
        "Do you have a program for a first time with psychosis?",
        samhsa=("PEFP",),
    ),
    _focus(
        "eating-disorders", "Eating disorders",
        "The program treats problems with food and weight, such as anorexia or bulimia.",
        "Do you treat eating disorders?",
        implied_by=("eating-disorders-track",),
    ),
    _track(
        "eating-disorders-track", "Group for people with eating disorders",
        "There is a program or group for people with eating disorders.",
        "Do you have a group for people with eating disorders?",
        samhsa=("PED",),
    ),
    _focus(
        "ocd", "Obsessive-compulsive disorder (OCD)",
        "The program treats thoughts that will not stop and acts a person feels forced to repeat.",
        "Do you treat OCD?",
    ),
    _focus(
        "adhd", "ADHD",
        "The program treats trouble with focus and sitting still. Ask how they handle medicine for it.",
        "Do you treat ADHD, and how do you handle medicine for it?",
    ),
    _focus(
        "borderline-personality", "Borderline personality disorder",
        "The program treats very strong feelings and stormy ties with others.",
        "Do you treat borderline personality disorder?",
    ),
    _focus(
        "self-harm", "Self-harm or thoughts of suicide",
        "The program works with people who hurt themselves or think of suicide. In a crisis, call 988.",
        "Do you take people who think of suicide or hurt themselves?",
    ),
    _focus(
        "grief", "Grief",
        "The program helps people who have lost someone.",
        "Do you help people with grief?",
    ),
    _focus(
        "serious-mental-illness", "Serious mental illness in adults",
        "The program treats conditions that make daily life very hard.",
        "Do you treat adults with a serious mental illness?",
        implied_by=("serious-mental-illness-track",),
    ),
    _track(
        "serious-mental-illness-track", "Group for adults with a serious mental illness",
        "There is a program or group for adults with a serious mental illness.",
        "Do you have a group for adults with a serious mental illness?",
        samhsa=("SMI",), labels=(("SG", "Persons with serious mental illness (SMI)"),),
    ),
    _focus(
        "serious-emotional-disturbance", "Serious emotional problems in young people",
        "The program treats children or teens whose feelings make home or school very hard.",
        "Do you treat children or teens with serious emotional problems?",
        implied_by=("serious-emotional-disturbance-track",),
    ),
    _track(
        "serious-emotional-disturbance-track", "Group for young people with serious emotional problems",
        "There is a program for children or teens with serious emotional problems.",
        "Do you have a group for young people with serious emotional problems?",
        samhsa=("SED",),
    ),
    _focus(
        "chronic-pain", "Substance use with lasting pain",
        "The program treats people who live with pain that does not go away.",
        "Do you treat pain along with substance use?",
        implied_by=("chronic-pain-track",),
    ),
    _track(
        "chronic-pain-track", "Group for people with lasting pain",
        "There is a program or group for people with substance use and lasting pain.",
        "Do you have a group for people with lasting pain?",
        samhsa=("COPSU",),
    ),
    _focus(
        "brain-injury", "Brain injury",
        "The program works with people whose brain was hurt, such as by a fall or a crash.",
        "Do you work with people who had a brain injury?",
        implied_by=("brain-injury-track",),
    ),
    _track(
        "brain-injury-track", "Group for people with a brain injury",
        "There is a program or group for people with a brain injury.",
        "Do you have a group for people with a brain injury?",
        samhsa=("TBI",),
    ),
    _focus(
        "dementia", "Dementia",
        "The program works with people who are losing their memory.",
        "Do you work with people who have dementia?",
        implied_by=("dementia-track",), offered=False,
    ),
    _track(
        "dementia-track", "Group for people with dementia",
        "There is a program or group for people with Alzheimer's or other dementia.",
        "Do you have a group for people with dementia?",
        samhsa=("ALZ",),
    ),
)

FOCUS: tuple[Term, ...] = (*_SUBSTANCES, *_CONDITIONS)
