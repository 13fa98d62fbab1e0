package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Where a forwarded message was written first. Only members of that chat can use {@code chatId}.
 *
 * @param author who wrote it
 * @param chatId the group or channel, null for a personal chat
 * @param seq its place there, 0 where {@code chatId} is null
 */
public record ForwardView(UserId author, @JsonSetter(nulls = Nulls.SET) @Nullable ChatId chatId, long seq) {}
