"""The errors that stages raise, as a tree that tells a stage what to do with a message.

NewsdexError
├── PermanentError     a retry cannot help: the message is recorded and acknowledged
│   ├── Rejected       the object is not an article newsdex can take; the reason is for people
│   └── MalformedMessage   not one of our messages nor an S3 event; logged, counted, dropped
└── TransientError     a retry can help: the message goes back to its queue, in the end to the dead-letter queue
"""


class NewsdexError(Exception):
    """Root of every error newsdex raises on purpose."""


class PermanentError(NewsdexError):
    """A retry of the same message cannot succeed."""


class Rejected(PermanentError):
    """The object ends as `rejected`; `str(error)` is the reason, a sentence a person understands."""


class MalformedMessage(PermanentError):
    """The message follows no contract of ours and concerns no object we could name."""


class TransientError(NewsdexError):
    """The same message may succeed later."""
