package dev.parley.chat.access;

import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.Role;
import java.util.EnumSet;
import java.util.Set;

/** Which role may do what in which type of chat: the one table, printed in {@code docs/architecture/permissions.md}. */
public final class ChatPolicy {

    private static final Set<Role> EVERYONE = EnumSet.allOf(Role.class);
    private static final Set<Role> LEADERS = EnumSet.of(Role.OWNER, Role.ADMIN);
    private static final Set<Role> NOBODY = EnumSet.noneOf(Role.class);

    private ChatPolicy() {}

    public static boolean allows(ChatType type, Role role, ChatAction action) {
        return allowed(type, action).contains(role);
    }

    private static Set<Role> allowed(ChatType type, ChatAction action) {
        return switch (action) {
            case READ -> EVERYONE;
            case POST -> type == ChatType.CHANNEL ? LEADERS : EVERYONE;
            case CALL -> type == ChatType.CHANNEL ? LEADERS : EVERYONE;
            case ADD_MEMBERS -> type == ChatType.PERSONAL ? NOBODY : LEADERS;
        };
    }
}
