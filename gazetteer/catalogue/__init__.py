"""The catalogue: its tables, the rules that they keep, the forms of every name, one compiled index of all."""
