"""How quickly record and engine are compared, and stuck cases named, when many cases are open."""
