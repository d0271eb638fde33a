"""What a program treats, in Spanish."""

from __future__ import annotations

_SUBSTANCES: dict[str, tuple[str, str, str]] = {
    "substance-use": (
        "Consumo de sustancias",
        "El centro atiende a personas que tienen problemas con el alcohol u otras drogas.",
        "¿Tratan el consumo de sustancias?",
    ),
    "alcohol": (
        "Alcohol",
        "El programa trata el trastorno por consumo de alcohol. Si bebe mucho, no lo deje por su "
        "cuenta: pregunte antes a un médico.",
        "¿Tratan el trastorno por consumo de alcohol?",
    ),
    "opioids": (
        "Opioides",
        "El programa trata el trastorno por consumo de opioides, como la heroína, el fentanilo o las "
        "pastillas para el dolor.",
        "¿Tratan el trastorno por consumo de opioides?",
    ),
    "stimulants": (
        "Estimulantes (metanfetamina, cocaína)",
        "El programa es para quien consume metanfetamina, cocaína o pastillas como Adderall.",
        "¿Atienden a personas que consumen metanfetamina o cocaína?",
    ),
    "cannabis": (
        "Cannabis (marihuana)",
        "El programa atiende a personas que quieren consumir menos cannabis, o nada.",
        "¿Tratan el consumo de cannabis (marihuana)?",
    ),
    "benzodiazepines": (
        "Benzodiazepinas",
        "Para personas que toman pastillas como Xanax o Valium. No las deje por su cuenta: puede ser mortal.",
        "¿Atienden a personas que toman benzodiazepinas?",
    ),
    "tobacco": (
        "Tabaco y vapeo",
        "El programa también trata el consumo de tabaco o nicotina.",
        "¿Tratan el consumo de tabaco?",
    ),
    "gambling": (
        "Juegos de apuestas",
        "El centro atiende a personas que no pueden controlar el juego o las apuestas.",
        "¿Tratan los problemas con el juego y las apuestas?",
    ),
    "other-addictions": (
        "Otras adicciones",
        "El centro trata otras adicciones que no son a las drogas ni al juego, como a internet.",
        "¿Tratan otras adicciones y cuáles?",
    ),
}

