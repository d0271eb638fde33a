"""The vocabulary in Spanish as it is spoken in the United States: "usted", plain words, the person first.

One module for each of the English ones. A row is (name, explanation, question), keyed by the term's code.
Names of laws, agencies, plans and medicines stay as a reader will hear them on the phone.
"""
