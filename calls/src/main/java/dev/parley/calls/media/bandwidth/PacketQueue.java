package dev.parley.calls.media.bandwidth;

import org.jspecify.annotations.Nullable;

/** Copies of packets that wait for their turn, in places that are made when first needed and then used again. */
final class PacketQueue {

    private static final int MAX_BYTES = 1600;

    private final @Nullable Place[] places;
    private int first;
    private int count;
    private long bytes;

    /** A packet that waits. */
    static final class Place {

        final byte[] packet = new byte[MAX_BYTES];
        /** 0 where it is not to be sent any more. */
        int length;
        int numberAt;
        long sinceNs;
    }

    /** @param capacity a power of two */
    PacketQueue(int capacity) {
        places = new Place[capacity];
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count == places.length;
    }

    /** Of all that wait, on the wire. */
    long bytes() {
        return bytes;
    }

    /** To be called where it is not full. */
    void add(byte[] packet, int length, int numberAt, long nowNs) {
        int index = (first + count) & (places.length - 1);
        var place = places[index];
        if (place == null) {
            place = new Place();
            places[index] = place;
        }
        System.arraycopy(packet, 0, place.packet, 0, length);
        place.length = length;
        place.numberAt = numberAt;
        place.sinceNs = nowNs;
        count++;
        bytes += wire(place);
    }

    /** The one that waits longest; null where none does. */
    @Nullable
    Place first() {
        return count == 0 ? null : places[first];
    }

    /** Takes the first one out; it holds until the next one is added. */
    Place take() {
        var place = places[first];
        if (count == 0 || place == null) {
            throw new IllegalStateException("nothing waits");
        }
        first = (first + 1) & (places.length - 1);
        count--;
        bytes -= wire(place);
        return place;
    }

    /** Of this source (RFC 3550, section 5.1) nothing is sent any more. */
    void forget(int ssrc) {
        for (int i = 0; i < count; i++) {
            var place = places[(first + i) & (places.length - 1)];
            if (place != null && place.length > 0 && ssrc(place.packet) == ssrc) {
                bytes -= wire(place);
                place.length = 0;
            }
        }
    }

    void clear() {
        count = 0;
        bytes = 0;
    }

    private static int wire(Place place) {
        return place.length == 0 ? 0 : place.length + DownlinkEstimate.OVERHEAD_BYTES;
    }

    private static int ssrc(byte[] packet) {
        return (
            (Byte.toUnsignedInt(packet[8]) << 24) |
            (Byte.toUnsignedInt(packet[9]) << 16) |
            (Byte.toUnsignedInt(packet[10]) << 8) |
            Byte.toUnsignedInt(packet[11])
        );
    }
}
