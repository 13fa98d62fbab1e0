package dev.parley.calls.media.forwarding;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the newest numbers of a track stand for, so that it can be sent again. Places are used again and again. */
final class SentHistory {

    /** A power of two, and as many as a layer remembers. */
    private static final int REMEMBERED = 1024;

    private static final long REPEAT_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Made with the first packet: many a track is wanted and never published. */
    private Sent[] places = {};

    /** What a number that was sent stands for. */
    static final class Sent {

        long sequence = -1;

        @Nullable
        IncomingLayer layer;

        long number;
        int timestampShift;
        int pictureShift;
        int tl0Shift;
        boolean marker;
        private long repeatedAtNs;

        /** The packet that was sent; null where its layer does not remember it, or it was sent again a moment ago. */
        @Nullable
        StoredPacket takeToRepeat(long nowNs) {
            var packet = layer == null ? null : layer.find(number);
            if (packet == null || nowNs - repeatedAtNs <= REPEAT_PAUSE_NS) {
                return null;
            }
            repeatedAtNs = nowNs;
            return packet;
        }
    }

    /** The place of a number that is sent now, to be filled. */
    Sent place(long sequence) {
        if (places.length == 0) {
            places = Stream.generate(Sent::new)
                .limit(REMEMBERED)
                .toArray(Sent[]::new);
        }
        var place = places[index(sequence)];
        place.sequence = sequence;
        place.repeatedAtNs = 0;
        return place;
    }

    /** Null where it was not sent, or too long ago. */
    @Nullable
    Sent find(long sequence) {
        if (places.length == 0) {
            return null;
        }
        var place = places[index(sequence)];
        return place.sequence == sequence ? place : null;
    }

    private static int index(long sequence) {
        return (int) (sequence & (REMEMBERED - 1));
    }
}
