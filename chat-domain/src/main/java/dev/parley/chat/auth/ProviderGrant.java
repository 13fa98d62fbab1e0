package dev.parley.chat.auth;

import java.time.Duration;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * By what a provider lets somebody in.
 *
 * @param kind of the provider
 * @param identity names who it is at the provider
 * @param session of the provider, by its own name; null where it tells none
 * @param refreshToken by which the provider can be asked later whether it still lets them in, sealed; null where it gave none
 * @param checkAfter how long after the log-in that is to be done first
 */
public record ProviderGrant(
    ProviderKind kind,
    String identity,
    @Nullable String session,
    @Nullable String refreshToken,
    Duration checkAfter
) {
    static final String IDENTITY = "identity";
    static final String SESSION = "session";
    static final String TOKEN = "token";

    private static final String KIND = "kind";
    private static final String CHECK_AFTER = "checkAfterMs";

    public static ProviderGrant read(Document grant) {
        return new ProviderGrant(
            kind(grant),
            grant.getString(IDENTITY),
            grant.getString(SESSION),
            grant.getString(TOKEN),
            Duration.ofMillis(grant.getLong(CHECK_AFTER))
        );
    }

    /** Grants of before there were directories name none. */
    static ProviderKind kind(Document grant) {
        return ProviderKind.valueOf(grant.get(KIND, ProviderKind.OPENID.name()));
    }

    public Document write() {
        return new Document(KIND, kind.name())
            .append(IDENTITY, identity)
            .append(SESSION, session)
            .append(TOKEN, refreshToken)
            .append(CHECK_AFTER, checkAfter.toMillis());
    }

    /** Without the token, so that it never reaches a log. */
    @Override
    public String toString() {
        return "ProviderGrant[" + identity + "]";
    }
}
