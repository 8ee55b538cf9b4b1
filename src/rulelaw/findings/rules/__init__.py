"""The rules, one module a group: each rule a constant named by its code, each check a function of its own."""
