"""What findings say, in words: a package a language, a module a chapter or section, a function a sentence.

A function gets values and returns a text. It decides nothing: which sentence is true is for the findings to say. A new
language is a package beside `en` with the same modules and functions.

load     Language: findings put into the words of one language
names    names from outside, as they come out literally
numbers  what every language writes alike
en       English
zh_tw    Chinese, as in Taiwan
"""
