# SPDX-License-Identifier: EUPL-1.2
"""fhir.resources, which checks resources by the definitions of HL7, takes every questionnaire.

It knows R4B, not R4; the Questionnaire is the same in both.
"""

from __future__ import annotations

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from equality.filler import real
from kennisbank.export import fhir
from kennisbank.form import flatten

pytestmark = pytest.mark.consumer


@pytest.mark.parametrize("scope", [*real().lessons, *real().domains, "quickscan", "all"])
def test_the_questionnaire_is_valid(scope: str) -> None:
    form = flatten(real(), scope)
    made = Questionnaire.model_validate_json(fhir.render(real(), form))
    groups = {item.linkId: item for item in made.item}
    for section in form.sections:
        asked = [item.linkId for item in groups[section.id].item if item.type == "choice"]
        assert asked == [question.full_id for question in section.questions]
