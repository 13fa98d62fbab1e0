package dev.parley.chat.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the members of a chat may do, as its owner and admins set it; {@code ADMINS} always includes the owner.
 *
 * @param posting who may send messages
 * @param adding who may add members and make invites
 * @param calling who may start calls
 * @param slowModeSeconds how long a member waits between two messages, 0 for not at all; does not hold for owner and
 *     admins
 * @param keptDays for how many days messages are kept, where the installation does not keep them for fewer; null for as many as
 *     it does
 */
public record ChatRules(
    Audience posting,
    Audience adding,
    Audience calling,
    int slowModeSeconds,
    @Nullable Integer keptDays
) {
    public ChatRules(Audience posting, Audience adding, Audience calling, int slowModeSeconds) {
        this(posting, adding, calling, slowModeSeconds, null);
    }

    public ChatRules(Audience posting, Audience adding, Audience calling) {
        this(posting, adding, calling, 0);
    }

    public static ChatRules defaultsOf(ChatType type) {
        return switch (type) {
            case PERSONAL -> new ChatRules(Audience.EVERYONE, Audience.ADMINS, Audience.EVERYONE);
            case GROUP -> new ChatRules(Audience.EVERYONE, Audience.ADMINS, Audience.EVERYONE);
            case CHANNEL -> new ChatRules(Audience.ADMINS, Audience.ADMINS, Audience.ADMINS);
        };
    }

    public Duration slowMode() {
        return Duration.ofSeconds(slowModeSeconds);
    }
}
