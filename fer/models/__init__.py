"""The networks. Each takes Float[Tensor, "b 1 48 48"] in [0, 1] and gives seven logits.

Every network of the program is `classifier(features(x))`: `features` ends in the maps of the last convolution, which
Grad-CAM and activation maximisation read; `classifier` turns these maps into logits. A person's own network is what it
is, and what is asked of it is found by running it.

names            which there are, told without torch
network          what all networks share
vgg              plain 3x3 convolutions
resnet           residual blocks behind a small stem
weights          the tensors of a file, whoever wrote it
original         a ResNet-18 trunk under a convolutional head
ensemble         several networks as one
build            a network by its name and options
own_code         a person's own network: whose code may run, and where it lies
foreign          the same as a network of the program
channelwise      what may follow a convolution and mixes no filters
calls            what a network runs, in order
precision        what a device multiplies in: bfloat16 where that is faster
prediction       faces to logits, in batches
watched          the same with a progress bar
receptive_field  how far a layer sees
folding          a network that does the same without batch normalisation
probe            a network asked and left as it was, and where a filter's answer is read
random_weights   a network with random weights in place of the learned ones
modes            evaluation mode for as long as a network is asked
"""
