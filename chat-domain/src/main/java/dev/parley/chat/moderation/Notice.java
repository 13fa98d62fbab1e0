package dev.parley.chat.moderation;

import dev.parley.chat.log.ChatId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told that was done to them, until they have seen it.
 *
 * @param title of the chat; empty for a personal one
 * @param reason may be empty
 * @param until when a time-out ends, else null
 * @param excerpt the beginning of the message that was removed or refused, or scheme and host of the webhook; empty otherwise
 * @param byServer whether the server or an administrator of it has done it, or else one of the chat
 */
public record Notice(
    NoticeId id,
    NoticeKind kind,
    ChatId chatId,
    String title,
    String reason,
    @Nullable Instant until,
    String excerpt,
    boolean byServer,
    Instant at
) {}
