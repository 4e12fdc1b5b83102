from praksisnet.jobs.actions.effects import once
from praksisnet.jobs.actions.pages import rewrite_pages
from praksisnet.jobs.actions.upkeep import drop_job, drop_old_effects, retry_job

__all__ = ["drop_job", "drop_old_effects", "once", "retry_job", "rewrite_pages"]
