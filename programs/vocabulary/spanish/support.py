"""Help with daily life, in a crisis and afterward, in Spanish."""

from __future__ import annotations

_DAILY_LIFE: dict[str, tuple[str, str, str]] = {
    "case-management": (
        "Persona que coordina su caso (case manager)",
        "Una persona le ayuda a organizar la atención, el transporte, los papeles y los beneficios.",
        "¿Una misma persona me ayudará a organizar la atención y los beneficios?",
    ),
    "intensive-case-management": (
        "Coordinación de su caso con más tiempo para usted",
        "Quien coordina su caso atiende a menos personas, así que se ven a menudo.",
        "¿Quien coordine mi caso me verá a menudo?",
    ),
    "peer-support": (
        "Apoyo entre pares (peer support)",
        "Le apoyan personas que también están en recuperación.",
        "¿Puedo hablar con alguien que está en recuperación?",
    ),
    "recovery-coach": (
        "Guía de recuperación (recovery coach)",
        "Una persona capacitada le ayuda a ponerse metas y a seguir, también después del programa.",
        "¿Puedo tener una guía de recuperación (recovery coach)?",
    ),
    "support-groups": (
        "Grupos de autoayuda y de apoyo",
        "Grupos gratis de personas que se ayudan entre sí, en el lugar o cerca.",
        "¿Hay grupos de apoyo que se reúnen ahí o cerca?",
    ),
    "housing-help": (
        "Ayuda con la vivienda",
        "El personal le ayuda a hallar o conservar un lugar seguro donde vivir.",
        "¿Pueden ayudarme a encontrar un lugar donde vivir?",
    ),
    "supported-housing": (
        "Vivienda con apoyo",
        "Un hogar propio, con personal que le ayuda a conservarlo.",
        "¿Tienen vivienda con apoyo?",
    ),
    "job-help": (
        "Ayuda con el trabajo",
        "El personal le ayuda a buscar trabajo, a prepararse para uno o a conservar el que tiene.",
        "¿Pueden ayudarme a encontrar o conservar un trabajo?",
    ),
    "job-coach": (
        "Guía de empleo (job coach)",
        "Una persona le ayuda a conseguir un trabajo o volver a él, y sigue a su lado cuando ya lo tiene.",
        "¿Ofrecen una guía de empleo (job coach)?",
    ),
    "school-help": (
        "Ayuda con la escuela o para aprender un oficio",
        "Ayuda para terminar la escuela, sacar el GED o aprender un oficio.",
        "¿Pueden ayudar con la escuela, el GED o un oficio?",
    ),
    "benefits-help": (
        "Ayuda con beneficios y papeles",
        "El personal le ayuda a pedir comida, dinero, salud u otros beneficios.",
        "¿Pueden ayudarme a pedir beneficios?",
    ),
    "social-skills": (
        "Habilidades sociales",
        "Usted practica cómo hablar, escuchar y llevarse bien con los demás.",
        "¿Enseñan habilidades sociales?",
    ),
    "life-skills": (
        "Habilidades para la vida",
        "Usted practica cómo manejar el dinero, cocinar, planear el día y resolver conflictos.",
        "¿Enseñan habilidades para la vida, como manejar el dinero?",
    ),
    "parenting-classes": (
        "Clases para padres y madres",
        "Usted aprende formas de cuidar a sus hijos mientras se recupera.",
        "¿Ofrecen clases para padres y madres?",
    ),
    "child-care": (
        "Cuidado de niños",
        "Alguien cuida a sus hijos mientras usted está en una sesión.",
        "¿Hay cuidado de niños durante las sesiones?",
    ),
    "children-stay": (
        "Sus hijos pueden quedarse con usted",
        "Los niños pueden vivir ahí con su padre o madre en el tratamiento residencial.",
        "¿Mis hijos pueden quedarse conmigo?",
    ),
    "transport-help": (
        "Ayuda con el transporte",
        "Una camioneta, pases de autobús o dinero para que pueda llegar.",
        "¿Pueden ayudarme a llegar a las sesiones?",
    ),
    "legal-help": (
        "Ayuda legal",
        "Alguien le explica sus derechos o habla por usted.",
        "¿Alguien puede ayudarme con un problema legal?",
    ),
    "domestic-violence-help": (
        "Ayuda con la violencia en casa",
        "Ayuda para estar a salvo de una pareja o un familiar que le hace daño.",
        "¿Pueden ayudarme si en mi casa corro peligro?",
    ),
    "community-activities": (
        "Actividades en la comunidad",
        "Paseos, comidas o trabajo voluntario con otras personas en recuperación.",
        "¿Hay actividades además de los grupos?",
    ),
    "psychosocial-rehabilitation": (
        "Habilidades para vivir con una enfermedad mental",
        "Habilidades y apoyo de cada día para vivir, aprender y trabajar.",
        "¿Enseñan habilidades de cada día a personas con una enfermedad mental?",
    ),
    "illness-management": (
        "Manejo de una enfermedad mental",
        "Usted aprende a notar las primeras señales, a usar bien los medicamentos y a planear.",
        "¿Enseñan a manejar una enfermedad mental?",
    ),
    "assertive-community-treatment": (
        "Un equipo que va a verle",
        "Un equipo visita en casa a personas con una enfermedad mental grave, tan a menudo como haga falta.",
        "¿Tienen un equipo que visita a las personas en su casa?",
    ),
    "court-ordered-care": (
        "Atención ambulatoria por orden de la corte",
        "Atención que una corte le ordenó a la persona, mientras vive en su casa.",
        "¿Atienden a personas que envía una corte?",
    ),
    "therapeutic-foster-care": (
        "Hogar temporal con tratamiento (foster care)",
        "Una familia temporal capacitada cuida a un niño con necesidades de salud mental.",
        "¿Ofrecen hogares temporales (foster care) con tratamiento?",
    ),
}

