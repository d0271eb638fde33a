"""Ages, genders and the people a program serves, in Spanish."""

from __future__ import annotations

AGES: dict[str, tuple[str, str, str]] = {
    "adolescents": (
        "Niños y adolescentes (menores de 18 años)",
        "El programa dice que acepta a menores de 18 años. Pregunte desde qué edad.",
        "¿Aceptan a menores de 18 años y desde qué edad?",
    ),
    "young-adults": (
        "Adultos jóvenes (18 a 25 años)",
        "El programa dice que acepta a adultos jóvenes.",
        "¿Aceptan a adultos jóvenes y hay otros de esa edad?",
    ),
    "adults": (
        "Adultos",
        "El programa dice que acepta a adultos.",
        "¿Aceptan a adultos de cualquier edad?",
    ),
    "seniors": (
        "Adultos mayores (65 años o más)",
        "El programa dice que acepta a personas de 65 años o más.",
        "¿Aceptan a personas mayores de 65 años?",
    ),
}

GENDERS: dict[str, tuple[str, str, str]] = {
    "women": (
        "Acepta a mujeres",
        "El programa dice que acepta a mujeres o niñas. Los grupos pueden ser mixtos.",
        "¿Aceptan a mujeres y los grupos son mixtos?",
    ),
    "men": (
        "Acepta a hombres",
        "El programa dice que acepta a hombres o niños. Los grupos pueden ser mixtos.",
        "¿Aceptan a hombres y los grupos son mixtos?",
    ),
    "transgender": (
        "Da la bienvenida a personas transgénero",
        "El programa dice que da la bienvenida a personas transgénero y que pueden elegir el grupo "
        "donde se sientan bien.",
        "¿Las personas transgénero pueden elegir el grupo donde se sientan bien?",
    ),
    "nonbinary": (
        "Da la bienvenida a personas no binarias",
        "El programa dice que da la bienvenida a personas no binarias en sus grupos.",
        "¿Dan la bienvenida a personas no binarias y en qué grupo estarían?",
    ),
}

