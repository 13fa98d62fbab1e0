package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import org.jspecify.annotations.Nullable;

/**
 * What became of one target.
 *
 * @param seq the place of the message there, null when it was refused
 * @param refused why, null when it was sent
 */
public record ForwardResult(
    ChatId chatId,
    @JsonSetter(nulls = Nulls.SET) @Nullable Long seq,
    @JsonSetter(nulls = Nulls.SET) @Nullable ErrorCode refused
) {}
