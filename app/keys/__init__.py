"""Keys and scans on their way in: told apart, kept whole, and what each of them asks for."""
