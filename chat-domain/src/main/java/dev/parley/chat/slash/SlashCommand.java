package dev.parley.chat.slash;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.text.PlainText;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a bot offers under a name.
 *
 * @param name 1 to 32 of {@code a-z 0-9 _ -}
 * @param hint which arguments it takes, at most 100 characters in one line; may be empty
 * @param description what it does, 1 to 100 characters in one line
 */
public record SlashCommand(String name, String hint, String description) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,32}");
    private static final int LINE_MAX = 100;

    /**
     * As a bot has written it; lines are cleaned as {@link PlainText#line} does it.
     *
     * @param at where it stands, as errors name it
     * @throws ParleyException {@code INVALID_REQUEST}; as {@link PlainText#line} for the hint and the description
     */
    static SlashCommand clean(String at, SlashCommand written) {
        if (!NAME.matcher(written.name()).matches()) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of(at + ".name", "must be 1 to 32 of a-z, 0-9, _ and -")
            );
        }
        String hint = written.hint().isBlank() ? "" : PlainText.line(at + ".hint", written.hint(), LINE_MAX);
        return new SlashCommand(
            written.name(),
            hint,
            PlainText.line(at + ".description", written.description(), LINE_MAX)
        );
    }
}
