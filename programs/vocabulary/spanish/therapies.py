"""Therapies, in Spanish."""

from __future__ import annotations

THERAPIES: dict[str, tuple[str, str, str]] = {
    "individual-therapy": (
        "Terapia individual",
        "Usted habla a solas con un consejero sobre usted y su plan.",
        "¿Me reuniría a solas con un consejero y cada cuánto?",
    ),
    "group-therapy": (
        "Terapia de grupo",
        "Un grupo pequeño se reúne con un consejero. Es la parte principal de casi todo IOP.",
        "¿Ofrecen terapia de grupo y cuántas personas hay en un grupo?",
    ),
    "family-therapy": (
        "Terapia familiar",
        "Su familia va a algunas sesiones para recuperar la confianza y aprender a ayudar.",
        "¿Mi familia puede participar en las sesiones?",
    ),
    "couples-therapy": (
        "Terapia de pareja",
        "Usted y su pareja se reúnen con un consejero.",
        "¿Mi pareja y yo podemos tener sesiones en conjunto?",
    ),
    "couples-family-therapy": (
        "Terapia de pareja o familiar",
        "Sesiones con su pareja o con su familia. Pregunte cuál de las dos ofrecen.",
        "¿Ofrecen sesiones para parejas, para familias o para ambas?",
    ),
    "substance-use-counseling": (
        "Consejería sobre el consumo de sustancias",
        "Usted habla con un consejero sobre el consumo de alcohol o drogas y cómo cambiarlo.",
        "¿Ofrecen consejería sobre el consumo de sustancias y quién la da?",
    ),
    "cbt": (
        "Terapia cognitivo-conductual (CBT)",
        "Usted aprende a notar las ideas que llevan a consumir y practica otras formas de responder.",
        "¿Ofrecen terapia cognitivo-conductual (CBT)?",
    ),
    "dbt": (
        "Terapia dialéctica conductual (DBT)",
        "Usted aprende a calmar emociones fuertes, a pasar una crisis y a llevarse bien con los demás.",
        "¿Ofrecen terapia dialéctica conductual (DBT)?",
    ),
    "act": (
        "Terapia de aceptación y compromiso (ACT)",
        "Usted aprende a dar lugar a lo que duele y a hacer, aun así, lo que le importa.",
        "¿Ofrecen terapia de aceptación y compromiso (ACT)?",
    ),
    "motivational-interviewing": (
        "Entrevista motivacional",
        "El consejero le ayuda a hallar sus propias razones para cambiar, sin presionar.",
        "¿Sus consejeros usan la entrevista motivacional?",
    ),
    "contingency-management": (
        "Manejo de contingencias (recompensas)",
        "Usted gana premios pequeños, como tarjetas de regalo, cuando una prueba o una meta sale bien.",
        "¿Dan recompensas por pruebas negativas o metas cumplidas?",
    ),
    "community-reinforcement": (
        "Refuerzo comunitario",
        "Usted construye una vida con trabajo, amistades y diversión que le llena más que consumir.",
        "¿Usan el método de refuerzo comunitario (community reinforcement)?",
    ),
    "community-reinforcement-vouchers": (
        "Refuerzo comunitario con vales",
        "Usted construye una vida que le llena más que consumir y gana vales en el camino.",
        "¿Usan el refuerzo comunitario (community reinforcement) con vales?",
    ),
    "matrix-model": (
        "Modelo Matrix",
        "Un programa fijo de 16 semanas con grupos, clases para la familia y pruebas. Se creó para "
        "quien consume estimulantes.",
        "¿Siguen el Modelo Matrix?",
    ),
    "relapse-prevention": (
        "Prevención de recaídas",
        "Usted aprende qué le da ganas de consumir, cómo manejar esas ganas y el estrés, y qué hacer "
        "si vuelve a consumir.",
        "¿Enseñan a prepararse para las ganas de consumir y lo que las provoca?",
    ),
    "twelve-step": (
        "Apoyo con los 12 pasos",
        "Un consejero le ayuda a probar reuniones de 12 pasos, como AA o NA, y a sacarles provecho.",
        "¿Las reuniones de 12 pasos son parte del programa y son obligatorias?",
    ),
    "non-twelve-step": (
        "Ayuda mutua sin los 12 pasos",
        "Usted puede ir a grupos como SMART Recovery, LifeRing o Women for Sobriety.",
        "¿Puedo ir a un grupo como SMART Recovery en lugar de los 12 pasos?",
    ),
    "faith-based": (
        "Atención basada en la fe",
        "La fe o la oración son parte del programa. Pregunte de qué fe se trata y si puede no "
        "participar en eso.",
        "¿La fe es parte del programa y se puede no participar en eso?",
    ),
    "trauma-therapy": (
        "Terapia para el trauma",
        "Ayuda con los efectos de la violencia, una pérdida u otro daño, a un paso que se sienta seguro.",
        "¿Tratan el trauma además del consumo de sustancias?",
    ),
    "emdr": (
        "EMDR para el trauma",
        "Usted recuerda algo difícil mientras sus ojos siguen un movimiento, para que duela menos.",
        "¿Ofrecen EMDR?",
    ),
    "seeking-safety": (
        "Seeking Safety (buscar seguridad)",
        "Grupos que enseñan a protegerse del trauma y también del consumo de sustancias.",
        "¿Tienen grupos de Seeking Safety?",
    ),
    "integrated-treatment": (
        "Salud mental y consumo de sustancias tratados a la vez",
        "Un solo equipo trata las dos cosas, con un solo plan y al mismo tiempo.",
        "¿Un mismo equipo trata la salud mental y el consumo de sustancias?",
    ),
    "substance-use-education": (
        "Clases sobre el consumo de sustancias",
        "Usted aprende qué hacen el alcohol y las drogas en el cerebro y el cuerpo, y cómo se "
        "recupera la gente.",
        "¿Dan clases sobre cómo funciona el consumo de sustancias?",
    ),
    "psychoeducation": (
        "Psicoeducación",
        "Clases que explican su condición y lo que ayuda, con palabras sencillas.",
        "¿Enseñan a las personas sobre su condición y lo que ayuda?",
    ),
    "family-education": (
        "Clases para familias",
        "Su familia aprende sobre su condición y cómo ayudar en casa.",
        "¿Dan clases para las familias?",
    ),
    "anger-management": (
        "Manejo del enojo",
        "Usted aprende qué le provoca enojo y cómo calmarse.",
        "¿Ofrecen ayuda para manejar el enojo?",
    ),
    "stress-management": (
        "Manejo del estrés",
        "Usted practica formas de llevar el estrés sin consumir.",
        "¿Enseñan formas de manejar el estrés?",
    ),
    "mindfulness": (
        "Atención plena (mindfulness)",
        "Usted practica cómo notar las ganas de consumir y dejarlas pasar.",
        "¿Enseñan atención plena (mindfulness)?",
    ),
    "yoga-movement": (
        "Yoga o ejercicio",
        "Movimiento suave, yoga o ejercicio como parte del programa.",
        "¿Ofrecen yoga o ejercicio?",
    ),
    "art-music-therapy": (
        "Terapia con arte o música",
        "Usted pinta, escribe o hace música para entender lo que siente.",
        "¿Ofrecen terapia con arte o música?",
    ),
    "activity-therapy": (
        "Terapia con actividades",
        "Juegos, deportes, manualidades o paseos que ayudan en su recuperación.",
        "¿Ofrecen actividades como deportes, manualidades o paseos?",
    ),
    "brief-intervention": (
        "Intervención breve",
        "Una sola charla corta y amable sobre su consumo y lo que quizá quiera cambiar.",
        "¿Puedo tener una charla corta antes de decidirme por un programa?",
    ),
    "behavior-modification": (
        "Cambio de conducta",
        "Usted se pone metas y cambia hábitos con práctica y recompensas.",
        "¿Usan metas y recompensas para cambiar hábitos?",
    ),
    "cognitive-remediation": (
        "Rehabilitación cognitiva",
        "Usted hace tareas que entrenan la memoria y la atención.",
        "¿Ofrecen ejercicios para la memoria y la atención?",
    ),
    "electroconvulsive-therapy": (
        "Terapia electroconvulsiva (ECT)",
        "Un tratamiento para la depresión grave que los médicos hacen mientras usted duerme.",
        "¿Ofrecen terapia electroconvulsiva (ECT)?",
    ),
    "ketamine-infusion": (
        "Infusión de ketamina",
        "Un medicamento por suero para la depresión cuando otros tratamientos no ayudaron.",
        "¿Ofrecen infusiones de ketamina y para quién?",
    ),
    "tms": (
        "Estimulación magnética transcraneal (TMS)",
        "Se ponen imanes cerca de la cabeza para tratar la depresión. No hace falta dormirle.",
        "¿Ofrecen estimulación magnética transcraneal (TMS)?",
    ),
}
