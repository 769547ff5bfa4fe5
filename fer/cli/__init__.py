"""The command line: parses words, calls the library, decides nothing.

main        the program: its commands
ending      how it ends where it is stopped, or where the machine gives no more
options     options that several commands have
completion  what a shell offers for a word that is being typed
saying      how they say what they found
objects     what --json prints
training    train, sweep and recipes
report      report
reports     notebooks, hand-in, card and export
faces       predict, check-data and suspects
tied        the same in a process that ends with the one that started it
"""
