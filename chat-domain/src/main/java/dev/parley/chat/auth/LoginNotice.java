package dev.parley.chat.auth;

import java.time.Instant;
import org.bson.Document;

/**
 * Tells a user of a login on a device that the account did not know. It outlives the login.
 *
 * @param id of the login
 */
public record LoginNotice(AuthSessionId id, Whereabouts whereabouts, Instant at) {
    static LoginNotice read(Document notice) {
        return new LoginNotice(
            new AuthSessionId(notice.getString("_id")),
            Whereabouts.read(notice),
            notice.getDate("at").toInstant()
        );
    }

    /**
     * Whether a login is told. The one that it is about is not, nor is a later one on a device that the account did not
     * know either: whoever has found out the password could dismiss the notice of one login by another.
     */
    boolean isFor(AuthSession viewer) {
        return !viewer.id().equals(id) && (viewer.known() || viewer.openedAt().isBefore(at));
    }
}
