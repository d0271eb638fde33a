"""Levels of care, ways to attend and kinds of place, in Spanish."""

from __future__ import annotations

LEVELS: dict[str, tuple[str, str, str]] = {
    "iop": (
        "Tratamiento ambulatorio intensivo (IOP)",
        "Grupos y terapia varios días a la semana, a menudo de 9 a 19 horas por semana. Usted duerme "
        "en su casa.",
        "¿Tienen un programa ambulatorio intensivo (IOP) y de cuántas horas a la semana es?",
    ),
    "php": (
        "Hospitalización parcial o tratamiento de día (PHP)",
        "Atención durante gran parte del día, a menudo 20 horas a la semana o más. Usted duerme en su casa.",
        "¿Ofrecen tratamiento de día, también llamado PHP?",
    ),
    "outpatient": (
        "Tratamiento ambulatorio regular",
        "Una o dos citas a la semana. Muchas personas pasan a esto después de un programa intensivo.",
        "¿Ofrecen citas regulares cuando termina la parte intensiva?",
    ),
    "residential": (
        "Tratamiento residencial",
        "Usted vive en el programa, con personal de día y de noche.",
        "¿Ofrecen tratamiento en el que la persona vive ahí?",
    ),
    "residential-short": (
        "Tratamiento residencial corto",
        "Usted vive en el programa por poco tiempo, a menudo unos 30 días o menos.",
        "¿Ofrecen estadías cortas en las que la persona vive ahí?",
    ),
    "residential-long": (
        "Tratamiento residencial largo",
        "Usted vive en el programa por más tiempo, a menudo más de 30 días.",
        "¿Ofrecen estadías largas en las que la persona vive ahí?",
    ),
    "inpatient": (
        "Hospitalización",
        "Usted se queda en un hospital, con personal médico y de enfermería de día y de noche.",
        "¿Ofrecen tratamiento con estadía en el hospital?",
    ),
    "inpatient-treatment": (
        "Tratamiento en el hospital por consumo de sustancias",
        "Estadía en un hospital para tratar el consumo, más allá de los primeros días del síndrome "
        "de abstinencia.",
        "¿Tratan el consumo de sustancias durante una estadía en el hospital?",
    ),
    "withdrawal-care": (
        "Atención para el síndrome de abstinencia",
        "Ayuda médica para dejar de consumir de forma segura. Dejar el alcohol o las benzodiazepinas "
        "por su cuenta puede ser mortal: pregunte primero.",
        "¿Ofrecen ayuda médica para el síndrome de abstinencia?",
    ),
    "withdrawal-outpatient": (
        "Atención para el síndrome de abstinencia mientras vive en casa",
        "Ayuda médica con el síndrome de abstinencia por medio de citas. Usted duerme en su casa.",
        "¿Puedo recibir ahí ayuda con el síndrome de abstinencia y dormir en mi casa?",
    ),
    "withdrawal-residential": (
        "Atención para el síndrome de abstinencia con estadía de noche",
        "Ayuda con el síndrome de abstinencia mientras usted se queda en el programa, fuera de un hospital.",
        "¿Puedo pasar ahí las noches durante el síndrome de abstinencia?",
    ),
    "withdrawal-hospital": (
        "Atención para el síndrome de abstinencia en un hospital",
        "Ayuda con el síndrome de abstinencia durante una estadía en el hospital, con médicos cerca.",
        "¿Ofrecen atención para el síndrome de abstinencia en un hospital?",
    ),
}

DELIVERY: dict[str, tuple[str, str, str]] = {
    "in_person": (
        "En persona",
        "Usted va al programa y se reúne con el grupo en la misma sala.",
        "¿Los grupos se reúnen en persona?",
    ),
    "telehealth": (
        "En línea (telesalud)",
        "Usted participa por video desde su casa. El programa debe tener permiso para atender en su estado.",
        "¿Puedo seguir el programa intensivo por video desde mi estado?",
    ),
    "hybrid": (
        "Parte en persona y parte en línea (híbrido)",
        "Algunas sesiones son en persona y otras por video. Pregunte quién decide cuáles.",
        "¿Puedo hacer algunas sesiones en persona y otras por video?",
    ),
}

SETTINGS: dict[str, tuple[str, str, str]] = {
    "outpatient-setting": (
        "Algún tipo de atención ambulatoria",
        "El centro atiende a personas que viven en su casa. Pueden ser pocas horas a la semana o muchas.",
        "¿Atienden a personas que viven en su casa?",
    ),
    "opioid-treatment-program": (
        "Programa de tratamiento de opioides (OTP)",
        "Una clínica aprobada por el gobierno federal. Solo estas pueden dar metadona para el "
        "trastorno por consumo de opioides.",
        "¿Son un programa de tratamiento de opioides (OTP) que puede dar metadona?",
    ),
    "sober-living": (
        "Vivienda sobria o casa de transición (sober living)",
        "Una casa compartida donde nadie consume alcohol ni drogas. Algunas personas viven ahí "
        "durante el IOP.",
        "¿Tienen una vivienda sobria (sober living) o trabajan con una?",
    ),
    "hospital": (
        "Hospital general",
        "El programa es parte de un hospital general.",
        "¿El programa es parte de un hospital?",
    ),
    "psychiatric-hospital": (
        "Hospital o unidad de psiquiatría",
        "El programa es parte de un hospital de salud mental, o de una unidad de salud mental en un "
        "hospital.",
        "¿El programa es parte de un hospital psiquiátrico?",
    ),
    "community-mental-health-center": (
        "Centro comunitario de salud mental",
        "Una clínica local de salud mental, a menudo con dinero público. Medicare puede pagar un IOP ahí.",
        "¿Son un centro comunitario de salud mental?",
    ),
    "ccbhc": (
        "Clínica comunitaria certificada de salud conductual (CCBHC)",
        "Una clínica que debe tratar la salud mental y el consumo de sustancias de toda persona, "
        "aunque no pueda pagar.",
        "¿Son una clínica comunitaria certificada que atiende a quien no puede pagar?",
    ),
    "mental-health-clinic": (
        "Clínica de salud mental",
        "Una clínica para la salud mental. Usted vive en su casa y va a las citas.",
        "¿Son una clínica de salud mental?",
    ),
    "several-levels": (
        "Varios niveles de atención en un mismo lugar",
        "El centro ofrece atención de día y también con estadía de noche. Usted puede pasar de una a otra.",
        "¿Puedo pasar a más o menos atención sin cambiar de programa?",
    ),
    "residential-children": (
        "Centro residencial para niños",
        "Niños o adolescentes viven ahí y reciben atención de salud mental.",
        "¿Tienen un centro donde los niños viven ahí?",
    ),
    "va-health-center": (
        "Centro médico o clínica de la VA",
        "Lo dirige Asuntos de Veteranos (VA) para personas que sirvieron en las fuerzas armadas.",
        "¿Es un centro médico o una clínica de la VA?",
    ),
    "rural-health-clinic": (
        "Clínica de salud rural",
        "Una clínica en una zona rural. Medicare puede pagar ahí un programa ambulatorio intensivo.",
        "¿Son una clínica de salud rural certificada?",
    ),
}
