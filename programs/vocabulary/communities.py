"""More groups of people a program may serve: survivors, health, work, faith and heritage."""

from __future__ import annotations

from functools import partial

from programs.vocabulary.term import Category, Term

_serves = partial(Term, Category.SERVES)

COMMUNITIES: tuple[Term, ...] = (
    _serves(
        "domestic-violence", "Welcomes people hurt by a partner or family",
        "The program says it works with people who lived through violence at home.",
        "Do you work with people who were hurt at home?",
        implied_by=("domestic-violence-track", "domestic-violence-help"),
    ),
    _serves(
        "domestic-violence-track", "Group for people hurt by a partner or family",
        "There is a program or group for people who lived through violence at home.",
        "Do you have a group for people who were hurt at home?",
        samhsa=("DV",),
        labels=(("SG", "Persons who have experienced intimate partner violence, domestic violence"),),
    ),
    _serves(
        "sexual-abuse", "Welcomes survivors of sexual abuse",
        "The program says it works with people who lived through sexual abuse.",
        "Do you work with survivors of sexual abuse?",
        implied_by=("sexual-abuse-track",),
    ),
    _serves(
        "sexual-abuse-track", "Group for survivors of sexual abuse",
        "There is a program or group for people who lived through sexual abuse.",
        "Do you have a group for survivors of sexual abuse?",
        samhsa=("XA",), labels=(("SG", "Persons who have experienced sexual abuse"),),
    ),
    _serves(
        "hiv", "Welcomes people with HIV",
        "The program says it works with people who have HIV.",
        "Do you work with people who have HIV?",
        implied_by=("hiv-track",),
    ),
    _serves(
        "hiv-track", "Group for people with HIV",
        "There is a program or group for people with HIV.",
        "Do you have a group for people with HIV?",
        samhsa=("HV",), labels=(("SG", "Persons with HIV or AIDS"),),
    ),
    _serves(
        "native-american-track", "Group for American Indian and Alaska Native people",
        "There is a program or group shaped by Native culture.",
        "Do you have a group shaped by Native culture?",
    ),
    _serves(
        "first-responders-track", "Group for first responders",
        "There is a group for police, fire and ambulance workers.",
        "Do you have a group for first responders?",
    ),
    _serves(
        "professionals-track", "Group for nurses, doctors, pilots and other professionals",
        "A group for people whose license depends on treatment. Ask if it sends reports.",
        "Do you have a group for licensed professionals?",
    ),
    _serves(
        "students-track", "Group for college students",
        "There is a group for students, with times that fit around classes.",
        "Do you have a group for students?",
    ),
    _serves(
        "family-members-track", "Group for family and friends",
        "There is a group for people whose loved one uses alcohol or drugs.",
        "Do you have a group for family and friends?",
    ),
    _serves(
        "without-housing", "Welcomes people without a home",
        "The program says you can join when you have no fixed place to live.",
        "Can I join if I have no fixed home?",
    ),
    _serves(
        "intellectual-disability", "Welcomes people with a learning disability or autism",
        "The program says it can change how it teaches to fit you.",
        "Can you change how you teach for a person with a disability?",
    ),
)
