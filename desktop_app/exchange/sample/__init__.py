"""The sample centre brought to life: what its folder lacks, and the sizes for measurements."""

from desktop_app.exchange.sample.demonstration import demo_additions
from desktop_app.exchange.sample.history import fill_with_sample, ten_years
from desktop_app.exchange.sample.large_size import large
from desktop_app.exchange.sample.scene import SAMPLE_NOW

__all__ = ["SAMPLE_NOW", "demo_additions", "fill_with_sample", "large", "ten_years"]
