"""Languages, getting there and taking part, in Spanish."""

from __future__ import annotations

_SPOKEN: dict[str, str] = {
    "english": "inglés",
    "spanish": "español",
    "chinese": "algún idioma chino",
    "vietnamese": "vietnamita",
    "tagalog": "tagalo",
    "arabic": "árabe",
    "french": "francés",
    "creole": "criollo (creole)",
    "korean": "coreano",
    "russian": "ruso",
    "portuguese": "portugués",
    "polish": "polaco",
    "hindi": "hindi",
    "farsi": "farsi (persa)",
    "german": "alemán",
    "greek": "griego",
    "hebrew": "hebreo",
    "hmong": "hmong",
    "italian": "italiano",
    "japanese": "japonés",
    "ojibwa": "ojibwa",
    "yupik": "yupik",
}


def _language(name: str) -> tuple[str, str, str]:
    return (
        name[0].upper() + name[1:],
        f"El personal o un intérprete puede hablar {name} con usted. Pregunte qué idioma usa el grupo.",
        f"¿Puedo hacer el programa en {name}?",
    )


LANGUAGES: dict[str, tuple[str, str, str]] = {
    **{code: _language(name) for code, name in _SPOKEN.items()},
    "spanish": (
        "Español",
        "El personal o un intérprete puede hablar español con usted. Pregunte qué idioma usa el grupo.",
        "¿Hay un grupo en español?",
    ),
    "american-sign-language": (
        "Lengua de señas (ASL)",
        "El centro puede ofrecer lengua de señas a personas sordas o que oyen poco.",
        "¿Habrá un intérprete de lengua de señas (ASL) en el grupo?",
    ),
    "native-languages": (
        "Un idioma indígena de Estados Unidos o nativo de Alaska",
        "El personal o un intérprete puede hablar al menos un idioma nativo. Pregunte cuál.",
        "¿Puedo usar un idioma nativo y cuál?",
    ),
    "other-languages": (
        "Otro idioma",
        "El personal o un intérprete puede hablar un idioma que no es inglés ni español. Pregunte cuál.",
        "¿Puedo usar un idioma que no sea inglés ni español?",
    ),
}

ACCESS: dict[str, tuple[str, str, str]] = {
    "wheelchair": (
        "Acceso en silla de ruedas",
        "Usted puede entrar, llegar a la sala del grupo y usar un baño en silla de ruedas.",
        "¿Puedo llegar a la sala del grupo y a un baño en silla de ruedas?",
    ),
    "public-transport": (
        "Cerca de una parada de autobús o tren",
        "Un autobús o tren para a poca distancia a pie.",
        "¿Hay cerca una parada de autobús o tren, también en la noche?",
    ),
    "parking": (
        "Estacionamiento",
        "Hay un lugar para estacionar un carro.",
        "¿Puedo estacionarme ahí y es gratis?",
    ),
    "interpreter": (
        "Intérprete si lo pide",
        "El programa puede traer a un intérprete, sin costo para usted.",
        "¿Pueden conseguirme un intérprete y cuánto tarda?",
    ),
    "captions": (
        "Subtítulos en las sesiones por video",
        "Las palabras salen en la pantalla durante las sesiones por video.",
        "¿Las sesiones por video tienen subtítulos?",
    ),
    "large-print": (
        "Letra grande o archivos para lector de pantalla",
        "Los papeles vienen en letra grande o en archivos que un lector de pantalla puede leer.",
        "¿Puedo recibir los papeles en letra grande o en un archivo?",
    ),
    "easy-read": (
        "Ayuda para leer y escribir",
        "El personal lee los papeles con usted y los explica con palabras sencillas.",
        "¿Alguien puede ayudarme a leer y llenar los papeles?",
    ),
    "service-animals": (
        "Acepta animales de servicio",
        "Usted puede llevar a las sesiones un animal de servicio entrenado.",
        "¿Puedo llevar a mi animal de servicio?",
    ),
    "quiet-space": (
        "Espacio tranquilo",
        "Hay una sala en calma que puede usar cuando el grupo sea demasiado.",
        "¿Hay una sala tranquila si necesito un descanso?",
    ),
    "device-loan": (
        "Presta un aparato o datos de internet",
        "Le pueden prestar un teléfono, una tableta o una computadora, o darle datos, para "
        "participar por video.",
        "¿Me pueden prestar un aparato o datos para las sesiones por video?",
    ),
    "private-room": (
        "Sala privada para conectarse",
        "Puede usar una sala privada en una clínica o biblioteca para participar por video.",
        "¿Hay una sala privada que pueda usar para participar por video?",
    ),
    "join-by-phone": (
        "Por teléfono cuando el video falla",
        "Usted puede participar por llamada cuando el video no funciona.",
        "¿Puedo participar por teléfono si me falla el video?",
    ),
    "evening-phone": (
        "Contestan el teléfono en la noche",
        "Una persona contesta el teléfono después de las 5 p. m.",
        "¿Puedo hablar con una persona por teléfono en la noche?",
    ),
    "text-line": (
        "Contesta mensajes de texto",
        "Usted puede enviar un mensaje de texto al programa. No incluya datos privados.",
        "¿Puedo enviarles un mensaje de texto en lugar de llamar?",
    ),
}
