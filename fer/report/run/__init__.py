"""Notebooks executed side by side, each in a kernel of its own that starts at once.

Read execute first.

execute      papermill on every notebook; a failure named by its cell
notebooks    which there are, in order
engine       how often an executed notebook is written
signed       executed notebooks signed, so that JupyterLab shows their figures
translation  their prose in another language
parameters   which parameters notebooks declare, and values in the types they declare
kernels      kernels of this very interpreter, with a fair share of threads
fork_server  a process that imports slow libraries once and forks a kernel for each client
fork_client  stands for a forked kernel
"""
