package dev.parley.chat.outbound;

import dev.parley.chat.count.CountsBy;
import dev.parley.chat.outbound.PostResult.Outcome;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Posts JSON to an address that a user has named, signed by Standard Webhooks, as {@link GuardedPost} does. */
@Component
@RequiredArgsConstructor
public class SignedPost {

    private final GuardedPost post;
    private final Clock clock;
    private final CountsBy<Outcome> outcomes = new CountsBy<>(Outcome.class);

    /**
     * Posts the body once. It waits for the end, so it belongs on a virtual thread.
     *
     * @param secrets those that the receiver may check by: one, or two while it changes to another
     * @param id the same for each attempt at the same message
     * @param body JSON in UTF-8
     */
    public PostResult post(URI target, List<WebhookSecret> secrets, String id, byte[] body) {
        var now = clock.instant();
        var signatures = secrets
            .stream()
            .map(secret -> secret.sign(id, now, body))
            .collect(Collectors.joining(" "));
        var headers = Map.of(
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(now.getEpochSecond()),
            "webhook-signature",
            signatures
        );
        var result = post.post(target, headers, "application/json; charset=UTF-8", body).result();
        outcomes.add(result.outcome());
        return result;
    }

    /** How the posts of this node have ended. */
    public CountsBy<Outcome> outcomes() {
        return outcomes;
    }
}
