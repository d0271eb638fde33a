"""Accreditation, licenses and who runs a program, in Spanish. Official names stay as they are."""

from __future__ import annotations

ACCREDITATION: dict[str, tuple[str, str, str]] = {
    "joint-commission": (
        "The Joint Commission",
        "Un grupo externo que revisa organizaciones de salud enteras.",
        "¿Los acredita la Joint Commission y hasta cuándo?",
    ),
    "carf": (
        "CARF",
        "Un grupo externo que revisa programas, uno por uno. Pregunte si el IOP es uno de ellos.",
        "¿Este programa está acreditado por CARF y hasta cuándo?",
    ),
    "coa": (
        "Council on Accreditation (COA)",
        "Un grupo externo que revisa servicios sociales y de salud.",
        "¿Están acreditados por COA y hasta cuándo?",
    ),
    "ncqa": (
        "NCQA",
        "Un grupo externo que revisa planes de salud y clínicas.",
        "¿Están acreditados por NCQA y hasta cuándo?",
    ),
    "hfap": (
        "HFAP",
        "Un grupo externo que revisa hospitales y clínicas.",
        "¿Están acreditados por HFAP y hasta cuándo?",
    ),
    "achc": (
        "ACHC",
        "Un grupo externo que revisa clínicas y otros lugares de atención.",
        "¿Están acreditados por ACHC y hasta cuándo?",
    ),
}

LICENCES: dict[str, tuple[str, str, str]] = {
    "state-substance-use-agency": (
        "Licencia de la agencia estatal de consumo de sustancias",
        "La oficina del estado para el tratamiento por consumo de sustancias dio licencia o aprobó "
        "el centro.",
        "¿Tienen licencia del estado y cuál es el número?",
    ),
    "state-health-department": (
        "Licencia del departamento de salud del estado",
        "El departamento de salud del estado dio licencia o aprobó el centro.",
        "¿Tienen licencia del departamento de salud del estado?",
    ),
    "state-mental-health-department": (
        "Licencia del departamento de salud mental del estado",
        "La oficina de salud mental del estado dio licencia o aprobó el centro.",
        "¿Tienen licencia del departamento de salud mental del estado?",
    ),
    "hospital-license": (
        "Licencia de hospital",
        "El estado dio al centro licencia de hospital.",
        "¿Tienen licencia de hospital?",
    ),
    "dea-registration": (
        "Registro en la DEA",
        "La oficina federal de drogas (DEA) deja que el centro maneje medicamentos controlados.",
        "¿Tienen registro en la DEA?",
    ),
    "otp-certification": (
        "Certificado como programa de tratamiento de opioides",
        "SAMHSA certificó el centro como programa de tratamiento de opioides (OTP).",
        "¿Están certificados como programa de tratamiento de opioides (OTP)?",
    ),
    "fqhc": (
        "Centro de salud calificado a nivel federal (FQHC)",
        "Una clínica de la comunidad que atiende a toda persona y cobra según los ingresos. Medicare "
        "puede pagar un IOP ahí.",
        "¿Son un centro de salud calificado a nivel federal (FQHC)?",
    ),
    "legitscript": (
        "LegitScript (permiso para anunciarse)",
        "Una revisión pagada que permite comprar anuncios en internet. No califica la atención.",
        "¿Tienen el permiso de LegitScript?",
    ),
}

OWNERSHIP: dict[str, tuple[str, str, str]] = {
    "nonprofit": (
        "Privado sin fines de lucro",
        "Lo dirige un grupo privado que no se queda con ganancias.",
        "¿El programa es sin fines de lucro y quién lo dirige?",
    ),
    "for-profit": (
        "Privado con fines de lucro",
        "Es de una empresa o persona privada, que puede tener ganancias.",
        "¿El programa es de una empresa y de cuál?",
    ),
    "local-government": (
        "Condado o ciudad",
        "Lo dirige un condado, una ciudad u otro gobierno local.",
        "¿El condado o la ciudad dirige el programa?",
    ),
    "state-government": ("Estado", "Lo dirige el estado.", "¿El estado dirige el programa?"),
    "tribal-government": (
        "Gobierno tribal",
        "Lo dirige una tribu. Pregunte quién puede ir.",
        "¿Una tribu dirige el programa y quién puede ir?",
    ),
    "indian-health-service": (
        "Indian Health Service (salud indígena)",
        "Lo dirige el Indian Health Service, el servicio federal de salud indígena. Pregunte quién puede ir.",
        "¿El Indian Health Service dirige el programa y quién puede ir?",
    ),
    "veterans-affairs": (
        "Asuntos de Veteranos (VA)",
        "Lo dirige la VA, para personas que sirvieron en las fuerzas armadas.",
        "¿La VA dirige el programa?",
    ),
    "defense-department": (
        "Departamento de Defensa",
        "Lo dirigen las fuerzas armadas. Pregunte quién puede ir.",
        "¿Las fuerzas armadas dirigen el programa y quién puede ir?",
    ),
    "federal-government": (
        "Gobierno federal",
        "Lo dirige una oficina federal.",
        "¿El gobierno federal dirige el programa?",
    ),
}
