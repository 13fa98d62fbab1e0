package dev.parley.chat.auth;

import dev.parley.chat.user.UserId;

/** Published when somebody has logged in from a browser that the account did not know. */
public record NewDeviceLogin(UserId userId, Whereabouts whereabouts) {}
