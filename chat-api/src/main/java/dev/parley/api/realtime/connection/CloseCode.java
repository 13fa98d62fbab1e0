package dev.parley.api.realtime.connection;

import org.springframework.web.socket.CloseStatus;

/** Why Parley closes a connection; {@code docs/protocol/socket.md} says what a client does about each. */
public enum CloseCode {
    GOING_AWAY(1001, "server is going away"),
    NOT_AUTHENTICATED(4401, "not authenticated in time"),
    LOGIN_REVOKED(4403, "login was revoked"),
    HEARTBEAT_MISSED(4408, "heartbeat missed"),
    TOO_SLOW(4409, "too slow; catch up"),
    OUT_OF_STEP(4410, "missed a chat; catch up"),
    TOO_MANY(4411, "too many connections of this user; newer ones have come"),
    SECOND_FACTOR_REQUIRED(4412, "set up a second factor first");

    private final CloseStatus status;

    CloseCode(int code, String reason) {
        this.status = new CloseStatus(code, reason);
    }

    public CloseStatus status() {
        return status;
    }
}
