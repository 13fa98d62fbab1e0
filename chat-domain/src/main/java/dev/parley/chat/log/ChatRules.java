package dev.parley.chat.log;

/**
 * What the members of a chat may do, as its owner and admins set it; {@code ADMINS} always includes the owner.
 *
 * @param posting who may send messages
 * @param adding who may add members and make invites
 * @param calling who may start calls
 * @param slowModeSeconds how long a member must wait between two messages, 0 for no wait; does not bind owner and admins
 */
public record ChatRules(Audience posting, Audience adding, Audience calling, int slowModeSeconds) {
    public static ChatRules defaultsOf(ChatType type) {
        return switch (type) {
            case PERSONAL -> new ChatRules(Audience.EVERYONE, Audience.ADMINS, Audience.EVERYONE, 0);
            case GROUP -> new ChatRules(Audience.EVERYONE, Audience.ADMINS, Audience.EVERYONE, 0);
            case CHANNEL -> new ChatRules(Audience.ADMINS, Audience.ADMINS, Audience.ADMINS, 0);
        };
    }
}
