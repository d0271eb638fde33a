"""The first steps and health services, in Spanish."""

from __future__ import annotations

_STARTING: dict[str, tuple[str, str, str]] = {
    "substance-use-assessment": (
        "Evaluación completa del consumo de sustancias",
        "Una charla larga al empezar sobre su consumo, su salud y su vida, para que la atención sea "
        "la adecuada.",
        "¿Hacen primero una evaluación completa y cuánto cuesta?",
    ),
    "mental-health-assessment": (
        "Evaluación completa de salud mental",
        "Una persona capacitada le pregunta por su ánimo, su sueño, su pasado y su seguridad.",
        "¿Alguien evaluará también mi salud mental?",
    ),
    "substance-use-screening": (
        "Revisión corta del consumo de sustancias",
        "Unas pocas preguntas para ver si necesita una evaluación completa.",
        "¿Puedo hacer una revisión corta antes de una evaluación completa?",
    ),
    "mental-health-screening": (
        "Revisión corta de salud mental",
        "Unas pocas preguntas para ver si necesita atención de salud mental.",
        "¿Preguntan a todas las personas por su salud mental?",
    ),
    "tobacco-screening": (
        "Revisión corta del consumo de tabaco",
        "Unas pocas preguntas sobre fumar, vapear o mascar tabaco.",
        "¿Preguntan por el tabaco y ayudan a dejarlo?",
    ),
    "medical-exam": (
        "Historial médico y examen físico",
        "Un profesional de salud le pregunta por su salud y le examina.",
        "¿Me harán un examen físico?",
    ),
    "interim-services": (
        "Ayuda mientras espera un lugar",
        "Si el programa está lleno, el personal le ayuda a estar a salvo hasta que pueda empezar.",
        "¿Qué ayuda puedo recibir mientras espero, si no hay lugar?",
    ),
    "same-day-start": (
        "Puede empezar el mismo día",
        "El programa dice que puede empezar el día que llama o que llega.",
        "¿Puedo empezar hoy?",
    ),
    "community-outreach": (
        "Personal que sale a la comunidad",
        "El personal va adonde está la gente y le ayuda a encontrar atención.",
        "¿Alguien puede venir a hablar conmigo?",
    ),
    "interventionist": (
        "Guía profesional para hablar con un ser querido",
        "Un guía que cobra por ayudar a la familia a hablar con un ser querido sobre buscar atención.",
        "¿Alguien puede ayudar a nuestra familia a hablar con un ser querido?",
    ),
    "personal-plan": (
        "Su propio plan, revisado a menudo",
        "Usted y su consejero escriben un plan y lo cambian en el camino.",
        "¿Tendré mi propio plan y cada cuánto se revisa?",
    ),
}

