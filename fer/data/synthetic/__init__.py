"""Faces drawn from facial action units, with the truth about each: which units act, and where the parts of a face lie.

Read draw first, then people and action_units, anatomy, and drawing with its painters.

draw          faces by seed, or given people showing given action units
drawn         the default faces, drawn once and kept
action_units  which units an emotion shows, and how strongly one face shows them
people        who is drawn, in what pose, light and camera
anatomy       what the units do to brows, lids, nose and lips
drawing       a block of faces, painted from the back to the front
canvas        the sheet: coordinates of the posed face, and soft shapes
head          background, hair, neck, ears, skin, and the light
features      eyes, brows, nose and mouth, with their masks
camera        occluders, blur, exposure and grain
"""