_CONDITIONS: dict[str, tuple[str, str, str]] = {
    "co-occurring": (
        "Consumo de sustancias junto con una condición de salud mental",
        "El centro trata las dos. Muchas personas tienen ambas y ayuda tratarlas a la vez.",
        "¿Tratan la salud mental junto con el consumo de sustancias?",
    ),
    "co-occurring-track": (
        "Grupo para personas con las dos condiciones",
        "Hay un programa o grupo para personas con consumo de sustancias y una condición de salud mental.",
        "¿Tienen un grupo para personas que tienen las dos condiciones?",
    ),
    "mental-health": (
        "Salud mental",
        "El centro trata condiciones de salud mental.",
        "¿Tratan condiciones de salud mental?",
    ),
    "depression": (
        "Depresión",
        "El programa trata una tristeza o un desánimo que no se va.",
        "¿Tratan la depresión?",
    ),
    "anxiety": (
        "Ansiedad",
        "El programa trata la preocupación, el pánico o el miedo que no dejan vivir con calma.",
        "¿Tratan la ansiedad o el pánico?",
    ),
    "bipolar": (
        "Trastorno bipolar",
        "El programa trata cambios de ánimo que van de muy alto a muy bajo.",
        "¿Tratan el trastorno bipolar?",
    ),
    "ptsd": (
        "Trastorno de estrés postraumático (PTSD o TEPT)",
        "El programa trata el miedo que dura, las pesadillas o los recuerdos que vuelven después de "
        "algo terrible.",
        "¿Tratan el trastorno de estrés postraumático (PTSD)?",
    ),
    "ptsd-track": (
        "Grupo para personas con estrés postraumático (PTSD)",
        "Hay un programa o grupo para personas con estrés postraumático (PTSD).",
        "¿Tienen un grupo para personas con estrés postraumático (PTSD)?",
    ),
    "trauma": (
        "Trauma",
        "El programa ayuda a personas que han vivido violencia, una pérdida u otro daño.",
        "¿Ayudan a personas que han vivido un trauma?",
    ),
    "trauma-track": (
        "Grupo para personas que han vivido un trauma",
        "Hay un programa o grupo para personas que han vivido un trauma.",
        "¿Tienen un grupo para personas que han vivido un trauma?",
    ),
    "psychosis": (
        "Psicosis",
        "El programa atiende a personas que oyen, ven o creen cosas que otros no.",
        "¿Tratan la psicosis?",
    ),
    "first-psychosis-track": (
        "Programa para una primera psicosis",
        "Hay un programa para personas que tienen psicosis por primera vez. La atención temprana ayuda.",
        "¿Tienen un programa para quien tiene psicosis por primera vez?",
    ),
    "eating-disorders": (
        "Trastornos de la alimentación",
        "El programa trata problemas con la comida y el peso, como la anorexia o la bulimia.",
        "¿Tratan los trastornos de la alimentación?",
    ),
    "eating-disorders-track": (
        "Grupo para personas con trastornos de la alimentación",
        "Hay un programa o grupo para personas con trastornos de la alimentación.",
        "¿Tienen un grupo para personas con trastornos de la alimentación?",
    ),
    "ocd": (
        "Trastorno obsesivo-compulsivo (OCD o TOC)",
        "El programa trata ideas que no paran y actos que la persona siente que debe repetir.",
        "¿Tratan el trastorno obsesivo-compulsivo (OCD)?",
    ),
    "adhd": (
        "Déficit de atención e hiperactividad (ADHD o TDAH)",
        "El programa ayuda cuando cuesta poner atención o dejar de moverse. Pregunte qué hacen con "
        "los medicamentos.",
        "¿Tratan el déficit de atención (ADHD) y qué hacen con los medicamentos para eso?",
    ),
    "borderline-personality": (
        "Trastorno límite de la personalidad",
        "El programa trata emociones muy fuertes y relaciones con muchos altibajos.",
        "¿Tratan el trastorno límite de la personalidad?",
    ),
    "self-harm": (
        "Hacerse daño o pensar en el suicidio",
        "El programa atiende a personas que se hacen daño o piensan en el suicidio. En una crisis, "
        "llame al 988 y oprima 2.",
        "¿Atienden a personas que piensan en el suicidio o se hacen daño?",
    ),
    "grief": (
        "Duelo",
        "El programa ayuda a personas que han perdido a un ser querido.",
        "¿Ayudan a personas que están de duelo?",
    ),
    "serious-mental-illness": (
        "Enfermedad mental grave en adultos",
        "El programa trata condiciones que hacen muy difícil la vida diaria.",
        "¿Atienden a adultos con una enfermedad mental grave?",
    ),
    "serious-mental-illness-track": (
        "Grupo para adultos con una enfermedad mental grave",
        "Hay un programa o grupo para adultos con una enfermedad mental grave.",
        "¿Tienen un grupo para adultos con una enfermedad mental grave?",
    ),
    "serious-emotional-disturbance": (
        "Problemas emocionales graves en jóvenes",
        "El programa atiende a niños o adolescentes cuyas emociones hacen muy difícil la casa o la escuela.",
        "¿Atienden a niños o adolescentes con problemas emocionales graves?",
    ),
    "serious-emotional-disturbance-track": (
        "Grupo para jóvenes con problemas emocionales graves",
        "Hay un programa para niños o adolescentes con problemas emocionales graves.",
        "¿Tienen un grupo para jóvenes con problemas emocionales graves?",
    ),
    "chronic-pain": (
        "Consumo de sustancias y dolor que no se va",
        "El programa atiende a personas que viven con un dolor que no se va.",
        "¿Tratan el dolor junto con el consumo de sustancias?",
    ),
    "chronic-pain-track": (
        "Grupo para personas con dolor que no se va",
        "Hay un programa o grupo para personas con consumo de sustancias y un dolor que no se va.",
        "¿Tienen un grupo para personas con un dolor que no se va?",
    ),
    "brain-injury": (
        "Lesión cerebral",
        "El programa atiende a personas con una lesión en el cerebro, por ejemplo por una caída o un choque.",
        "¿Atienden a personas que han tenido una lesión cerebral?",
    ),
    "brain-injury-track": (
        "Grupo para personas con una lesión cerebral",
        "Hay un programa o grupo para personas con una lesión cerebral.",
        "¿Tienen un grupo para personas con una lesión cerebral?",
    ),
    "dementia": (
        "Demencia",
        "El programa atiende a personas que están perdiendo la memoria.",
        "¿Atienden a personas con demencia?",
    ),
    "dementia-track": (
        "Grupo para personas con demencia",
        "Hay un programa o grupo para personas con Alzheimer u otra demencia.",
        "¿Tienen un grupo para personas con demencia?",
    ),
}

FOCUS: dict[str, tuple[str, str, str]] = {**_SUBSTANCES, **_CONDITIONS}
