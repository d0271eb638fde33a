"""Tests and house rules, in Spanish."""

from __future__ import annotations

TESTING: dict[str, tuple[str, str, str]] = {
    "urine-test": (
        "Prueba de orina para alcohol o drogas",
        "Le pueden pedir una muestra de orina. Pregunte cada cuánto, quién paga y qué pasa si sale positiva.",
        "¿Hacen pruebas de orina, quién las paga y qué pasa si una sale positiva?",
    ),
    "saliva-test": (
        "Prueba de saliva para alcohol o drogas",
        "Un hisopo en la boca muestra el consumo reciente.",
        "¿Hacen pruebas con un hisopo en la boca?",
    ),
    "breath-test": (
        "Prueba de aliento o sangre para alcohol",
        "Usted sopla en un aparato, o le sacan sangre, para ver si bebió hace poco.",
        "¿Hacen pruebas de aliento o de sangre para alcohol?",
    ),
    "hiv-test": (
        "Prueba del VIH",
        "Una prueba del VIH, con sangre o saliva.",
        "¿Puedo hacerme ahí la prueba del VIH?",
    ),
    "hepatitis-b-test": (
        "Prueba de la hepatitis B",
        "Un análisis de sangre para la hepatitis B.",
        "¿Puedo hacerme ahí la prueba de la hepatitis B?",
    ),
    "hepatitis-c-test": (
        "Prueba de la hepatitis C",
        "Un análisis de sangre para la hepatitis C, que se puede curar.",
        "¿Puedo hacerme ahí la prueba de la hepatitis C?",
    ),
    "sti-test": (
        "Pruebas de infecciones de transmisión sexual",
        "Pruebas de infecciones que se pasan por el sexo.",
        "¿Puedo hacerme ahí pruebas de infecciones que se pasan por el sexo?",
    ),
    "tb-test": (
        "Prueba de tuberculosis (TB)",
        "Una prueba de TB en la piel o en la sangre.",
        "¿Necesito una prueba de TB y puedo hacérmela ahí?",
    ),
    "metabolic-check": (
        "Control del peso, el azúcar en la sangre y la presión",
        "Algunos medicamentos suben el peso o el azúcar en la sangre, así que el personal los vigila.",
        "¿Revisan el peso, el azúcar en la sangre y la presión?",
    ),
    "lab-test": (
        "Análisis de laboratorio",
        "Análisis de sangre u otras pruebas en un laboratorio.",
        "¿Hacen análisis de laboratorio y quién los paga?",
    ),
    "movement-check": (
        "Control de efectos en el movimiento",
        "Algunos medicamentos causan movimientos que no se controlan. El personal revisa si los hay.",
        "¿Revisan si los medicamentos causan efectos en el movimiento?",
    ),
}

POLICIES: dict[str, tuple[str, str, str]] = {
    "stays-after-use": (
        "Volver a consumir no le quita su lugar",
        "Si usted consume, el personal revisa el plan con usted y no le pide que se vaya.",
        "¿Puedo seguir en el programa si consumo alcohol o drogas mientras estoy en él?",
    ),
    "goals-your-own": (
        "Usted pone la meta: consumir menos o nada",
        "Puede entrar si quiere consumir menos, aunque no piense dejarlo del todo.",
        "¿Puedo entrar si quiero consumir menos y no dejarlo del todo?",
    ),
    "make-up-sessions": (
        "Se pueden reponer las sesiones perdidas",
        "Puede reponer una sesión que perdió por trabajo, enfermedad o familia.",
        "¿Puedo reponer una sesión que pierda?",
    ),
    "family-informed": (
        "Informa a la familia, si usted acepta",
        "Con su permiso por escrito, el personal puede hablar con su familia.",
        "¿Informarán a mi familia si doy permiso por escrito?",
    ),
    "work-letters": (
        "Cartas para el trabajo, la escuela o la corte",
        "El personal escribe cartas o llena formularios de permiso cuando usted lo pide.",
        "¿Escribirán cartas para mi trabajo, mi escuela o la corte?",
    ),
    "written-estimate": (
        "Da un precio por escrito antes de empezar",
        "Usted recibe en papel un estimado de buena fe (good faith estimate) antes de aceptar pagar.",
        "¿Me darán un precio por escrito antes de empezar?",
    ),
    "publishes-results": (
        "Publica sus resultados",
        "El programa muestra cómo les va a las personas, cómo lo cuenta y cuántas contestaron.",
        "¿Miden cómo les va a las personas y puedo verlo?",
    ),
    "smoke-free": ("No se fuma en el lugar", "No se permite fumar ahí.", "¿Está prohibido fumar ahí?"),
    "smoking-area": (
        "Se fuma en un área",
        "Se permite fumar en un área marcada.",
        "¿Hay un lugar para fumar?",
    ),
    "smoking-anywhere": (
        "Se permite fumar",
        "Se permite fumar sin límites.",
        "¿Se puede fumar en cualquier parte del lugar?",
    ),
    "vape-free": ("No se vapea en el lugar", "No se permite vapear ahí.", "¿Está prohibido vapear ahí?"),
    "vaping-area": (
        "Se vapea en un área",
        "Se permite vapear en un área marcada.",
        "¿Hay un lugar para vapear?",
    ),
    "vaping-anywhere": (
        "Se permite vapear",
        "Se permite vapear sin límites.",
        "¿Se puede vapear en cualquier parte del lugar?",
    ),
}
