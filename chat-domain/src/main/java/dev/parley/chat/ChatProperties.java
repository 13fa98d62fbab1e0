package dev.parley.chat;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatType;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of chats.
 *
 * @param maxGroupMembers how many members a group may have
 * @param maxChannelMembers how many members a channel may have
 * @param maxChatsPerUser in how many groups and channels a user may be
 */
@ConfigurationProperties("parley.chats")
public record ChatProperties(
    @DefaultValue("100") int maxGroupMembers,
    @DefaultValue("1000") int maxChannelMembers,
    @DefaultValue("500") int maxChatsPerUser
) {
    /** @throws ParleyException {@code MEMBER_LIMIT_REACHED} */
    public void requireRoom(ChatType type, int members) {
        int limit = switch (type) {
            case PERSONAL -> 2;
            case GROUP -> maxGroupMembers;
            case CHANNEL -> maxChannelMembers;
        };
        if (members > limit) {
            throw new ParleyException(ErrorCode.MEMBER_LIMIT_REACHED, Map.of("limit", limit));
        }
    }
}
