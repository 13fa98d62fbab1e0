package dev.parley.chat.listing;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a group or channel from outside, some seconds behind its log.
 *
 * @param owner null where there is none
 * @param messages that have been sent, deleted ones too
 * @param bytes of its files
 * @param lastMessageAt null before the first message
 */
public record ChatFacts(
    ChatId chatId,
    ChatType type,
    String title,
    @Nullable UserId owner,
    int members,
    long messages,
    long bytes,
    Instant createdAt,
    @Nullable Instant lastMessageAt
) {}
