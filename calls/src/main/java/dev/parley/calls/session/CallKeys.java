package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.chat.auth.AuthSessionId;

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

    static String tracks(CallId id) {
        return call(id) + ":tracks";
    }

    static String quality(CallId id) {
        return call(id) + ":quality";
    }

    static String claimOf(CallPlace place) {
        return PREFIX + "place:" + place;
    }

    static String claimOf(Person person) {
        return PREFIX + "person:" + person;
    }

    static String callsOf(Person person) {
        return PREFIX + "of:" + person;
    }

    static String login(AuthSessionId login) {
        return PREFIX + "login:" + login.value();
    }
}
