package dev.parley.chat.webhook;

import dev.parley.chat.outbound.PostResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request of a webhook and how it ended.
 *
 * @param number 1 for the first request of the webhook, and so on
 * @param seq the place of the event in the chat's log; null for what is in no log
 * @param again whether an admin has asked for it
 */
public record Delivery(
    long number,
    String eventId,
    String type,
    @Nullable Long seq,
    Instant at,
    PostResult result,
    boolean again
) {}
