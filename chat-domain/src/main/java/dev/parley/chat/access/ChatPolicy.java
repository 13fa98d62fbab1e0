package dev.parley.chat.access;

import dev.parley.chat.log.Audience;
import dev.parley.chat.log.ChatRules;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.Role;

/** Which role may do what in which type of chat: the one table, printed in {@code docs/architecture/permissions.md}. */
public final class ChatPolicy {

    private ChatPolicy() {}

    /** What the table says; {@code BY_RULE} leaves it to the chat's {@link ChatRules}. */
    enum Verdict {
        YES,
        NO,
        BY_RULE,
    }

    public static boolean allows(ChatType type, ChatRules rules, Role role, ChatAction action) {
        return switch (verdict(type, role, action)) {
            case YES -> true;
            case NO -> false;
            case BY_RULE -> audience(rules, action) == Audience.EVERYONE;
        };
    }

    /** Whether one member may act upon another: only on those of a lower role. */
    public static boolean outranks(Role actor, Role target) {
        return actor.compareTo(target) < 0;
    }

    /** What one who was timed out may still do. */
    static boolean isLeftInTimeOut(ChatAction action) {
        return switch (action) {
            case READ, LEAVE -> true;
            case
                POST,
                SKIP_SLOW_MODE,
                MENTION_ALL,
                DELETE_OTHERS_MESSAGES,
                PIN,
                CALL,
                RECORD,
                ADD_MEMBERS,
                INVITE,
                MANAGE_INVITES,
                MANAGE_WEBHOOKS,
                REMOVE_MEMBERS,
                CHANGE_PROFILE,
                CHANGE_RULES,
                CHANGE_HANDLE,
                CHANGE_ROLES,
                TRANSFER_OWNERSHIP,
                DELETE_CHAT -> false;
        };
    }

    static Verdict verdict(ChatType type, Role role, ChatAction action) {
        return type == ChatType.PERSONAL ? inPersonalChat(action) : inSharedChat(type, role, action);
    }

    private static Verdict inPersonalChat(ChatAction action) {
        return switch (action) {
            case READ, POST, SKIP_SLOW_MODE, PIN, CALL, RECORD -> Verdict.YES;
            case
                MENTION_ALL,
                DELETE_OTHERS_MESSAGES,
                ADD_MEMBERS,
                INVITE,
                MANAGE_INVITES,
                MANAGE_WEBHOOKS,
                REMOVE_MEMBERS,
                LEAVE,
                CHANGE_PROFILE,
                CHANGE_RULES,
                CHANGE_HANDLE,
                CHANGE_ROLES,
                TRANSFER_OWNERSHIP,
                DELETE_CHAT -> Verdict.NO;
        };
    }

    private static Verdict inSharedChat(ChatType type, Role role, ChatAction action) {
        boolean owner = role == Role.OWNER;
        boolean leader = owner || role == Role.ADMIN;
        return switch (action) {
            case READ -> Verdict.YES;
            case MENTION_ALL -> yesIf(leader || type == ChatType.GROUP);
            // An owner cannot leave an unowned chat behind: it is transferred or deleted first.
            case LEAVE -> yesIf(!owner);
            case POST, CALL, ADD_MEMBERS, INVITE -> leader ? Verdict.YES : Verdict.BY_RULE;
            case
                SKIP_SLOW_MODE,
                PIN,
                RECORD,
                DELETE_OTHERS_MESSAGES,
                MANAGE_INVITES,
                MANAGE_WEBHOOKS,
                REMOVE_MEMBERS,
                CHANGE_PROFILE,
                CHANGE_RULES -> yesIf(leader);
            // A public chat opens its whole past to everybody, which is for the owner to decide.
            case CHANGE_HANDLE, CHANGE_ROLES, TRANSFER_OWNERSHIP, DELETE_CHAT -> yesIf(owner);
        };
    }

    private static Audience audience(ChatRules rules, ChatAction action) {
        return switch (action) {
            case POST -> rules.posting();
            case CALL -> rules.calling();
            case ADD_MEMBERS, INVITE -> rules.adding();
            default -> throw new IllegalStateException(action + " goes by no rule");
        };
    }

    private static Verdict yesIf(boolean condition) {
        return condition ? Verdict.YES : Verdict.NO;
    }
}
