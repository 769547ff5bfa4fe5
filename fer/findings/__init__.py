"""What facts allow to be said, before any language: sentences and tables as keys with values, and facts as JSON.

said      Said: a sentence as a key and its values; Table: rows of typed cells
facts     a chapter's facts, a frozen dataclass, to plain JSON and back
ensemble  the sentence that opens a chapter on one network of several
"""
