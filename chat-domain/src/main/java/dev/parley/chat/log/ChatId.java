package dev.parley.chat.log;

import dev.parley.chat.id.Ids;
import dev.parley.chat.user.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Names a chat. A group's or channel's id is a ULID; a personal chat's follows from its two users, {@code p_<lower
 * user id>_<higher user id>}, so that a pair has one personal chat however often it is opened at once.
 */
public record ChatId(String value) {
    private static final String PERSONAL = "p_";
    private static final int ULID_LENGTH = 26;

    public ChatId {
        if (!Ids.isUlid(value) && pair(value).isEmpty()) {
            throw new IllegalArgumentException("not a chat id");
        }
    }

    public static ChatId personal(UserId one, UserId other) {
        var ordered = one.compareTo(other) < 0 ? List.of(one, other) : List.of(other, one);
        return new ChatId(PERSONAL + ordered.getFirst() + "_" + ordered.getLast());
    }

    /** The two users of a personal chat, lower id first; empty for a group or channel. */
    public Optional<List<UserId>> personalPair() {
        return pair(value);
    }

    /**
     * Whether the user may have anything to do with the chat, as far as the id says: that of a personal chat says who the
     * two are. Asked before the chat is looked up, so that others cannot even tell by the time whether there is one.
     */
    public boolean concerns(UserId userId) {
        return personalPair()
            .map(pair -> pair.contains(userId))
            .orElse(true);
    }

    private static Optional<List<UserId>> pair(String value) {
        int second = PERSONAL.length() + ULID_LENGTH + 1;
        if (!value.startsWith(PERSONAL) || value.length() != second + ULID_LENGTH || value.charAt(second - 1) != '_') {
            return Optional.empty();
        }
        String low = value.substring(PERSONAL.length(), second - 1);
        String high = value.substring(second);
        if (!Ids.isUlid(low) || !Ids.isUlid(high) || low.compareTo(high) >= 0) {
            return Optional.empty();
        }
        return Optional.of(List.of(new UserId(low), new UserId(high)));
    }

    @Override
    public String toString() {
        return value;
    }
}
