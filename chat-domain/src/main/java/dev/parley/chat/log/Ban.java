package dev.parley.chat.log;

/**
 * Keeps a user out of a chat: no invite, no public address and no member brings the user back.
 *
 * @param byServer whether an administrator of the installation has decided it, so that only one can lift it
 */
public record Ban(boolean byServer) {}
