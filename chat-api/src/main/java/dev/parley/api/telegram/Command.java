package dev.parley.api.telegram;

import dev.parley.calls.session.CallKind;
import java.util.Locale;
import java.util.regex.Pattern;

/** What somebody tells the bot to do. */
sealed interface Command {
    record Start() implements Command {}

    record Help() implements Command {}

    record Cancel() implements Command {}

    /** @param username without the {@code @} */
    record Call(String username, CallKind kind) implements Command {}

    /** A call, but not as it has to be written. */
    record IncompleteCall() implements Command {}

    /** The command with the bot's name behind it is the same. What follows other commands does not count. */
    Pattern SHAPE = Pattern.compile("/([a-z]+)(?:@\\w+)?(?:\\s+(.*))?", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    Pattern CALL = Pattern.compile("@?([A-Za-z][A-Za-z0-9_]{3,31})\\s+(voice|video)", Pattern.CASE_INSENSITIVE);

    /** What is no command asks for help. */
    static Command parse(String text) {
        var parts = SHAPE.matcher(text.strip());
        if (!parts.matches()) {
            return new Help();
        }
        return switch (parts.group(1).toLowerCase(Locale.ROOT)) {
            case "start" -> new Start();
            case "cancel" -> new Cancel();
            case "call" -> call(parts.group(2) == null ? "" : parts.group(2).strip());
            default -> new Help();
        };
    }

    private static Command call(String rest) {
        var parts = CALL.matcher(rest);
        return parts.matches()
            ? new Call(parts.group(1), CallKind.valueOf(parts.group(2).toUpperCase(Locale.ROOT)))
            : new IncompleteCall();
    }
}
