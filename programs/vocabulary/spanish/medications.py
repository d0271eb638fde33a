"""Medications, in Spanish. Brand names stay as they are."""

from __future__ import annotations

_OPIOID_USE_DISORDER: dict[str, tuple[str, str, str]] = {
    "oud-medication-here": (
        "Medicamento para el trastorno por consumo de opioides, recetado en el programa",
        "Un profesional del programa puede empezar o seguir su medicamento para el trastorno por "
        "consumo de opioides.",
        "¿Alguien ahí puede recetar medicamentos para el trastorno por consumo de opioides?",
    ),
    "oud-medication-partner": (
        "Medicamento para el trastorno por consumo de opioides, por medio de un socio",
        "El programa trabaja con un profesional de fuera que receta estos medicamentos.",
        "¿Trabajan con alguien que receta para el trastorno por consumo de opioides, y cuándo me puede ver?",
    ),
    "oud-medication-accepted": (
        "Acepta a quien toma medicamento para el trastorno por consumo de opioides",
        "Usted puede entrar y seguir con el medicamento que le da otra clínica, como la metadona.",
        "¿Puedo entrar y seguir con mi medicamento para el trastorno por consumo de opioides?",
    ),
    "oud-medication-outside": (
        "Medicamento para el trastorno por consumo de opioides, de un profesional de fuera",
        "Algunas personas reciben la receta de un profesional sin relación formal con el programa.",
        "¿Trabajarán con mi propio médico si me receta por el consumo de opioides?",
    ),
    "oud-medication-outpatient": (
        "Citas para metadona, buprenorfina o naltrexona",
        "Quien vive en su casa puede recibir al menos uno de estos medicamentos. Pregunte cuál y "
        "quién lo receta.",
        "¿Puedo recibir ahí un medicamento para el trastorno por consumo de opioides y cuál?",
    ),
    "methadone": (
        "Metadona",
        "Un medicamento diario para el trastorno por consumo de opioides. Alivia el síndrome de "
        "abstinencia y baja el riesgo de morir.",
        "¿Puedo recibir metadona por medio de ustedes o seguir tomándola?",
    ),
    "methadone-ongoing": (
        "Metadona por el tiempo que ayude",
        "Usted puede seguir con metadona por meses o años.",
        "¿Puedo seguir con metadona mientras me ayude?",
    ),
    "buprenorphine": (
        "Buprenorfina",
        "Un medicamento para el trastorno por consumo de opioides, como Suboxone. Alivia las ganas "
        "de consumir y baja el riesgo de morir.",
        "¿Puedo recibir buprenorfina por medio de ustedes o seguir tomándola?",
    ),
    "buprenorphine-prescribed": (
        "Buprenorfina, recetada en el programa",
        "Un profesional del programa puede empezar o seguir su buprenorfina.",
        "¿Alguien ahí puede recetar buprenorfina y cuándo?",
    ),
    "buprenorphine-ongoing": (
        "Buprenorfina por el tiempo que ayude",
        "Usted puede seguir con buprenorfina por meses o años.",
        "¿Puedo seguir con buprenorfina mientras me ayude?",
    ),
    "buprenorphine-naloxone": (
        "Buprenorfina con naloxona (Suboxone)",
        "La forma usual de la buprenorfina: una lámina o pastilla debajo de la lengua.",
        "¿Usan buprenorfina con naloxona, como Suboxone?",
    ),
    "buprenorphine-alone": (
        "Buprenorfina sin naloxona",
        "Solo buprenorfina, en pastilla debajo de la lengua. Algunas personas necesitan esta forma.",
        "¿Usan buprenorfina sin naloxona?",
    ),
    "buprenorphine-shot": (
        "Inyección de buprenorfina (Sublocade, Brixadi)",
        "Una inyección cada semana o cada mes. Así no hay que tomar nada cada día.",
        "¿Ponen la inyección de buprenorfina?",
    ),
    "buprenorphine-implant": (
        "Implante de buprenorfina",
        "Varillas pequeñas bajo la piel que sueltan el medicamento por meses. Pregunte si todavía lo usan.",
        "¿Usan el implante de buprenorfina?",
    ),
    "naltrexone": (
        "Naltrexona",
        "Un medicamento para el trastorno por consumo de alcohol o de opioides. Si es por opioides, "
        "debe haber pasado antes el síndrome de abstinencia.",
        "¿Puedo recibir naltrexona por medio de ustedes o seguir tomándola?",
    ),
    "naltrexone-prescribed": (
        "Naltrexona, recetada en el programa",
        "Un profesional del programa puede empezar o seguir su naltrexona.",
        "¿Alguien ahí puede recetar naltrexona?",
    ),
    "naltrexone-relapse-prevention": (
        "Naltrexona para no volver a los opioides",
        "Naltrexona después del síndrome de abstinencia, para que los opioides no tengan efecto.",
        "¿Usan naltrexona para ayudar a no volver a los opioides?",
    ),
    "naltrexone-pills": (
        "Pastillas de naltrexona",
        "Una pastilla diaria para el trastorno por consumo de alcohol o de opioides.",
        "¿Usan pastillas de naltrexona?",
    ),
    "naltrexone-shot": (
        "Inyección de naltrexona (Vivitrol)",
        "Una inyección al mes para el trastorno por consumo de alcohol o de opioides.",
        "¿Ponen la inyección de naltrexona?",
    ),
    "taper-after-stable": (
        "Dejar poco a poco, con ayuda, el medicamento para los opioides",
        "Tras un tiempo estable con el medicamento, el personal puede ayudarle a bajar la dosis, si "
        "usted quiere.",
        "¿Me ayudarán si algún día quiero bajar la dosis?",
    ),
    "opioid-withdrawal-medication": (
        "Medicamento para aliviar el síndrome de abstinencia de opioides",
        "Metadona, buprenorfina, lofexidina o clonidina por poco tiempo. Seguir con una de las dos "
        "primeras es más seguro: pregunte.",
        "¿Usan medicamentos para aliviar el síndrome de abstinencia de opioides, y puedo seguir con ellos?",
    ),
    "methadone-pain-dosing": (
        "Metadona o buprenorfina para el dolor o una dosis urgente",
        "El centro las usa para el dolor, o por unos días hasta que una clínica pueda verle.",
        "¿Me pueden dar una dosis por unos días hasta que me vea una clínica?",
    ),
}

