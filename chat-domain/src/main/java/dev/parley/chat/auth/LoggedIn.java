package dev.parley.chat.auth;

import dev.parley.chat.user.User;

/** Somebody who has just registered or logged in. */
public record LoggedIn(User user, Login login) {}
