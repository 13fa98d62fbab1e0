package dev.parley.chat.attachment;

import java.nio.charset.StandardCharsets;

/** The beginning of an EBML file (RFC 8794), up to its tracks. */
final class Ebml {

    private static final int HEADER = 0x1A45DFA3;
    private static final int DOCUMENT_TYPE = 0x4282;
    private static final int SEGMENT = 0x18538067;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK = 0xAE;
    private static final int TRACK_TYPE = 0x83;
    private static final int CLUSTER = 0x1F43B675;
    private static final int VIDEO = 1;
    private static final int AUDIO = 2;

    private final byte[] head;
    private int at;
    private String documentType = "";
    private boolean video;
    private boolean audio;

    Ebml(byte[] head) {
        this.head = head;
        boolean more = true;
        while (more && at < head.length) {
            more = element();
        }
    }

    String documentType() {
        return documentType;
    }

    /** Also where no track was found. */
    boolean hasVideo() {
        return video || !audio;
    }

    /** Goes into the elements that matter, and over the others; false at the end of what does. */
    private boolean element() {
        int id = (int) number(4, false);
        long size = number(8, true);
        if (id == CLUSTER || size < 0 || at > head.length) {
            return false;
        }
        switch (id) {
            case HEADER, SEGMENT, TRACKS, TRACK -> {
                return true;
            }
            case DOCUMENT_TYPE -> documentType = new String(
                head,
                at,
                (int) Math.min(size, head.length - at),
                StandardCharsets.US_ASCII
            ).trim();
            case TRACK_TYPE -> {
                int type = at < head.length ? head[at] : 0;
                video |= type == VIDEO;
                audio |= type == AUDIO;
            }
            default -> {
            }
        }
        if (size > head.length - at) {
            return false;
        }
        at += (int) size;
        return true;
    }

    /**
     * A number that begins with how many bytes it has.
     *
     * @param value whether that beginning is no part of it
     * @return -1 for none that is whole, or of more bytes
     */
    private long number(int maxBytes, boolean value) {
        int first = at < head.length ? head[at] & 0xFF : 0;
        int bytes = Integer.numberOfLeadingZeros(first) - 23;
        if (bytes > maxBytes || at + bytes > head.length) {
            at = head.length;
            return -1;
        }
        long number = value ? first & ((1 << (8 - bytes)) - 1) : first;
        for (int i = 1; i < bytes; i++) {
            number = (number << 8) | (head[at + i] & 0xFF);
        }
        at += bytes;
        return number;
    }
}
