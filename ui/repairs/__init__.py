"""What an absence, a closure, a room that ends or a site that moves breaks, and its repairs."""
