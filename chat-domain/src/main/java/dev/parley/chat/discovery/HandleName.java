package dev.parley.chat.discovery;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.text.LookAlike;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a handle may look like. */
final class HandleName {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9_]{3,32}");

    /** Names that would lead people astray: parts of the page's addresses, and those who seem to speak for the server. */
    private static final Set<String> RESERVED = Set.of(
        "about",
        "abuse",
        "account",
        "actuator",
        "admin",
        "administrator",
        "all",
        "anonymous",
        "api",
        "app",
        "assets",
        "call",
        "calls",
        "channel",
        "channels",
        "chat",
        "chats",
        "contact",
        "deleted",
        "discover",
        "everyone",
        "group",
        "groups",
        "help",
        "here",
        "invite",
        "invites",
        "legal",
        "login",
        "logout",
        "me",
        "meet",
        "meeting",
        "meetings",
        "moderator",
        "new",
        "null",
        "official",
        "parley",
        "privacy",
        "public",
        "register",
        "root",
        "search",
        "security",
        "settings",
        "staff",
        "static",
        "status",
        "support",
        "system",
        "terms",
        "undefined",
        "user",
        "users",
        "webmaster"
    );

    private static final Set<String> RESERVED_LOOKS = RESERVED.stream()
        .map(LookAlike::skeleton)
        .collect(Collectors.toUnmodifiableSet());

    private HandleName() {}

    /**
     * The handle as it is kept, in lower case.
     *
     * @throws ParleyException {@code INVALID_REQUEST}; {@code HANDLE_TAKEN} for what looks like a reserved word
     */
    static String require(String handle) {
        String name = normalised(handle);
        if (!SHAPE.matcher(name).matches()) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("handle", "must have 3 to 32 of a-z 0-9 _"));
        }
        if (RESERVED_LOOKS.contains(LookAlike.skeleton(name))) {
            throw taken(name);
        }
        return name;
    }

    static String normalised(String handle) {
        return handle.strip().toLowerCase(Locale.ROOT);
    }

    static ParleyException taken(String handle) {
        return new ParleyException(ErrorCode.HANDLE_TAKEN, Map.of("handle", handle));
    }
}
