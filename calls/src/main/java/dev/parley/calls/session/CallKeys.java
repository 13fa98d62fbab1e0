package dev.parley.calls.session;

import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;

/**
 * The names of what Redis keeps of calls. On a cluster the keys of one call are in one slot, by the tag in braces; all
 * others may be anywhere, and no script has two of them.
 */
final class CallKeys {

    static final String PREFIX = "parley:call:";

    private CallKeys() {}

    static String call(CallId id) {
        return PREFIX + "{" + id + "}";
    }

    static String quality(CallId id) {
        return call(id) + ":quality";
    }

    static String claimOf(ChatId chat) {
        return PREFIX + "chat:" + chat;
    }

    static String claimOf(UserId user) {
        return PREFIX + "user:" + user;
    }

    static String callsOf(UserId user) {
        return PREFIX + "of:" + user;
    }

    static String login(AuthSessionId login) {
        return PREFIX + "login:" + login.value();
    }
}