_ALCOHOL_USE_DISORDER: dict[str, tuple[str, str, str]] = {
    "aud-medication-here": (
        "Medicamento para el trastorno por consumo de alcohol, recetado en el programa",
        "Un profesional del programa puede empezar o seguir su medicamento para el trastorno por "
        "consumo de alcohol.",
        "¿Alguien ahí puede recetar medicamentos para el trastorno por consumo de alcohol?",
    ),
    "aud-medication-partner": (
        "Medicamento para el trastorno por consumo de alcohol, por medio de un socio",
        "El programa trabaja con un profesional de fuera que receta estos medicamentos.",
        "¿Trabajan con alguien que receta para el trastorno por consumo de alcohol?",
    ),
    "aud-medication-accepted": (
        "Acepta a quien toma medicamento para el trastorno por consumo de alcohol",
        "Usted puede entrar y seguir con el medicamento que le da su propio médico.",
        "¿Puedo entrar y seguir con mi medicamento para el trastorno por consumo de alcohol?",
    ),
    "aud-medication-outside": (
        "Medicamento para el trastorno por consumo de alcohol, de un profesional de fuera",
        "Algunas personas reciben la receta de un profesional sin relación formal con el programa.",
        "¿Trabajarán con mi propio médico si me receta por el consumo de alcohol?",
    ),
    "acamprosate": (
        "Acamprosato (Campral)",
        "Una pastilla que puede ayudar a no volver a beber a quien ya dejó de hacerlo.",
        "¿Usan acamprosato?",
    ),
    "disulfiram": (
        "Disulfiram (Antabuse)",
        "Una pastilla que le hace sentir mal si bebe. Nunca la tome si ha bebido.",
        "¿Usan disulfiram?",
    ),
}

_OTHER: dict[str, tuple[str, str, str]] = {
    "nicotine-medication": (
        "Parches, chicles o pastillas de nicotina",
        "Alivian las ganas de fumar mientras usted lo deja.",
        "¿Me pueden dar parches o chicles de nicotina?",
    ),
    "quit-smoking-pills": (
        "Medicamento para dejar de fumar, sin nicotina",
        "Pastillas como vareniclina o bupropión que ayudan a dejar de fumar.",
        "¿Recetan pastillas que ayudan a dejar de fumar?",
    ),
    "clonidine-lofexidine": (
        "Clonidina o lofexidina (Lucemyra)",
        "Medicamentos que alivian el síndrome de abstinencia de opioides y que no son opioides.",
        "¿Usan clonidina o lofexidina?",
    ),
    "hepatitis-c-medication": (
        "Medicamento para la hepatitis C",
        "Pastillas que curan la hepatitis C en la mayoría de las personas.",
        "¿Me pueden tratar ahí la hepatitis C?",
    ),
    "hiv-medication": (
        "Medicamento para el VIH",
        "Medicamentos diarios o inyecciones que ayudan a estar bien a las personas con VIH.",
        "¿Puedo recibir ahí mi medicamento para el VIH?",
    ),
    "prep": (
        "Medicamento para prevenir el VIH (PrEP)",
        "Pastillas o inyecciones que bajan el riesgo de contraer el VIH.",
        "¿Puedo recibir ahí la PrEP?",
    ),
}

_PSYCHIATRIC: dict[str, tuple[str, str, str]] = {
    "psychiatric-medication": (
        "Medicamento para la salud mental",
        "Alguien puede darle medicamentos para la depresión, la ansiedad o la psicosis.",
        "¿Alguien ahí puede recetar mi medicamento para la salud mental?",
    ),
    "antipsychotic-medication": (
        "Medicamento antipsicótico",
        "Un medicamento para la psicosis y otras condiciones graves. No lo deje por su cuenta.",
        "¿Puedo recibir por medio de ustedes el antipsicótico que tomo?",
    ),
    "clozapine": (
        "Clozapina (Clozaril)",
        "Un medicamento para la psicosis cuando otros no han ayudado. Requiere análisis de sangre "
        "frecuentes.",
        "¿Puedo recibir por medio de ustedes la clozapina y los análisis de sangre?",
    ),
    "newer-antipsychotics": (
        "Antipsicóticos más nuevos",
        "Como Abilify, Zyprexa, Seroquel o Risperdal. Tenga a mano el nombre del suyo cuando llame.",
        "¿Puedo recibir por medio de ustedes el antipsicótico nuevo que tomo?",
    ),
    "older-antipsychotics": (
        "Antipsicóticos más antiguos",
        "Como Haldol o Thorazine. Tenga a mano el nombre del suyo cuando llame.",
        "¿Puedo recibir por medio de ustedes el antipsicótico antiguo que tomo?",
    ),
}

MEDICATIONS: dict[str, tuple[str, str, str]] = {
    **_OPIOID_USE_DISORDER, **_ALCOHOL_USE_DISORDER, **_OTHER, **_PSYCHIATRIC,
}
