package dev.parley.calls.media.speech;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks.
 *
 * @param dominant whose turn it is, or was last; null before anybody has spoken, and after that one has gone
 * @param speaking who speaks now, each once
 */
public record Speakers(@Nullable String dominant, List<String> speaking) {
    public static final Speakers NOBODY = new Speakers(null, List.of());

    public Speakers {
        speaking = List.copyOf(speaking);
    }
}
