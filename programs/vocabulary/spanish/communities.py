"""Communities with a group or a welcome of their own, in Spanish."""

from __future__ import annotations

COMMUNITIES: dict[str, tuple[str, str, str]] = {
    "domestic-violence": (
        "Da la bienvenida a quien ha vivido violencia de su pareja o familia",
        "El programa dice que atiende a personas que han vivido violencia en casa.",
        "¿Atienden a personas que han vivido violencia en casa?",
    ),
    "domestic-violence-track": (
        "Grupo para quien ha vivido violencia de su pareja o familia",
        "Hay un programa o grupo para personas que han vivido violencia en casa.",
        "¿Tienen un grupo para personas que han vivido violencia en casa?",
    ),
    "sexual-abuse": (
        "Da la bienvenida a sobrevivientes de abuso sexual",
        "El programa dice que atiende a personas que han vivido abuso sexual.",
        "¿Atienden a sobrevivientes de abuso sexual?",
    ),
    "sexual-abuse-track": (
        "Grupo para sobrevivientes de abuso sexual",
        "Hay un programa o grupo para personas que han vivido abuso sexual.",
        "¿Tienen un grupo para sobrevivientes de abuso sexual?",
    ),
    "hiv": (
        "Da la bienvenida a personas con VIH",
        "El programa dice que atiende a personas que tienen VIH.",
        "¿Atienden a personas que tienen VIH?",
    ),
    "hiv-track": (
        "Grupo para personas con VIH",
        "Hay un programa o grupo para personas con VIH.",
        "¿Tienen un grupo para personas con VIH?",
    ),
    "native-american-track": (
        "Grupo para indígenas de Estados Unidos y nativos de Alaska",
        "Hay un programa o grupo basado en la cultura de los pueblos nativos.",
        "¿Tienen un grupo basado en la cultura de los pueblos nativos?",
    ),
    "first-responders-track": (
        "Grupo para personal de emergencias",
        "Hay un grupo para policías, bomberos y personal de ambulancias.",
        "¿Tienen un grupo para personal de emergencias?",
    ),
    "professionals-track": (
        "Grupo para personal de salud, pilotos y otros profesionales",
        "Un grupo para quien necesita el tratamiento para conservar su licencia. Pregunte si envían "
        "informes.",
        "¿Tienen un grupo para profesionales con licencia?",
    ),
    "students-track": (
        "Grupo para estudiantes universitarios",
        "Hay un grupo para estudiantes, con horarios que permiten ir a clases.",
        "¿Tienen un grupo para estudiantes?",
    ),
    "family-members-track": (
        "Grupo para familiares y amigos",
        "Hay un grupo para personas con un ser querido que consume alcohol o drogas.",
        "¿Tienen un grupo para familiares y amigos?",
    ),
    "without-housing": (
        "Da la bienvenida a personas sin vivienda",
        "El programa dice que usted puede entrar aunque no tenga un lugar fijo donde vivir.",
        "¿Puedo entrar si no tengo un lugar fijo donde vivir?",
    ),
    "intellectual-disability": (
        "Da la bienvenida a personas con autismo o una discapacidad del aprendizaje",
        "El programa dice que puede cambiar su forma de enseñar para adaptarse a usted.",
        "¿Pueden cambiar su forma de enseñar para una persona con una discapacidad?",
    ),
}
