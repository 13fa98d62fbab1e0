package dev.parley.chat.incoming;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.WebhookAuthor;
import dev.parley.chat.user.UserId;
import dev.parley.chat.webhook.Suspension;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that posts into a chat, without its secret.
 *
 * @param maker the admin who has made it: it ends with that one's rights
 * @param author as whom it posts unless a message says otherwise
 * @param lastUsedAt up to a minute early; null when it was never used
 * @param suspension null unless an administrator of the installation keeps it from posting
 */
public record IncomingWebhook(
    IncomingWebhookId id,
    ChatId chatId,
    UserId maker,
    WebhookAuthor author,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Suspension suspension
) {}
