"""Ways to pay and insurance plans, in Spanish."""

from __future__ import annotations

PAYMENT: dict[str, tuple[str, str, str]] = {
    "medicaid": (
        "Medicaid",
        "El plan de salud del estado para personas con bajos ingresos. Las reglas cambian según el "
        "estado: pregunte qué planes aceptan.",
        "¿Aceptan el Medicaid de mi estado y cuáles de sus planes?",
    ),
    "medicare": (
        "Medicare",
        "El plan federal para personas de 65 años o más, o con una discapacidad. Paga el IOP en "
        "algunos lugares.",
        "¿Medicare paga el programa intensivo ahí?",
    ),
    "private-insurance": (
        "Seguro médico privado",
        "Un plan del trabajo o comprado por su cuenta. El programa dice que acepta algunos: pregunte "
        "a su plan.",
        "¿Aceptan mi plan y están en su red?",
    ),
    "tricare": (
        "TRICARE u otro seguro militar",
        "Planes para militares, para quienes ya se retiraron y para sus familias. Puede que haga "
        "falta aprobación antes de empezar.",
        "¿Aceptan TRICARE y quién pide la aprobación?",
    ),
    "state-insurance": (
        "Seguro del estado que no es Medicaid",
        "Un plan de salud que paga su estado y que no es Medicaid.",
        "¿Aceptan el plan de salud propio de mi estado?",
    ),
    "va-benefits": (
        "Beneficios de la VA",
        "Asuntos de Veteranos (VA) puede pagar la atención ahí. Pregunte a la VA antes de empezar.",
        "¿La VA puede pagar mi atención ahí?",
    ),
    "tribal-health-funds": (
        "Fondos del Indian Health Service o de una tribu",
        "El dinero de salud para indígenas de Estados Unidos y nativos de Alaska puede pagar la "
        "atención ahí.",
        "¿Los fondos del Indian Health Service o de mi tribu pueden pagar mi atención?",
    ),
    "sliding-fee": (
        "Tarifa según sus ingresos (sliding fee)",
        "Usted paga menos si gana menos. Pregunte qué papeles piden.",
        "¿Tienen una tarifa según los ingresos (sliding fee) y cuánto pagaría yo?",
    ),
    "payment-help": (
        "Ayuda para pagar",
        "El programa tiene alguna forma de bajar la cuenta. Pregunte cuál es y quién puede recibirla.",
        "¿Tienen alguna ayuda para quien no puede pagar todo?",
    ),
    "scholarship": (
        "Beca",
        "Un lugar gratis o de bajo costo para unas pocas personas que no pueden pagar.",
        "¿Tienen becas y hay alguna libre?",
    ),
    "payment-plan": (
        "Plan de pagos",
        "Usted paga la cuenta en partes, poco a poco.",
        "¿Puedo pagar en partes, poco a poco?",
    ),
    "free-care": (
        "Gratis: no cobra",
        "El programa dice que no le cobra a nadie.",
        "¿El programa es gratis para todas las personas?",
    ),
    "self-pay": (
        "Pago por su cuenta o en efectivo",
        "Usted paga la atención por su cuenta. Tiene derecho a recibir antes un precio por escrito.",
        "¿Cuánto cuesta todo el programa si pago por mi cuenta?",
    ),
    "out-of-network": (
        "Ayuda con reclamos fuera de la red",
        "El programa le da la factura que su plan necesita para devolverle dinero.",
        "¿Me ayudarán a pedirle el pago a mi plan si ustedes no están en su red?",
    ),
    "public-funds": (
        "Dinero federal o del estado para tratamiento",
        "Este programa recibe dinero público. Pregunte si puede cubrir su atención.",
        "¿El dinero público puede cubrir mi atención ahí?",
    ),
    "county-funds": (
        "Dinero del condado o de la ciudad",
        "Este programa recibe dinero del condado o de la ciudad. Pregunte si hay que vivir en la zona.",
        "¿El dinero del condado o de la ciudad puede cubrir mi atención ahí?",
    ),
    "child-family-funds": (
        "Dinero del estado para niños y familias",
        "Los servicios del estado para familias pueden pagar la atención de algunas personas ahí.",
        "¿Los servicios para familias pueden pagar mi atención ahí?",
    ),
    "court-funds": (
        "Dinero del estado para personas con casos en la corte",
        "Las prisiones o las cortes juveniles del estado pueden pagar la atención de algunas personas ahí.",
        "¿El sistema de cortes puede pagar mi atención ahí?",
    ),
    "school-funds": (
        "Dinero del estado para escuelas",
        "El sistema de escuelas del estado puede pagar la atención de algunos jóvenes ahí.",
        "¿El sistema de escuelas puede pagar la atención de mi hijo o hija ahí?",
    ),
    "foundation-funds": (
        "Dinero de una fundación",
        "Una fundación privada o de la comunidad ayuda a pagar este programa.",
        "¿Una fundación puede ayudar a pagar mi atención ahí?",
    ),
}

_PLANS: dict[str, str] = {
    "aetna": "Aetna",
    "ambetter": "Ambetter (Centene)",
    "anthem": "Anthem",
    "blue-cross-blue-shield": "Blue Cross Blue Shield",
    "buckeye-health": "Buckeye Health Plan (Centene)",
    "carelon": "Carelon (antes Beacon)",
    "caresource": "CareSource",
    "cigna": "Cigna (Evernorth)",
    "humana": "Humana",
    "kaiser-permanente": "Kaiser Permanente",
    "magellan": "Magellan",
    "medical-mutual": "Medical Mutual",
    "molina": "Molina",
    "oscar": "Oscar",
    "unitedhealthcare": "UnitedHealthcare (Optum)",
    "wellcare": "WellCare",
}


def _insurer(name: str) -> tuple[str, str, str]:
    return (
        name,
        f"El programa dice que acepta {name}. Los planes varían: pregunte al suyo si paga ahí.",
        f"¿Aceptan {name} y están en la red de mi plan?",
    )


INSURERS: dict[str, tuple[str, str, str]] = {code: _insurer(name) for code, name in _PLANS.items()}
