"""What a person or a stranger may hand to the program, and the line that it must be refused with.

case  an input, the command that meets it, and what becomes of that
made  bytes of files that are spoilt, or other than they say
data  sources of faces that are none
runs  run folders that were tampered with
words words on the command line
"""
