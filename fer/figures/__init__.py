"""What the figures of all questions share. No torch here.

style     the house style: sizes and colours
fonts     the fonts that come along, and a box for what they lack
values    the numbers that a chart is drawn from, and where they lie on its picture
embedded  a small picture within HTML
shares    a matrix of counts as shares of its rows
mosaic    many small pictures as one image
"""
