"""How somebody proves who they are: accounts, second factors, invitations, tokens."""
