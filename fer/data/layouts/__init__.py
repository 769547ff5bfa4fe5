"""Layouts of csv and image files: which there are, how they are told apart, and a reader for each.

Read read first, then recognise; table and images are what the readers of csv and of image files share, and unused says
what of a source none of them took.

read        Read: what a reader hands over; names of splits; the validation split where a source has none
recognise   which layout a path holds, told from contents, names and headers
content     what a file holds, told by its first bytes
closed      what may not be read, named in one line
heif        pictures in HEIF, which an extra reads
unused      what lies in a source and is not used, each file with its reason
fer2013     one csv whose Usage column names the split
ferplus     that csv with the votes of the FER+ annotators beside it
ferplus_folders  pictures with lists of those votes, as FER+ writes them out
train_test  train.csv with those of other splits beside it
homework    train_img/ and test_img/ with the labels in train.csv
folders     image folders named by class, under folders named by split or not
listing     a csv that names image files and their classes
finder      the files that such a list names
archives    zip archives and gzipped csv files
unlabelled  faces to predict: a folder of images or a csv without labels
table       a csv of faces, parsed
pixels      the fast parser of pixels that are written as decimal numbers
lines       the lines of a csv, whatever its encoding, line ends and separator
rows        rows of a small csv of plain words
images      image files of any size, kind and depth as grey faces
"""