SERVES: dict[str, tuple[str, str, str]] = {
    "women-track": (
        "Grupo para mujeres",
        "Hay un programa o grupo solo para mujeres.",
        "¿Tienen un grupo solo para mujeres?",
    ),
    "women-only": ("Solo mujeres", "Solo pueden entrar mujeres.", "¿El programa es solo para mujeres?"),
    "men-track": (
        "Grupo para hombres",
        "Hay un programa o grupo solo para hombres.",
        "¿Tienen un grupo solo para hombres?",
    ),
    "men-only": ("Solo hombres", "Solo pueden entrar hombres.", "¿El programa es solo para hombres?"),
    "adolescents-track": (
        "Grupo para adolescentes",
        "Hay un programa o grupo solo para adolescentes, para que conozcan a otros de su edad.",
        "¿Tienen un grupo solo para adolescentes?",
    ),
    "adolescents-only": (
        "Solo adolescentes",
        "Solo pueden entrar adolescentes.",
        "¿El programa es solo para adolescentes?",
    ),
    "young-adults-track": (
        "Grupo para adultos jóvenes",
        "Hay un programa o grupo para personas de unos 18 a 25 años.",
        "¿Tienen un grupo para adultos jóvenes?",
    ),
    "young-adults-only": (
        "Solo adultos jóvenes",
        "Solo pueden entrar adultos jóvenes, a menudo de 18 a 25 años.",
        "¿El programa es solo para adultos jóvenes?",
    ),
    "older-adults-track": (
        "Grupo para adultos mayores",
        "Hay un programa o grupo para adultos mayores.",
        "¿Tienen un grupo para adultos mayores?",
    ),
    "veterans": (
        "Da la bienvenida a veteranos",
        "El programa dice que conoce las necesidades de quienes sirvieron en las fuerzas armadas.",
        "¿Su personal conoce las necesidades de los veteranos?",
    ),
    "veterans-track": (
        "Grupo para veteranos",
        "Hay un programa o grupo solo para veteranos.",
        "¿Tienen un grupo solo para veteranos?",
    ),
    "veterans-only": (
        "Solo veteranos",
        "Solo pueden entrar veteranos.",
        "¿El programa es solo para veteranos?",
    ),
    "active-duty": (
        "Da la bienvenida a militares en servicio activo",
        "El programa dice que atiende a personas que hoy sirven en las fuerzas armadas.",
        "¿Atienden a militares en servicio activo?",
    ),
    "active-duty-track": (
        "Grupo para militares en servicio activo",
        "Hay un programa o grupo para personas que hoy sirven en las fuerzas armadas.",
        "¿Tienen un grupo para militares en servicio activo?",
    ),
    "military-families": (
        "Da la bienvenida a familias de militares",
        "El programa dice que atiende a familias de quienes sirven en las fuerzas armadas.",
        "¿Atienden a familias de militares?",
    ),
    "military-families-track": (
        "Grupo para familias de militares",
        "Hay un programa o grupo para familias de quienes sirven en las fuerzas armadas.",
        "¿Tienen un grupo para familias de militares?",
    ),
    "lgbtq": (
        "Da la bienvenida a personas LGBTQ+",
        "El programa dice que da la bienvenida a personas LGBTQ+ y que su personal está capacitado.",
        "¿Su personal está capacitado para atender a personas LGBTQ+?",
    ),
    "lgbtq-track": (
        "Grupo para personas LGBTQ+",
        "Hay un programa o grupo para personas LGBTQ+.",
        "¿Tienen un grupo para personas LGBTQ+?",
    ),
    "lgbtq-only": (
        "Solo personas LGBTQ+",
        "Solo pueden entrar personas LGBTQ+.",
        "¿El programa es solo para personas LGBTQ+?",
    ),
    "pregnant-postpartum": (
        "Da la bienvenida a personas embarazadas o que acaban de tener un bebé",
        "El programa dice que atiende a personas durante el embarazo y después del parto.",
        "¿Aceptan a personas embarazadas y cuándo pueden empezar?",
    ),
    "pregnant-postpartum-track": (
        "Grupo para el embarazo y después del parto",
        "Hay un programa o grupo para mujeres embarazadas o que acaban de tener un bebé.",
        "¿Tienen un grupo para personas embarazadas o que acaban de tener un bebé?",
    ),
    "parents": (
        "Da la bienvenida a quien tiene hijos pequeños",
        "El programa dice que los padres y madres pueden participar y seguir cuidando a sus hijos.",
        "¿Puede participar quien tiene hijos pequeños?",
    ),
    "court-involved": (
        "Da la bienvenida a personas con un caso en la corte",
        "El programa dice que trabaja con las cortes y con oficiales de probation y parole (libertad "
        "bajo supervisión).",
        "¿Trabajan con las cortes y con oficiales de probation?",
    ),
    "court-involved-track": (
        "Grupo para personas con un caso en la corte",
        "Hay un programa o grupo para quien viene por una corte, o está en probation o parole "
        "(libertad bajo supervisión).",
        "¿Tienen un programa que la corte acepte?",
    ),
    "reentry": (
        "Da la bienvenida a quien sale de la cárcel o prisión",
        "El programa dice que ayuda a empezar de nuevo después de la cárcel o la prisión.",
        "¿Ayudan a personas que acaban de salir de la cárcel o prisión?",
    ),
    "dui": (
        "Da la bienvenida a personas con un caso de DUI o DWI",
        "El programa dice que atiende a personas acusadas de manejar bajo los efectos del alcohol o "
        "las drogas.",
        "¿Su programa cuenta para un caso de DUI?",
    ),
    "dui-track": (
        "Programa para personas con un caso de DUI o DWI",
        "Hay un programa hecho para personas acusadas de manejar bajo los efectos del alcohol o las drogas.",
        "¿Tienen un programa de DUI que la corte acepte?",
    ),
    "dui-only": (
        "Solo casos de DUI o DWI",
        "Solo puede entrar quien tiene un caso por manejar bajo los efectos del alcohol o las drogas.",
        "¿El programa es solo para personas con un caso de DUI?",
    ),
    "opioid-use-disorder-only": (
        "Solo trastorno por consumo de opioides",
        "Solo puede entrar quien tiene un trastorno por consumo de opioides, como la heroína, el "
        "fentanilo o las pastillas para el dolor.",
        "¿El programa es solo para personas con un trastorno por consumo de opioides?",
    ),
    "alcohol-use-disorder-only": (
        "Solo trastorno por consumo de alcohol",
        "Solo puede entrar quien tiene un trastorno por consumo de alcohol.",
        "¿El programa es solo para personas con un trastorno por consumo de alcohol?",
    ),
}
