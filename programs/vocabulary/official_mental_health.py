"""Service codes of SAMHSA's National Directory of Mental Health Treatment Facilities 2024."""

from __future__ import annotations

from programs.vocabulary.official_names import OfficialCategory, OfficialName, flattened

_CATEGORIES: tuple[OfficialCategory, ...] = (
    OfficialCategory("AGE", "Age Groups Accepted", (
        ("ADLT", "Adults"), ("CHLD", "Children/Adolescents"), ("SNR", "Seniors"), ("YAD", "Young Adults"),
    )),
    OfficialCategory("AS", "Ancillary Services", (
        ("ACT", "Assertive community treatment"), ("AOT", "Assisted Outpatient Treatment"),
        ("CDM", "Chronic disease/illness management"), ("CM", "Case management service"),
        ("COOT", "Court-ordered outpatient treatment"), ("DEC", "Diet and exercise counseling"),
        ("ES", "Education services"), ("FPSY", "Family psychoeducation"), ("HS", "Housing services"),
        ("ICM", "Intensive case management"), ("IMR", "Illness management and recovery"),
        ("IPC", "Integrated primary care services"), ("LAD", "Legal advocacy"),
        ("PEER", "Mentoring/peer support"), ("PRS", "Psychosocial rehabilitation services"),
        ("SEMP", "Supported employment"), ("SH", "Supported housing"), ("SPS", "Suicide prevention services"),
        ("TCC", "Smoking/vaping/tobacco cessation counseling"), ("TPC", "Therapeutic foster care"),
        ("VRS", "Vocational rehabilitation services"),
    )),
    OfficialCategory("ASSES", "Assessment/Pre-treatment", (
        ("STU", "Screening for tobacco use"),
    )),
    OfficialCategory("EMS", "Emergency Mental Health Services", (
        ("CIT", "Crisis intervention team"), ("PEOFF", "Psychiatric emergency mobile/off-site services"),
        ("PEON", "Psychiatric emergency onsite services"), ("WI", "Psychiatric emergency walk-in services"),
    )),
    OfficialCategory("FOP", "Facility Operation (e.g., Private, Public)", (
        ("DDF", "Department of Defense"), ("FED", "Federal Government"), ("IH", "Indian Health Services"),
        ("LCCG", "Local, county, or community government"), ("PVTN", "Private non-profit organization"),
        ("PVTP", "Private for-profit organization"), ("STG", "State government"),
        ("TBG", "Tribal government"), ("VAMC", "U.S. Department of Veterans Affairs"),
    )),
    OfficialCategory("SMP", "Facility Smoking Policy", (
        ("SMON", "Smoking not permitted"), ("SMOP", "Smoking permitted without restriction"),
        ("SMPD", "Smoking permitted in designated area"), ("VAPN", "Vaping not permitted"),
        ("VAPP", "Vaping permitted without restriction"), ("VPPD", "Vaping permitted in designated area"),
    )),
    OfficialCategory("FT", "Facility Type", (
        ("CBHC", "Certified Community Behavioral Health Clinic"), ("CMHC", "Community mental health center"),
        ("IPSY", "Separate inpatient psychiatric unit of a general hospital"),
        ("MSMH", "Multi-setting mental health facility (e.g., non-hospital residential plus either "
         "outpatient and/or partial hospitalization/day treatment)"),
        ("OMH", "Outpatient mental health facility"), ("ORES", "Other residential treatment facility"),
        ("PH", "Partial hospitalization/day treatment"), ("PSY", "Psychiatric hospital"),
        ("RTCA", "Residential treatment center (RTC) for adults"),
        ("RTCC", "Residential treatment center (RTC) for children"), ("SHP", "State hospital"),
        ("VAHC", "Veterans Affairs Medical Center or other VA healthcare facility"),
    )),
    OfficialCategory("SL", "Language Services", (
        ("AH", "Sign language services for the deaf and hard of hearing"),
        ("FX", "Other languages (excluding Spanish)"), ("NX", "American Indian or Alaska Native languages"),
        ("SP", "Spanish"),
    )),
    OfficialCategory("LCA", "License/Certification/Accreditation", (
        ("FQHC", "Federally Qualified Health Center"),
        ("MHC", "Mental health clinic or mental health center"),
    )),
    OfficialCategory("OL", "Other Languages", (
        ("F17", "Any Chinese Language"), ("F19", "Creole"), ("F25", "Farsi"), ("F28", "French"),
        ("F30", "German"), ("F31", "Greek"), ("F35", "Hebrew"), ("F36", "Hindi"), ("F37", "Hmong"),
        ("F4", "Arabic"), ("F42", "Italian"), ("F43", "Japanese"), ("F47", "Korean"), ("F66", "Polish"),
        ("F67", "Portuguese"), ("F70", "Russian"), ("F81", "Tagalog"), ("F92", "Vietnamese"),
        ("N24", "Ojibwa"), ("N40", "Yupik"),
    )),
    OfficialCategory("PYAS", "Payment Assistance Available", (
        ("PA", "Payment assistance (check with facility for details)"),
        ("SS", "Sliding fee scale (fee is based on income and other factors)"),
    )),
    OfficialCategory("PAY", "Payment/Insurance/Funding Accepted", (
        ("CLF", "County or local government funds"), ("CMHG", "Community Mental Health Block Grants"),
        ("CSBG", "Community Service Block Grants"), ("FG", "Federal Grants"),
        ("ITU", "IHS/Tribal/Urban (ITU) funds"), ("MC", "Medicare"), ("MD", "Medicaid"),
        ("MI", "Federal military insurance (e.g., TRICARE)"), ("OSF", "Other State funds"),
        ("PCF", "Private or Community foundation"), ("PI", "Private health insurance"),
        ("SCJJ", "State corrections or juvenile justice funds"), ("SEF", "State education agency funds"),
        ("SF", "Cash or self-payment"), ("SI", "State-financed health insurance plan other than Medicaid"),
        ("SMHA", "State mental health agency (or equivalent) funds"),
        ("SWFS", "State welfare or child and family services funds"), ("VAF", "U.S. Department of VA funds"),
    )),
    OfficialCategory("PHR", "Pharmacotherapies", (
        ("ANTPYCH", "Antipsychotics used in treatment of SMI"), ("ARIPI", "Aripiprazole"),
        ("ASENA", "Asenapine"), ("BREXP", "Brexpiprazole"), ("CARIP", "Cariprazine"),
        ("CHLOR", "Chlorpromazine"), ("CLOZA", "Clozapine"), ("DROPE", "Droperidol"),
        ("FLUPH", "Fluphenazine"), ("HALOP", "Haloperidol"), ("ILOPE", "Iloperidone"), ("LOXAP", "Loxapine"),
        ("LURAS", "Lurasidone"), ("NRT", "Nicotine replacement"),
        ("NSC", "Non-nicotine smoking/tobacco cessation"), ("OLANZ", "Olanzapine"),
        ("OLANZF", "Olanzapine/Fluoxetine combination"), ("PALIP", "Paliperidone"), ("PERPH", "Perphenazine"),
        ("PIMOZ", "Pimozide"), ("PROCH", "Prochlorperazine"), ("QUETI", "Quetiapine"),
        ("RISPE", "Risperidone"), ("THIOR", "Thioridazine"), ("THIOT", "Thiothixene"),
        ("TRIFL", "Trifluoperazine"), ("ZIPRA", "Ziprasidone"),
    )),
    OfficialCategory("SET", "Service Setting (e.g., Outpatient, Residential, Inpatient, etc.)", (
        ("HI", "Hospital inpatient/24-hour hospital inpatient"), ("OP", "Outpatient"),
        ("PHDT", "Partial hospitalization/day treatment"), ("RES", "Residential/24-hour residential"),
    )),
    OfficialCategory("SG", "Special Programs/Groups Offered", (
        ("ADM", "Active duty military"), ("ALZ", "Persons with Alzheimer's or dementia"),
        ("CJ", "Criminal justice (other than DUI/DWI)/Forensic clients"),
        ("CO", "Clients with co-occurring mental and substance use disorders"),
        ("DV", "Clients who have experienced intimate partner violence, domestic violence"),
        ("GL", "Lesbian, gay, bisexual, transgender, or queer/questioning (LGBTQ)"),
        ("HV", "Clients with HIV or AIDS"), ("MF", "Members of military families"),
        ("PED", "Persons with eating disorders"), ("PEFP", "Persons experiencing first-episode psychosis"),
        ("PTSD", "Persons with post-traumatic stress disorder (PTSD)"), ("SE", "Seniors or older adults"),
        ("SED", "Children/adolescents with serious emotional disturbance (SED)"),
        ("SMI", "Persons  18 and older with serious mental illness (SMI)"), ("TAY", "Young adults"),
        ("TBI", "Persons with traumatic brain injury (TBI)"), ("TRMA", "Clients who have experienced trauma"),
        ("VET", "Veterans"),
    )),
    OfficialCategory("SCR", "Testing", (
        ("HBT", "Testing for Hepatitis B (HBV)"), ("HCT", "Testing for Hepatitis C (HCV)"),
        ("HIVT", "HIV testing"), ("LABT", "Laboratory testing"), ("MST", "Metabolic syndrome monitoring"),
        ("STDT", "STD testing"), ("TBS", "TB screening"),
    )),
    OfficialCategory("TAP", "Treatment Approaches", (
        ("AIM", "Abnormal involuntary movement scale"), ("AT", "Activity therapy"),
        ("CBT", "Cognitive behavioral therapy"), ("CFT", "Couples/family therapy"),
        ("CRT", "Cognitive remediation therapy"), ("DBT", "Dialectical behavior therapy"),
        ("ECT", "Electroconvulsive therapy"),
        ("EMDR", "Eye Movement Desensitization and Reprocessing therapy"), ("GT", "Group therapy"),
        ("IDD", "Integrated Mental and Substance Use Disorder treatment"),
        ("IPT", "Individual psychotherapy"), ("KIT", "Ketamine Infusion Therapy"),
        ("TELE", "Telemedicine/telehealth therapy"), ("TMS", "Transcranial Magnetic Stimulation"),
    )),
    OfficialCategory("TC", "Type of Care", (
        ("MH", "Mental health treatment"), ("SA", "Substance use treatment"),
        ("SUMH", "Treatment for co-occurring substance use plus either serious mental health "
         "illness in adults/serious emotional disturbance in children"),
    )),
)

MENTAL_HEALTH: tuple[OfficialName, ...] = flattened("MH", _CATEGORIES)
