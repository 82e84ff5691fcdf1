"""The shape of a plan that is copied: from which, to whom, and from which day."""

from collections.abc import Callable
from typing import Any

from django import forms

from fourfold.interfaces.components.dates import DateField
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.models import Strategy
from fourfold.partnership.strategy.plan_copies import (
    CopiedPlan,
    PlanCopyError,
    read_copy,
    written_copy,
)
from fourfold.partnership.strategy.services import Here

from .plan_forms import MOST_BYTES, NOT_TEXT
from .tree_forms import title_field


class SourceForm(forms.Form):
    """Which plan: one of this site, or a file of another. `plan` is what was read."""

    strategy = forms.ModelChoiceField(
        label="A strategy of this site",
        queryset=Strategy.objects.all(),
        to_field_name="public_id",
        empty_label="None of them",
        required=False,
    )
    file = forms.FileField(
        label="Or a file of another site (JSON)", required=False, allow_empty_file=True
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        chosen, sent = said.get("strategy"), said.get("file")
        if chosen:
            said["plan"] = queries.copied_plan(chosen)
        elif sent:
            try:
                said["plan"] = read_copy(sent.read().decode("utf-8-sig"))
            except UnicodeDecodeError:
                self.add_error("file", NOT_TEXT)
            except PlanCopyError as refused:
                self.add_error("file", str(refused))
        elif not self.errors:
            self.add_error("strategy", "Choose a strategy, or a file")
        return said


class CopyForm(forms.Form):
    """plan : what is copied; it is kept in the form, so that nothing is sent twice"""

    text = forms.CharField(strip=False, widget=forms.HiddenInput, max_length=MOST_BYTES)
    title = title_field()
    approved_by_body = forms.CharField(label="Body that approved it", max_length=200)
    approved_on = DateField(
        label="Day it was approved", help_text="All days are counted from here."
    )

    def __init__(self, *args: Any, plan: CopiedPlan, **kwargs: Any) -> None:
        kwargs["initial"] = {"text": written_copy(plan)}
        super().__init__(*args, **kwargs)
        self.plan = plan
        agencies = Agency.objects.current()
        domains = queries.domains()
        same = {each.name.casefold(): each.public_id for each in agencies}
        for place, name in enumerate(plan.partners):
            self._ask(f"partner-{place}", f"Here “{name}” is", agencies, same, name)
        same = {each.title.casefold(): each.public_id for each in domains}
        for place, name in enumerate(plan.domains):
            self._ask(f"domain-{place}", f"Domain “{name}” is", domains, same, name)

    def _ask(self, field: str, label: str, rows: Any, *same: Any) -> None:
        """same : what is called alike is chosen already; and the name"""
        known, name = same
        self.fields[field] = forms.ModelChoiceField(
            label=label,
            queryset=rows,
            to_field_name="public_id",
            empty_label="Choose",
            initial=known.get(name.casefold()),
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        return {
            "plan": self.plan,
            "here": Here(
                self._keys("partner", self.plan.partners, said.get),
                self._keys("domain", self.plan.domains, said.get),
            ),
            **{n: said[n] for n in ("title", "approved_by_body", "approved_on")},
        }

    def _keys(
        self, kind: str, names: list[str], said: Callable[[str], Any]
    ) -> dict[str, int]:
        return {name: said(f"{kind}-{n}").pk for n, name in enumerate(names)}
