package dev.parley.e2e.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A frame that is sent again and again, each time with another {@link Stamp} and another number. */
final class MessageTemplate {

    /** Stands where the text of the message is to be. */
    static final String TEXT = "<text>";

    /** Stands where a number of 16 digits is to be that no other message has; as often as it is needed. */
    static final String SERIAL = "<serial>";

    /** How long each text is. */
    static final int CHARACTERS = 120;

    private static final String NO_SERIAL = "0".repeat(Long.BYTES * 2);
    private static final String NO_STAMP = "~T" + NO_SERIAL;
    private static final String WORDS =
        "the quick brown fox jumps over the lazy dog and then some more text of a chat ";

    private final byte[] bytes;
    private final int stamp;
    private final int[] serials;

    private MessageTemplate(byte[] bytes, int stamp, int[] serials) {
        this.bytes = bytes;
        this.stamp = stamp;
        this.serials = serials;
    }

    /** @param frame with {@link #TEXT} once, or not at all where it is no message */
    static MessageTemplate of(String frame) {
        var whole = new StringBuilder();
        var serials = new ArrayList<Integer>();
        int stamp = -1;
        int at = 0;
        while (at < frame.length()) {
            if (frame.startsWith(TEXT, at)) {
                stamp = whole.length();
                whole.append(NO_STAMP).append(WORDS.repeat(1 + CHARACTERS / WORDS.length()));
                whole.setLength(stamp + CHARACTERS);
                at += TEXT.length();
            } else if (frame.startsWith(SERIAL, at)) {
                serials.add(whole.length());
                whole.append(NO_SERIAL);
                at += SERIAL.length();
            } else {
                whole.append(frame.charAt(at++));
            }
        }
        // One byte for a character: all that is sent is ASCII.
        return new MessageTemplate(whole.toString().getBytes(StandardCharsets.US_ASCII), stamp, positions(serials));
    }

    private static int[] positions(List<Integer> list) {
        return list
            .stream()
            .mapToInt(each -> each)
            .toArray();
    }

    /** The same array each time. */
    byte[] filled(long time, long serial) {
        if (stamp >= 0) {
            Stamp.write(time, bytes, stamp);
        }
        for (int at : serials) {
            Stamp.writeNumber(serial, bytes, at);
        }
        return bytes;
    }
}