_CRISIS: dict[str, tuple[str, str, str]] = {
    "suicide-prevention": (
        "Prevención del suicidio",
        "El personal pregunta por ideas de suicidio y hace con usted un plan de seguridad. En una "
        "crisis, llame al 988 y oprima 2.",
        "¿Ayudan a personas que piensan en el suicidio y de qué forma?",
    ),
    "crisis-team": (
        "Equipo de crisis",
        "Un equipo preparado responde cuando hay una emergencia de salud mental.",
        "¿Tienen un equipo de crisis?",
    ),
    "mobile-crisis": (
        "Personal de crisis que va adonde usted está",
        "En una emergencia de salud mental, el personal puede ir adonde usted está.",
        "¿El personal de crisis puede venir adonde estoy?",
    ),
    "onsite-crisis": (
        "Emergencias de salud mental en el lugar",
        "Usted puede recibir atención urgente de salud mental en el mismo centro.",
        "¿Puedo recibir ahí atención urgente de salud mental?",
    ),
    "walk-in-crisis": (
        "Emergencias de salud mental sin cita",
        "Usted puede llegar sin cita con una emergencia de salud mental.",
        "¿Puedo llegar sin cita en una crisis y a qué horas?",
    ),
}

_AFTERWARD: dict[str, tuple[str, str, str]] = {
    "aftercare": (
        "Apoyo después del programa (aftercare)",
        "Grupos o llamadas que siguen cuando el programa termina.",
        "¿Puedo recibir apoyo de ustedes cuando termine el programa?",
    ),
    "step-down": (
        "Pasar a menos horas",
        "Usted pasa a menos días por semana, con el mismo equipo, a medida que mejora.",
        "¿Puedo pasar a menos horas con el mismo equipo?",
    ),
    "discharge-planning": (
        "Plan para cuando salga",
        "Antes de salir, usted y el personal planean adónde ir después.",
        "¿Me ayudarán a planear lo que sigue?",
    ),
    "follow-up": (
        "Contacto después de salir",
        "El personal contacta a las personas más tarde para saber cómo están.",
        "¿Llaman a las personas después de que salen, para saber cómo están?",
    ),
    "alumni-group": (
        "Grupo para quienes ya terminaron",
        "Las personas que terminaron el programa se siguen reuniendo.",
        "¿Quienes terminaron el programa se siguen reuniendo?",
    ),
}

SUPPORT_SERVICES: dict[str, tuple[str, str, str]] = {**_DAILY_LIFE, **_CRISIS, **_AFTERWARD}
