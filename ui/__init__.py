"""The window: everything a person sees, and the only place that knows Qt."""

from ui.unread_sources import leave_sources_unread

leave_sources_unread()
