package dev.parley.api.push;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.push.PushKeys;
import dev.parley.chat.push.PushSubscription;
import dev.parley.chat.push.PushTests;
import dev.parley.chat.push.PushWishes;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes of pushes. */
final class PushBodies {

    private PushBodies() {}

    /**
     * How it stands with pushes.
     *
     * @param enabled whether this server sends any
     * @param publicKey what a browser binds its subscription to, as base64url
     * @param endpoint where this device gets its pushes; null for nowhere
     * @param logins those of the user whose devices get pushes
     */
    record PushView(boolean enabled, String publicKey, @Nullable String endpoint, List<AuthSessionId> logins) {
        static PushView of(
            boolean enabled,
            String publicKey,
            List<PushSubscription> subscriptions,
            AuthSessionId present
        ) {
            var own = subscriptions
                .stream()
                .filter(each -> each.login().equals(present))
                .findFirst();
            return new PushView(
                enabled,
                publicKey,
                own.map(each -> each.endpoint().toString()).orElse(null),
                subscriptions.stream().map(PushSubscription::login).toList()
            );
        }
    }

    /**
     * A subscription as the browser has made it, and how the device wants its pushes.
     *
     * @param endpoint the address at the push service
     * @param p256dh the public key of the subscription, as base64url
     * @param auth its secret, likewise
     * @param withText whether a push says who has written what
     */
    record SubscribeRequest(
        @NotNull @Size(max = 2_000) String endpoint,
        @NotNull @Size(max = 200) String p256dh,
        @NotNull @Size(max = 100) String auth,
        @NotNull PushWishes.Level level,
        @JsonProperty(required = true) @NotNull Boolean withText,
        @NotNull PushWishes.Language language
    ) {
        PushKeys keys() {
            return new PushKeys(p256dh, auth);
        }

        PushWishes wishes() {
            return new PushWishes(level, withText, language);
        }

        @Override
        public String toString() {
            return "SubscribeRequest[]";
        }
    }

    record PushTestResult(PushTests.Result result) {}
}
