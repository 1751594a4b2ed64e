"""What a receptionist types to book a session, and what is free at that hour."""
