package dev.parley.chat.auth;

import dev.parley.chat.user.UserId;
import java.time.Instant;
import org.bson.Document;

/**
 * A login as its user sees it.
 *
 * @param known whether the account knew the device at the log-in, or has registered there
 * @param usedAt when it was last refreshed: a page that is open does so every quarter of an hour
 */
public record AuthSession(
    AuthSessionId id,
    UserId userId,
    Whereabouts whereabouts,
    boolean known,
    Instant openedAt,
    Instant usedAt
) {
    static final String KNOWN = "known";

    static AuthSession read(Document session) {
        return new AuthSession(
            new AuthSessionId(session.getString("_id")),
            new UserId(session.getString("user")),
            Whereabouts.read(session),
            session.get(KNOWN, true),
            session.getDate("createdAt").toInstant(),
            session.getDate("rotatedAt").toInstant()
        );
    }
}
