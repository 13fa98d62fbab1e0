package dev.parley.chat.inbox;

/**
 * How far a user has read in a chat.
 *
 * @param seq the last event read, 0 for none
 * @param messages how many messages the chat had up to there
 * @param own how many of them the user had sent since joining
 */
public record ReadMarker(long seq, long messages, long own) {
    public static final ReadMarker NONE = new ReadMarker(0, 0, 0);

    public static ReadMarker later(ReadMarker one, ReadMarker other) {
        return one.seq() >= other.seq() ? one : other;
    }
}
