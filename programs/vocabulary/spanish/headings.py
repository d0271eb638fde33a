"""The groups of terms, in Spanish: (label, question)."""

from __future__ import annotations

from programs.vocabulary.term import Category

HEADINGS: dict[Category, tuple[str, str]] = {
    Category.LEVEL: ("Nivel de atención", "¿Cuánta atención busca?"),
    Category.DELIVERY: ("En persona o en línea", "¿Cómo quiere participar?"),
    Category.THERAPY: ("Tipos de terapia", "¿Hay algún tipo de terapia que quiera?"),
    Category.SERVICE: ("Ayuda y servicios", "¿Qué otra ayuda necesita?"),
    Category.MEDICATION: ("Medicamentos", "¿Toma un medicamento o quiere preguntar por uno?"),
    Category.PAYS: ("Formas de pagar", "¿Cómo va a pagar?"),
    Category.INSURER: ("Planes de seguro", "¿Qué compañía maneja su plan?"),
    Category.SERVES: ("A quién atiende", "¿Le ayudaría un grupo para personas como usted?"),
    Category.AGE_GROUP: ("Edades", "¿Qué edad tiene la persona que necesita atención?"),
    Category.GENDER: ("Género", "¿A quién debe aceptar el programa?"),
    Category.LANGUAGE: ("Idiomas", "¿Qué idioma quiere usar?"),
    Category.ACCESS: ("Cómo llegar y participar", "¿Qué necesita para participar?"),
    Category.FOCUS: ("Qué trata", "¿Con qué quiere ayuda?"),
    Category.ACCREDITED: ("Acreditación", "¿Qué revisión externa busca?"),
    Category.LICENCE: ("Licencias y certificados", "¿Qué licencia busca?"),
    Category.OWNERSHIP: ("Quién lo dirige", "¿Quién debe dirigir el programa?"),
    Category.TESTING: ("Pruebas", "¿Qué pruebas necesita?"),
    Category.POLICY: ("Reglas del lugar", "¿Qué reglas del lugar le importan?"),
    Category.SETTING: ("Tipo de lugar", "¿Qué tipo de lugar quiere?"),
}
