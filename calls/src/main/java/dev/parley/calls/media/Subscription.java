package dev.parley.calls.media;

import dev.parley.calls.place.Person;

/**
 * A picture that a participant shows.
 *
 * @param maxHeight how many pixels high it is shown, so that no larger layer is sent; 0 where nothing is to be sent
 */
public record Subscription(Person publisher, String trackId, int maxHeight) {
    /** Of one participant. */
    public static final int MAX = 200;
    /** No picture has more lines. */
    public static final int MAX_HEIGHT = 16_384;
}
