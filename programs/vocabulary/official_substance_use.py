"""Service codes of SAMHSA's National Directory of Drug and Alcohol Use Treatment Facilities 2024."""

from __future__ import annotations

from programs.vocabulary.official_names import OfficialCategory, OfficialName, flattened

_CATEGORIES: tuple[OfficialCategory, ...] = (
    OfficialCategory("AGE", "Age Groups Accepted", (
        ("ADLT", "Adults"), ("CHLD", "Children/Adolescents"), ("SNR", "Seniors"), ("YAD", "Young Adults"),
    )),
    OfficialCategory("AS", "Ancillary Services", (
        ("ACU", "Acupuncture"), ("BC", "Residential beds for clients' children"),
        ("CCC", "Child care for clients' children"), ("CM", "Case management service"),
        ("DVFP", "Domestic violence services, including family or partner"),
        ("EIH", "Early intervention for HIV"), ("IPC", "Integrated primary care services"),
        ("MHS", "Mental health services"), ("SPS", "Suicide prevention services"),
        ("SSD", "Social skills development"), ("TA", "Transportation assistance"),
    )),
    OfficialCategory("ASSES", "Assessment/Pre-treatment", (
        ("CMHA", "Comprehensive mental health assessment"),
        ("CSAA", "Comprehensive substance use assessment"), ("ISC", "Interim services for clients"),
        ("MHPA", "Complete medical history/physical exam"), ("OPC", "Outreach to persons in the community"),
        ("PIEC", "Professional interventionist/educational consultant"),
        ("SMHD", "Screening for mental disorders"), ("SSA", "Screening for substance use"),
        ("STU", "Screening for tobacco use"),
    )),
    OfficialCategory("DETOX", "Detoxification (medical withdrawal) Services", (
        ("ADTX", "Alcohol Detoxification"), ("BDTX", "Benzodiazepines Detoxification"),
        ("CDTX", "Cocaine Detoxification"), ("MDET", "Medication routinely used during detoxification"),
        ("MDTX", "Methamphetamines detoxification"), ("ODTX", "Opioids detoxification"),
    )),
    OfficialCategory("ECS", "Education and Counseling Services", (
        ("FCO", "Family counseling"), ("GCO", "Group counseling"),
        ("HAEC", "HIV or AIDS education, counseling, or support"),
        ("HEOH", "Health education services other than HIV/AIDS or hepatitis"),
        ("ICO", "Individual counseling"), ("MCO", "Marital/couples counseling"),
        ("SAE", "Substance use disorder education"), ("TAEC", "Hepatitis education, counseling, or support"),
        ("TCC", "Smoking/vaping/tobacco cessation counseling"),
        ("VOC", "Vocational training or educational support (for example, high "
         "school coursework, GED preparation, etc.)"),
    )),
    OfficialCategory("EXCL", "Exclusive Services", (
        ("AUDO", "Alcohol use disorder clients only"),
        ("DU", "Specially designed program for DUI/DWI clients"), ("DUO", "Serves only DUI/DWI clients"),
        ("OUDO", "Opioid use disorder clients only"),
    )),
    OfficialCategory("", "External Opioid Medications Source", (
        ("INPE", "In-network prescribing entity"), ("PC", "No formal relationship with prescribing entity"),
        ("RPE", "Other contracted prescribing entity"),
    )),
    OfficialCategory("", "External Source of Medications Used for Alcohol Use Disorder Treatment", (
        ("AUINPE", "In-network prescribing entity"),
        ("AUPC", "No formal relationship with prescribing entity"),
        ("AURPE", "Other contracted prescribing entity"),
    )),
    OfficialCategory("FOP", "Facility Operation (e.g., Private, Public)", (
        ("DDF", "Department of Defense"), ("FED", "Federal Government"), ("IH", "Indian Health Services"),
        ("LCCG", "Local, county, or community government"), ("PVTN", "Private non-profit organization"),
        ("PVTP", "Private for-profit organization"), ("STG", "State government"),
        ("TBG", "Tribal government"), ("VAMC", "U.S. Department of Veterans Affairs"),
    )),
    OfficialCategory("SMP", "Facility Smoking Policy", (
        ("SMON", "Smoking not permitted"), ("SMOP", "Smoking permitted without restriction"),
        ("SMPD", "Smoking permitted in designated area"),
    )),
    OfficialCategory("FVP", "Facility Vaping Policy", (
        ("VAPN", "Vaping not permitted"), ("VAPP", "Vaping permitted without restriction"),
        ("VPPD", "Vaping permitted in designated area"),
    )),
    OfficialCategory("HOSP", "Hospitals", (
        ("GH", "General Hospital (including VA hospital)"), ("PSYH", "Psychiatric hospital"),
    )),
    OfficialCategory("SL", "Language Services", (
        ("AH", "Sign language services for the deaf and hard of hearing"),
        ("FX", "Other languages (excluding Spanish)"), ("NX", "American Indian or Alaska Native languages"),
        ("SP", "Spanish"),
    )),
    OfficialCategory("LCA", "License/Certification/Accreditation", (
        ("CARF", "Commission on Accreditation of Rehabilitation Facilities (CARF)"),
        ("COA", "Council on Accreditation (COA)"), ("DEA", "Drug Enforcement Agency (DEA)"),
        ("FQHC", "Federally Qualified Health Center"),
        ("HFAP", "Healthcare Facilities Accreditation Program (HFAP)"),
        ("HLA", "Hospital licensing authority"), ("JC", "The Joint Commission"),
        ("NCQA", "National Committee for Quality Assurance (NCQA)"),
        ("SOTP", "SAMHSA certification for opioid treatment program (OTP)"),
        ("STAG", "State Substance use treatment agency"), ("STDH", "State department of health"),
        ("STMH", "State mental health department"),
    )),
    OfficialCategory("", "Medical Services", (
        ("HAV", "Hepatitis A (HAV) vaccination"), ("HBV", "Hepatitis B (HBV) vaccination"),
    )),
    OfficialCategory("OM", "Opioid Medications used in Treatment", (
        ("BU", "Buprenorphine used in Treatment"), ("MU", "Methadone used in Treatment"),
        ("NU", "Naltrexone used in Treatment"),
    )),
    OfficialCategory("OL", "Other Languages", (
        ("F17", "Any Chinese Language"), ("F19", "Creole"), ("F25", "Farsi"), ("F28", "French"),
        ("F30", "German"), ("F31", "Greek"), ("F35", "Hebrew"), ("F36", "Hindi"), ("F37", "Hmong"),
        ("F4", "Arabic"), ("F42", "Italian"), ("F43", "Japanese"), ("F47", "Korean"), ("F66", "Polish"),
        ("F67", "Portuguese"), ("F70", "Russian"), ("F81", "Tagalog"), ("F92", "Vietnamese"),
        ("N24", "Ojibwa"), ("N40", "Yupik"),
    )),
    OfficialCategory("OTHR", "Other Services", (
        ("TGD", "Treatment for gambling disorder"), ("TOD", "Treatment for other addiction disorder"),
    )),
    OfficialCategory("PYAS", "Payment Assistance Available", (
        ("PA", "Payment assistance (check with facility for details)"),
        ("SS", "Sliding fee scale (fee is based on income and other factors)"),
    )),
    OfficialCategory("PAY", "Payment/Insurance/Funding Accepted", (
        ("FSA", "Federal, or any government funding for substance use treatment programs"),
        ("ITU", "IHS/Tribal/Urban (ITU) funds"), ("MC", "Medicare"), ("MD", "Medicaid"),
        ("MI", "Federal military insurance (e.g., TRICARE)"), ("NP", "No payment accepted"),
        ("PI", "Private health insurance"), ("SAMF", "SAMHSA funding/block grants"),
        ("SF", "Cash or self-payment"), ("SI", "State-financed health insurance plan other than Medicaid"),
    )),
    OfficialCategory("PHR", "Pharmacotherapies", (
        ("ACM", "Acamprosate (Campral)"), ("BERI", "Buprenorphine (extended-release, injectable)"),
        ("BSDM", "Buprenorphine sub-dermal implant"), ("BWN", "Buprenorphine with naloxone"),
        ("BWON", "Buprenorphine without naloxone"), ("CLND", "Clonidine"), ("DSF", "Disulfiram"),
        ("LFXD", "Lofexidine"), ("METH", "Methadone"), ("MHCV", "Medications for Hepatitis C treatment"),
        ("MHIV", "Medications for HIV treatment"), ("MMD", "Medication for mental disorders"),
        ("MPEP", "Medications for pre-exposure to prophylaxis"), ("NRT", "Nicotine replacement"),
        ("NSC", "Non-nicotine smoking/tobacco cessation"), ("NXN", "Naltrexone (oral)"),
        ("VTRL", "Naltrexone (extended-release, injectable)"),
    )),
    OfficialCategory("RSS", "Recovery Support Services", (
        ("AOSS", "Assistance with obtaining social services"), ("EMP", "Employment counseling or training"),
        ("HS", "Housing services"), ("PEER", "Mentoring/peer support"), ("RC", "Recovery coach"),
        ("SHG", "Self-help groups"),
    )),
    OfficialCategory("SET", "Service Setting (e.g., Outpatient, Residential, Inpatient, etc.)", (
        ("HI", "Hospital inpatient/24-hour hospital inpatient"), ("HID", "Hospital inpatient detoxification"),
        ("HIT", "Hospital inpatient treatment"), ("OD", "Outpatient detoxification"),
        ("ODT", "Outpatient day treatment or partial hospitalization"),
        ("OIT", "Intensive outpatient treatment"),
        ("OMB", "Outpatient methadone/buprenorphine or naltrexone treatment"), ("OP", "Outpatient"),
        ("ORT", "Regular outpatient treatment"), ("RD", "Residential detoxification"),
        ("RES", "Residential/24-hour residential"), ("RL", "Long-term residential"),
        ("RS", "Short-term residential"),
    )),
    OfficialCategory("SN", "Sex/Gender Accepted", (
        ("FEM", "Female"), ("MALE", "Male"),
    )),
    OfficialCategory("SG", "Special Programs/Groups Offered", (
        ("AD", "Adolescents"), ("ADM", "Active duty military"),
        ("CJ", "Criminal justice (other than DUI/DWI)/Forensic clients"),
        ("CO", "Clients with co-occurring mental and substance use disorders"),
        ("COPSU", "Clients with co-occurring pain and substance use disorders"),
        ("DV", "Clients who have experienced intimate partner violence, domestic violence"),
        ("GL", "Lesbian, gay, bisexual, transgender, or queer/questioning (LGBTQ)"),
        ("HV", "Clients with HIV or AIDS"), ("MF", "Members of military families"), ("MN", "Adult men"),
        ("PW", "Pregnant/postpartum women"), ("SE", "Seniors or older adults"), ("TAY", "Young adults"),
        ("TRMA", "Clients who have experienced trauma"), ("VET", "Veterans"), ("WN", "Adult women"),
        ("XA", "Clients who have experienced sexual abuse"),
    )),
    OfficialCategory("SCR", "Testing", (
        ("BABA", "Breathalyzer or blood alcohol testing"), ("DAOF", "Drug and alcohol oral fluid testing"),
        ("DAUT", "Drug or alcohol urine screening"), ("HBT", "Testing for Hepatitis B (HBV)"),
        ("HCT", "Testing for Hepatitis C (HCV)"), ("HIVT", "HIV testing"),
        ("MST", "Metabolic syndrome monitoring"), ("STDT", "STD testing"), ("TBS", "TB screening"),
    )),
    OfficialCategory("TRSRV", "Transitional Services", (
        ("ACC", "Aftercare/continuing care"), ("DP", "Discharge Planning"),
        ("NOE", "Naloxone and overdose education"), ("OFD", "Outcome follow-up after discharge"),
    )),
    OfficialCategory("TAP", "Treatment Approaches", (
        ("ANG", "Anger management"), ("BIA", "Brief intervention"), ("CBT", "Cognitive behavioral therapy"),
        ("CMI", "Contingency management/motivational incentives"),
        ("CRV", "Community reinforcement plus vouchers"), ("MOTI", "Motivational interviewing"),
        ("MXM", "Matrix Model"), ("RELP", "Relapse prevention"),
        ("SACA", "Substance use disorder counseling"), ("TELE", "Telemedicine/telehealth therapy"),
        ("TRC", "Trauma-related counseling"), ("TWFA", "12-step facilitation"),
    )),
    OfficialCategory("AUT", "Type of Alcohol Use Disorder Treatment", (
        ("ACMA", "Accepts clients using medication assisted treatment for alcohol "
         "use disorder but prescribed elsewhere"),
        ("NAUT", "Does not treat alcohol use disorder"),
        ("NMAUT", "Does not use medication assisted treatment for alcohol use disorder"),
        ("PMAT", "This facility administers/prescribes medication for alcohol use disorder"),
    )),
    OfficialCategory("TC", "Type of Care", (
        ("DT", "Detoxification"), ("HH", "Transitional housing, halfway house, or sober home"),
        ("SA", "Substance use treatment"),
        ("SUMH", "Treatment for co-occurring substance use plus either serious mental health "
         "illness in adults/serious emotional disturbance in children"),
    )),
    OfficialCategory("OT", "Type of Opioid Treatment", (
        ("BUM", "Buprenorphine maintenance"), ("DB", "Buprenorphine detoxification"),
        ("DLC", "Lofexidine or Clonidine detoxification"), ("DM", "Methadone detoxification"),
        ("MM", "Methadone maintenance"), ("MOA", "Accepts clients using MAT but prescribed elsewhere"),
        ("MWS", "Maintenance service with medically supervised withdrawal after stabilization"),
        ("NMOA", "Does not use MAT for opioid use disorders"),
        ("NOOP", "Does not treat opioid use disorders"),
        ("OTP", "Federally-certified Opioid Treatment Program"),
        ("PAIN", "Use methadone/buprenorphine for pain management or emergency dosing"),
        ("RPN", "Relapse prevention with naltrexone"), ("UB", "Prescribes buprenorphine"),
        ("UN", "Prescribes naltrexone"),
    )),
)

SUBSTANCE_USE: tuple[OfficialName, ...] = flattened("SU", _CATEGORIES)
