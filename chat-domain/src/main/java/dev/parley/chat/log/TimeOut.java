package dev.parley.chat.log;

import java.time.Instant;

/**
 * Keeps a user from writing, reacting and calling in a chat that they may still read.
 *
 * @param reason what the user is told, and nobody else
 * @param byServer whether an administrator of the installation has decided it, so that only one can end it early
 */
public record TimeOut(Instant until, String reason, boolean byServer) {}
