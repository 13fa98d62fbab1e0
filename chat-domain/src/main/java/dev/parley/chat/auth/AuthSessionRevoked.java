package dev.parley.chat.auth;

/** Published when an auth session has ended before its time: its tokens and connections are worth nothing any more. */
public record AuthSessionRevoked(AuthSessionId sessionId) {}
