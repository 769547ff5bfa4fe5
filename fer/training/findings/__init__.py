"""Which sentences the facts of question 2 allow, a file a section.

verdict         the answer: how the training ended, and whether it overfits by the rule
rise            whether the validation loss has risen from its lowest value, one of the verdict's two signs
twins           which validation faces have a twin in training, and the gap, its other sign, without them
course          how loss and accuracy developed, and what the training took
choice          which epoch's weights were kept, and what the choice does to the accuracy there
recipe          every setting of the recipe
under_way       in place of all others, of a training that has not ended
elsewhere       in place of all these, of a network that came without its history
members         the networks of an ensemble beside each other and together
gradients       learning rate and gradient norm, and whether the training became unstable
comparison      this training compared with others
learning_curve  whether accuracy still rises with the number of training faces
"""
