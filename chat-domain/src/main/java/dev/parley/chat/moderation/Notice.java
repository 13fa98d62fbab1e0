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
 * @param excerpt the beginning of the message that was removed; empty otherwise
 * @param byServer whether an administrator of the installation has done it, or else one of the chat
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
