package dev.parley.calls.media.forwarding;

import org.jspecify.annotations.Nullable;

/** The newest packets of one source by their number. Its places are made when first needed and then used again. */
final class PacketStore {

    private final @Nullable StoredPacket[] places;

    /** @param capacity a power of two */
    PacketStore(int capacity) {
        places = new StoredPacket[capacity];
    }

    /** The place for a packet of this number; what stood there is given up. */
    StoredPacket place(long sequence) {
        int index = index(sequence);
        var place = places[index];
        if (place == null) {
            place = new StoredPacket();
            places[index] = place;
        }
        place.sequence = StoredPacket.NONE;
        return place;
    }

    /** The packet of this number, null where it never came or is too old. */
    @Nullable
    StoredPacket find(long sequence) {
        var place = places[index(sequence)];
        return place != null && place.sequence == sequence ? place : null;
    }

    int capacity() {
        return places.length;
    }

    private int index(long sequence) {
        return (int) (sequence & (places.length - 1));
    }
}
