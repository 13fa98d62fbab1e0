package dev.parley.calls.meeting;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The end of a meeting's link: ten small letters, 47 bits, as {@code abc-defg-hij}. */
public record LinkCode(String value) {
    private static final int LETTERS = 10;
    private static final Pattern SHAPE = Pattern.compile("[a-z]{3}-[a-z]{4}-[a-z]{3}");
    private static final Pattern TYPED = Pattern.compile("([a-z]{3})-?([a-z]{4})-?([a-z]{3})");

    public LinkCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a code");
        }
    }

    /** @param random that nobody can foresee */
    static LinkCode random(RandomGenerator random) {
        var letters = new StringBuilder();
        random.ints(LETTERS, 'a', 'z' + 1).forEach(letters::appendCodePoint);
        return new LinkCode(letters.insert(7, '-').insert(3, '-').toString());
    }

    /** As people type it: capitals too, and without hyphens. Empty for what is no code. */
    static Optional<LinkCode> typed(String text) {
        var parts = TYPED.matcher(text.toLowerCase(Locale.ROOT));
        return parts.matches()
            ? Optional.of(new LinkCode(parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3)))
            : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