_HEALTH: dict[str, tuple[str, str, str]] = {
    "psychiatric-care": (
        "Atención psiquiátrica",
        "Puede verle un psiquiatra, o personal de enfermería con esa preparación.",
        "¿Puedo ver ahí a un psiquiatra y cuándo?",
    ),
    "medication-management": (
        "Control de medicamentos",
        "Un profesional que receta revisa cómo le van sus medicamentos y los cambia si hace falta.",
        "¿Alguien ahí revisará mis medicamentos y cada cuánto?",
    ),
    "primary-care": (
        "Atención médica general en el mismo lugar",
        "También puede verle un médico o personal de enfermería por la salud de su cuerpo.",
        "¿Puedo ver ahí a un médico por otros problemas de salud?",
    ),
    "medical-staff": (
        "Personal médico o de enfermería en el lugar",
        "Hay personal médico o de enfermería en el programa mientras se reúnen los grupos.",
        "¿Hay personal médico o de enfermería en el lugar durante las sesiones?",
    ),
    "licensed-counselors": (
        "Consejeros con licencia dirigen los grupos",
        "Quienes dirigen los grupos tienen una licencia o un certificado del estado.",
        "¿Quienes dirigen los grupos tienen licencia y qué preparación tienen?",
    ),
    "chronic-disease-care": (
        "Ayuda con una enfermedad de largo plazo",
        "Ayuda para vivir con una enfermedad como la diabetes o la del corazón.",
        "¿Pueden ayudarme a manejar una enfermedad de largo plazo?",
    ),
    "diet-exercise": (
        "Consejos de comida y ejercicio",
        "Ayuda para comer bien y moverse más.",
        "¿Dan consejos sobre comida y ejercicio?",
    ),
    "acupuncture": (
        "Acupuntura",
        "Agujas finas en la piel, además de otra atención.",
        "¿Ofrecen acupuntura?",
    ),
    "hiv-early-care": (
        "Atención temprana del VIH",
        "Pruebas, consejos y una primera cita para personas con VIH.",
        "¿Pueden ayudarme a empezar la atención del VIH?",
    ),
    "hiv-education": (
        "Clases o apoyo sobre el VIH",
        "Usted aprende cómo se transmite el VIH, cómo prevenirlo y cómo vivir con él.",
        "¿Ofrecen clases o apoyo sobre el VIH?",
    ),
    "hepatitis-education": (
        "Clases o apoyo sobre la hepatitis",
        "Usted aprende cómo se transmite la hepatitis y cómo se trata.",
        "¿Ofrecen clases o apoyo sobre la hepatitis?",
    ),
    "health-education": (
        "Clases de salud",
        "Clases sobre otros temas de salud, como el sueño o la comida.",
        "¿Dan clases de salud en general?",
    ),
    "hepatitis-vaccine": (
        "Vacuna contra la hepatitis A o B",
        "Vacunas que le protegen de la hepatitis A o B.",
        "¿Me pueden poner ahí las vacunas contra la hepatitis A y B?",
    ),
    "quit-smoking": (
        "Ayuda para dejar de fumar o vapear",
        "Un consejero le ayuda a dejar de fumar, vapear o mascar tabaco.",
        "¿Pueden ayudarme a dejar de fumar o vapear?",
    ),
    "telehealth-therapy": (
        "Algo de terapia por video",
        "El centro ofrece algo de terapia por video. Puede que no sea el programa intensivo: pregunte.",
        "¿Ofrecen alguna sesión por video y cuál?",
    ),
    "naloxone": (
        "Naloxona y cómo actuar en una sobredosis",
        "Usted aprende a notar una sobredosis y a usar naloxona (Narcan). Muchos programas le dan un kit.",
        "¿Me darán naloxona para llevar a casa?",
    ),
    "withdrawal-medication": (
        "Medicamentos durante el síndrome de abstinencia",
        "El personal suele usar medicamentos para que el síndrome de abstinencia sea más seguro y llevadero.",
        "¿Usan medicamentos para aliviar el síndrome de abstinencia?",
    ),
    "withdrawal-alcohol": (
        "Atención para el síndrome de abstinencia del alcohol",
        "Ayuda médica para dejar de beber. Dejarlo por su cuenta después de beber mucho puede ser mortal.",
        "¿Pueden ayudarme a dejar de beber de forma segura?",
    ),
    "withdrawal-benzodiazepines": (
        "Atención para el síndrome de abstinencia de benzodiazepinas",
        "Ayuda médica para dejar pastillas como Xanax. Dejarlas por su cuenta puede ser mortal.",
        "¿Pueden ayudarme a dejar las benzodiazepinas de forma segura?",
    ),
    "withdrawal-opioids": (
        "Atención para el síndrome de abstinencia de opioides",
        "Ayuda médica para dejar la heroína, el fentanilo o las pastillas para el dolor.",
        "¿Pueden ayudarme durante el síndrome de abstinencia de opioides?",
    ),
    "withdrawal-stimulants": (
        "Atención al dejar la metanfetamina o la cocaína",
        "Ayuda con el desánimo y el mal sueño que pueden venir después de la metanfetamina o la cocaína.",
        "¿Pueden ayudarme cuando deje la metanfetamina o la cocaína?",
    ),
}

HEALTH_SERVICES: dict[str, tuple[str, str, str]] = {**_STARTING, **_HEALTH}
