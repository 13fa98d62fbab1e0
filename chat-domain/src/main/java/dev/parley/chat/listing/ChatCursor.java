package dev.parley.chat.listing;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import java.util.Map;

/**
 * Where a page of chats ended: {@code <value>.<chat id>}.
 *
 * @param value of the last chat, by which they are listed
 */
record ChatCursor(long value, ChatId chatId) {
    /** @throws ParleyException {@code INVALID_REQUEST} */
    static ChatCursor of(String text) {
        int point = text.indexOf('.');
        try {
            return new ChatCursor(
                Long.parseLong(text.substring(0, Math.max(0, point))),
                new ChatId(text.substring(point + 1))
            );
        } catch (IllegalArgumentException malformed) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("cursor", "must be one of a page"));
        }
    }

    @Override
    public String toString() {
        return value + "." + chatId;
    }
}
