"""Question 2: how did the training go, and did the network learn its task or the training faces by heart?

To train, read plan, loop, train; to judge a training, read overfitting, then facts and findings.

plan            what is to be trained, with nothing left open
listing         the recipes and their settings as tables for the terminal
augment         faces changed at random, on their own device
muon            an optimiser whose steps turn all directions of a convolution alike
optimiser       the optimiser of a recipe, and its rate at each step
averaging       a moving average of the weights, and norms to begin with
divergence      a loss that has left all bounds ends the training
memory          memory that a step frees stays at hand for the next
batch           a batch as the network meets it, and what is to be answered
loop            the training loop: faces and a network in, one record an epoch out
distributed     the same loop in several processes, as one
scores          what a trained network says of labelled faces, and how well
teaching        another network learned from: its answers to the training faces
estimate        how long a training will take, and what would be quicker
sides           whether a network takes faces of the sizes that its training shows it
leading         one training: the first process shows how it goes and alone writes, others train along
train           a request carried out: the run that is asked for, trained, resumed, or as it is there
summary         what a person is told of a finished run in a line or two
elsewhere       a network that was trained elsewhere, judged by its weights alone
under_way       a training that has not ended, to look at
watching        a training watched: a line an epoch, and curves in a page
printed         numbers as finely as they are printed
overfitting     the gap and the rise of the curves at the kept epoch, and the verdict
drift           does a series go anywhere, or does it wander?
twin_free       the accuracy without the validation faces whose photograph is in training too
chosen          how far the choice of the epoch may flatter the accuracy there
gradients       the course of learning rate and gradient norm
members         the networks of an ensemble beside each other
comparison      a training compared with others on the same faces
learning_curve  the recipe trained again on parts of the faces
facts           what 02_training states of a training, and how it is measured
findings        which sentences those facts allow: verdict has the answer, course those on the curves
figures         curves, gaps, members, rates and norms drawn
sweep           many trainings at once, and the ensemble that they make
"""
