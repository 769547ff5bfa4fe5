"""The command line: parses words, calls the library, decides nothing.

main      the program: its commands, and how it ends
options   options that several commands have
training  train, sweep and recipes
report    report
reports   notebooks, hand-in and card
faces     predict, check-data and suspects
"""
