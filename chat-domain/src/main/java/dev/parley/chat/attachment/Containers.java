package dev.parley.chat.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is in a container of sound and video. Each is looked at from its beginning, each byte at most once; whatever does
 * not add up is left at what is known by then.
 */
final class Containers {

    private static final int OGG_HEAD = 27;
    private static final int OGG_FIRST_OF_STREAM = 0x02;

    private Containers() {}

    /** Ogg (RFC 3533) begins with a page for each stream in it, which tells the codec. */
    static String ogg(byte[] head) {
        boolean sound = false;
        int at = 0;
        while (has(head, at, "OggS") && at + OGG_HEAD <= head.length && (head[at + 5] & OGG_FIRST_OF_STREAM) != 0) {
            int segments = head[at + 26] & 0xFF;
            int packet = at + OGG_HEAD + segments;
            if (packet > head.length) {
                break;
            }
            if (has(head, packet, "\u0080theora")) {
                return "video/ogg";
            }
            sound |=
                has(head, packet, "OpusHead") ||
                has(head, packet, "\u0001vorbis") ||
                has(head, packet, "\u007FFLAC") ||
                has(head, packet, "Speex   ");
            at = packet;
            for (int i = 0; i < segments; i++) {
                at += head[packet - segments + i] & 0xFF;
            }
        }
        return sound ? "audio/ogg" : "application/ogg";
    }

    /** MP4 and QuickTime (ISO 14496-12) begin with a box that names a brand. */
    static String isoMedia(byte[] head) {
        if (!has(head, 4, "ftyp") || has(head, 8, "qt  ")) {
            return "video/quicktime";
        }
        if (has(head, 8, "M4A ") || has(head, 8, "M4B ")) {
            return "audio/mp4";
        }
        return has(head, 8, "3g") ? "video/3gpp" : "video/mp4";
    }

    /** Matroska (RFC 9559), and WebM, which is one kind of it. */
    static String matroska(byte[] head) {
        var file = new Ebml(head);
        return (file.hasVideo() ? "video/" : "audio/") + (file.documentType().equals("webm") ? "webm" : "x-matroska");
    }

    private static boolean has(byte[] bytes, int at, String text) {
        var wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        return (
            at >= 0 &&
            at + wanted.length <= bytes.length &&
            Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)
        );
    }
}
