package dev.parley.calls.media.recording;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a file of WebM, strictly (RFC 8794, RFC 9559). */
final class WebmElements {

    private static final Set<Integer> MASTERS = Set.of(
        0x1A45DFA3,
        0x18538067,
        0x114D9B74,
        0x4DBB,
        0x1549A966,
        0x1654AE6B,
        0xAE,
        0xE0,
        0x1F43B675,
        0x1C53BB6B,
        0xBB,
        0xB7
    );

    private WebmElements() {}

    /** @param at of the first byte of its content */
    record Element(int id, long at, byte[] content, List<Element> children) {
        long number() {
            long value = 0;
            for (byte each : content) {
                value = (value << 8) | Byte.toUnsignedInt(each);
            }
            return value;
        }

        double decimal() {
            return ByteBuffer.wrap(content).getDouble();
        }

        List<Element> all(int id) {
            return children
                .stream()
                .filter(each -> each.id() == id)
                .toList();
        }

        Element one(int id) {
            return all(id).getFirst();
        }
    }

    /** A picture of the file. */
    record Picture(long ms, boolean keyFrame, byte[] data) {}

    static Element segment(byte[] file) {
        return read(ByteBuffer.wrap(file), file.length).get(1);
    }

    static List<Picture> pictures(byte[] file) {
        var pictures = new ArrayList<Picture>();
        for (Element cluster : segment(file).all(0x1F43B675)) {
            long since = cluster.one(0xE7).number();
            for (Element block : cluster.all(0xA3)) {
                var content = ByteBuffer.wrap(block.content());
                if (content.get() != (byte) 0x81) {
                    throw new IllegalArgumentException("another track");
                }
                long ms = since + content.getShort();
                boolean keyFrame = content.get() < 0;
                var data = new byte[content.remaining()];
                content.get(data);
                pictures.add(new Picture(ms, keyFrame, data));
            }
        }
        return pictures;
    }

    private static List<Element> read(ByteBuffer in, int end) {
        var found = new ArrayList<Element>();
        while (in.position() < end) {
            int id = (int) variable(in, false);
            long size = variable(in, true);
            // All ones: to the end.
            int length = size == (1L << 56) - 1 ? end - in.position() : Math.toIntExact(size);
            int at = in.position();
            if (at + length > end) {
                throw new IllegalArgumentException("an element longer than what it is in, at " + at);
            }
            var content = new byte[length];
            in.get(content);
            var children = MASTERS.contains(id) ? read(in.duplicate().position(at), at + length) : List.<Element>of();
            found.add(new Element(id, at, content, children));
        }
        return found;
    }

    private static long variable(ByteBuffer in, boolean unmarked) {
        int first = Byte.toUnsignedInt(in.get());
        int length = Integer.numberOfLeadingZeros(first) - 23;
        long value = unmarked ? first & (0xFF >> length) : first;
        for (int i = 1; i < length; i++) {
            value = (value << 8) | Byte.toUnsignedInt(in.get());
        }
        return value;
    }
}
