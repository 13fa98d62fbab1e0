package dev.parley.chat.webhook;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.outbound.PostResult;
import dev.parley.chat.user.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a chat's events go, without the secrets.
 *
 * @param responsible the admin who has made or last changed it: it ends with that one's rights
 * @param stateSince since when its state is what it is
 * @param passed the seq up to which it has been told of all that it is to be told of
 * @param failingSince when the receiver began to fail; null while it does not
 * @param retryAt when the server tries again; null while nothing has failed
 * @param lastFailure what the receiver's last failure was; null where it has never failed
 * @param suspension null unless it is suspended
 */
public record Webhook(
    WebhookId id,
    ChatId chatId,
    UserId responsible,
    URI address,
    Set<WebhookTopic> topics,
    WebhookState state,
    Instant stateSince,
    Instant createdAt,
    long passed,
    @Nullable Instant failingSince,
    @Nullable Instant retryAt,
    @Nullable Failure lastFailure,
    @Nullable Suspension suspension
) {
    /** @param status of the answer; null where there was none */
    public record Failure(Instant at, PostResult.Outcome outcome, @Nullable Integer status) {}

    public Webhook {
        topics = Set.copyOf(topics);
    }

    public boolean isOn() {
        return state == WebhookState.ON;
    }
}
