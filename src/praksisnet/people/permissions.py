from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, ANYBODY_SIGNED_IN, Row, Who, allow

ADMINISTRATOR = allow(Who.ADMINISTRATOR)
PERSON = {"person_id": "person"}

PERMISSIONS = [
    Row("account_request_login_code", _("Get a code by mail"), get=ANYBODY, post=ANYBODY),
    Row("account_login", _("Log on"), get=ANYBODY, post=ANYBODY),
    Row("account_confirm_login_code", _("Log on with the code"), get=ANYBODY, post=ANYBODY),
    Row("account_logout", _("Log off"), get=ANYBODY_SIGNED_IN, post=ANYBODY_SIGNED_IN),
    Row("people:profile", _("See and change your profile"), get=ANYBODY_SIGNED_IN, post=ANYBODY_SIGNED_IN),
    Row("people:sessions", _("See where you are logged on, and log off there"), ANYBODY_SIGNED_IN, ANYBODY_SIGNED_IN),
    Row("people:my_data", _("See what is kept about you"), get=ANYBODY_SIGNED_IN),
    Row("people:my_data_file", _("Download what is kept about you"), get=ANYBODY_SIGNED_IN),
    Row("people:erasure", _("Delete your data"), get=ANYBODY_SIGNED_IN, post=ANYBODY_SIGNED_IN),
    Row("people:people", _("See and search all people"), get=ADMINISTRATOR),
    Row("people:new_person", _("Add a person"), get=ADMINISTRATOR, post=ADMINISTRATOR),
    Row("people:import", _("Import people from a spreadsheet"), get=ADMINISTRATOR, post=ADMINISTRATOR),
    Row("people:import_template", _("Download an empty spreadsheet for people"), get=ADMINISTRATOR),
    Row("people:person", _("See a person's account"), get=ADMINISTRATOR, kwargs=PERSON),
    Row("people:editing", _("Change a person's data"), get=ADMINISTRATOR, post=ADMINISTRATOR, kwargs=PERSON),
    Row("people:deactivation", _("Deactivate an account"), get=ADMINISTRATOR, post=ADMINISTRATOR, kwargs=PERSON),
    Row("people:administratorship", _("Choose administrators"), get=ADMINISTRATOR, post=ADMINISTRATOR, kwargs=PERSON),
]
