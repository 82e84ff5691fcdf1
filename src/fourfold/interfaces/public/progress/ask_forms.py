"""The shape of what a resident asks, and of the code by which they follow it."""

from typing import Any

from django import forms

from fourfold.partnership.enquiries.codes import is_token, new_token

LONGEST = 1000
TRAP = "Leave this empty. It is here for programs that fill in every field."


class AskForm(forms.Form):
    """token : of the form, so that sending it twice asks once

    website : for programs; people neither see nor reach it
    """

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    text = forms.CharField(
        label="What do you want to know?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Everybody can read it once we have read it. Please name nobody, and "
        "write nothing by which somebody could be known. Up to 1,000 characters.",
        error_messages={"required": "Write what you want to know"},
    )
    name = forms.CharField(
        label="Your name",
        max_length=100,
        required=False,
        help_text="Only those who read the questions see it.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="Your e-mail address, if you want to be told of the answer",
        required=False,
        help_text="We send a link to it first, to make sure that it is yours. We "
        "delete it as soon as we have told you.",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    website = forms.CharField(
        label=TRAP,
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = new_token()

    def clean_token(self) -> str:
        """The one that came with the form; a new one where that is none of ours."""
        token = str(self.cleaned_data["token"])
        return token if is_token(token) else new_token()

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                "A field that nobody sees was filled in. Please empty it, or turn off "
                "what fills in forms for you, and send it again."
            )
        return ""


class FollowForm(forms.Form):
    code = forms.CharField(
        label="The code of your question",
        max_length=40,
        help_text="Four groups of four, such as ABCD-EFGH-JKLM-NPQR",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Type the code of your question"},
    )
