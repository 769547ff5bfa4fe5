"""The command line: parses words, calls the library, decides nothing.

main        the program: its commands, and how it ends
options     options that several commands have
completion  what a shell offers for a word that is being typed
objects     what --json prints
training    train, sweep and recipes
reports     report, notebooks, hand-in, card and export
faces       predict, check-data and suspects
"""
