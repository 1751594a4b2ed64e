"""A term planned in the window: several cycles at once, watched, compared, accepted one by one."""
