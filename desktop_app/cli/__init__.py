"""The second face of the application: every command and reading, for administrators and scripts."""
