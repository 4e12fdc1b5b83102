from datetime import timedelta

SHARE_LINK = "readers.share"  # what its links are for
JOINED = "readers.joined"  # the letter to who has become a reader

UNUSED_FOR = timedelta(days=365)  # then a reader's access ends
