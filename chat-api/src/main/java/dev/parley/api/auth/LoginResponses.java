package dev.parley.api.auth;

import dev.parley.chat.auth.AuthSession;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.auth.LoginNotice;
import dev.parley.chat.auth.Whereabouts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes about one's logins. */
final class LoginResponses {

    private LoginResponses() {}

    /**
     * @param browser such as Firefox; null where it is none that the server knows
     * @param system such as Windows; likewise
     * @param address of the network from which it was used last; empty where nobody has asked
     */
    record WhereaboutsView(@Nullable String browser, @Nullable String system, String address) {
        static WhereaboutsView of(Whereabouts whereabouts) {
            return new WhereaboutsView(whereabouts.browser(), whereabouts.system(), whereabouts.address());
        }
    }

    /**
     * @param current whether it is the one that asks
     * @param lastUsedAt to a quarter of an hour
     */
    record LoginView(
        AuthSessionId id,
        boolean current,
        WhereaboutsView whereabouts,
        Instant loggedInAt,
        Instant lastUsedAt
    ) {
        static LoginView of(AuthSession session, AuthSessionId asking) {
            return new LoginView(
                session.id(),
                session.id().equals(asking),
                WhereaboutsView.of(session.whereabouts()),
                session.openedAt(),
                session.usedAt()
            );
        }
    }

    /**
     * Of a login on a device that the account did not know.
     *
     * @param id of the login, which may have ended
     */
    record LoginNoticeView(AuthSessionId id, WhereaboutsView whereabouts, Instant loggedInAt) {
        static LoginNoticeView of(LoginNotice notice) {
            return new LoginNoticeView(notice.id(), WhereaboutsView.of(notice.whereabouts()), notice.at());
        }
    }

    /**
     * @param logins the one that was used last first; the first 100 of more
     * @param notices the latest first
     */
    record LoginList(List<LoginView> logins, List<LoginNoticeView> notices) {}
}
