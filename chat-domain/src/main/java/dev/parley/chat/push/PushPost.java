package dev.parley.chat.push;

import com.interaso.webpush.WebPush;
import dev.parley.chat.outbound.GuardedPost;
import dev.parley.chat.outbound.PostResult;
import dev.parley.chat.outbound.PostResult.Outcome;
import dev.parley.chat.push.PushCounts.Fate;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Hands a notice to the push service of a device, encrypted for it (RFC 8291) and signed by this installation (RFC 8292). A
 * subscription that the push service does not know any more is forgotten.
 */
@Component
class PushPost {

    /** The header of a content that is encrypted stays away: the client sets it with the body. */
    private static final String CONTENT_TYPE = "Content-Type";

    private static final Set<Integer> GONE = Set.of(404, 410);
    private static final Set<Integer> WORTH_A_RETRY = Set.of(408, 425, 429);
    private static final int SERVER_ERROR = 500;

    private final WebPush encryption;
    private final GuardedPost post;
    private final PushSubscriptions subscriptions;
    private final PushCounts counts;
    private final Clock clock;

    PushPost(
        PushIdentity identity,
        PushProperties properties,
        GuardedPost post,
        PushSubscriptions subscriptions,
        PushCounts counts,
        Clock clock
    ) {
        encryption = new WebPush(properties.contact(), identity.keys());
        this.post = post;
        this.subscriptions = subscriptions;
        this.counts = counts;
        this.clock = clock;
    }

    /** How it ended. */
    sealed interface Sent {
        PostResult result();

        /** The push service has it. */
        record Taken(PostResult result) implements Sent {}

        /** The push service does not know the subscription any more. */
        record Gone(PostResult result) implements Sent {}

        /** Another try may help, not before that time. */
        record Later(PostResult result, Instant notBefore) implements Sent {}

        /** No other try helps. */
        record Refused(PostResult result) implements Sent {}
    }

    /** It waits for the end, so it belongs on a virtual thread. */
    Sent send(PushSubscription to, PushNotice notice) {
        var sent = hand(to, notice);
        counts.add(
            switch (sent) {
                case Sent.Taken _ -> Fate.TAKEN;
                case Sent.Gone _ -> Fate.GONE;
                case Sent.Later _ -> Fate.LATER;
                case Sent.Refused _ -> Fate.REFUSED;
            }
        );
        return sent;
    }

    private Sent hand(PushSubscription to, PushNotice notice) {
        byte[] body = encryption.getBody(notice.bytes(), to.keys().publicKey(), to.keys().secret());
        var answer = post.post(to.endpoint(), headers(to, notice), "application/octet-stream", body);
        var result = answer.result();
        if (result.isDelivered()) {
            subscriptions.worked(to);
            return new Sent.Taken(result);
        }
        if (result.status() != null && GONE.contains(result.status())) {
            subscriptions.forget(to);
            return new Sent.Gone(result);
        }
        if (!isWorthARetry(result)) {
            return new Sent.Refused(result);
        }
        var notBefore = RetryAfter.until(clock.instant(), to.failures(), answer.retryAfter());
        subscriptions.failed(to, notBefore);
        return new Sent.Later(result, notBefore);
    }

    private Map<String, String> headers(PushSubscription to, PushNotice notice) {
        var headers = new HashMap<>(
            encryption.getHeaders(
                to.endpoint().toString(),
                (int) notice.validFor().toSeconds(),
                notice.topic(),
                notice.urgency()
            )
        );
        headers.remove(CONTENT_TYPE);
        return headers;
    }

    private static boolean isWorthARetry(PostResult result) {
        return result.status() == null
            ? result.outcome() != Outcome.TARGET_NOT_ALLOWED
            : result.status() >= SERVER_ERROR || WORTH_A_RETRY.contains(result.status());
    }
}
