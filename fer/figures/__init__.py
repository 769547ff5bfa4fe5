"""What the figures of all questions share. No torch here.

style   the house style: fonts, sizes and colours
mosaic  many small pictures as one image
"""
