from rulelaw.codebook.loading import load_codebook
from rulelaw.observations.linking import link
from rulelaw.observations.types import Observations
def observe(report, *, codebook=None):
    return Observations(values=link(report, load_codebook() if codebook is None else codebook))
