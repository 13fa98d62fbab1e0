package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Commands about the connection itself. */
public sealed interface SessionCommand extends ClientFrame {
    /**
     * Says who is talking; due within 10 s of opening, and again with a fresh token before the former one expires.
     * Answered by {@code session.ready}.
     *
     * @param accessToken as handed out by {@code POST /api/auth/login}
     */
    @JsonTypeName("session.authenticate")
    record Authenticate(String id, String accessToken) implements SessionCommand {}

    /** Asks for a sign of life. Answered by {@code session.pong}. */
    @JsonTypeName("session.ping")
    record Ping(String id) implements SessionCommand {}
}
