"""aboveboard: an agency's progress logs in git become sealed, versioned client sites."""
