"""Who may read: audiences, and the sockets that give a reader's tokens."""
