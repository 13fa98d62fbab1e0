package dev.parley.calls.media.rtp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the packets of one transport have arrived (draft-holmer-rmcat-transport-wide-cc-extensions-01, section 3.1).
 *
 * @param count the number of this feedback, which wraps around at 256
 * @param packets in the order of their transport-wide numbers
 */
public record TransportFeedback(int count, List<Arrival> packets) {
    /** Arrival times are told in units of 250 µs. */
    private static final long UNIT_US = 250;

    /** The reference time is told in units of 64 ms. */
    private static final long REFERENCE_US = 64_000;

    /** A run of packets takes two bytes, so that a small datagram could ask for much memory. */
    private static final int MAX_PACKETS = 4_096;

    private static final int HEADER = 8;
    private static final int NOT_RECEIVED = 0;
    private static final int SMALL_DELTA = 1;
    private static final int LARGE_DELTA = 2;

    public TransportFeedback {
        packets = List.copyOf(packets);
    }

    /**
     * One packet.
     *
     * @param sequence its transport-wide number, 0 to 65535
     * @param received false where it had not come
     * @param atUs when it came, in microseconds on the receiver's clock, of which only differences mean anything
     */
    public record Arrival(int sequence, boolean received, long atUs) {}

    /** @param body what follows the two sources in the feedback packet; empty where it is broken */
    static Optional<TransportFeedback> read(ByteBuffer body) {
        if (body.remaining() < HEADER) {
            return Optional.empty();
        }
        int base = Short.toUnsignedInt(body.getShort(0));
        int packets = Short.toUnsignedInt(body.getShort(2));
        if (packets > MAX_PACKETS) {
            return Optional.empty();
        }
        // 24 bits with a sign.
        long referenceUs = (body.getInt(4) >> 8) * REFERENCE_US;
        int count = Byte.toUnsignedInt(body.get(7));
        body.position(HEADER);
        var symbols = new ArrayList<Integer>();
        while (symbols.size() < packets) {
            if (body.remaining() < 2) {
                return Optional.empty();
            }
            readChunk(Short.toUnsignedInt(body.getShort()), packets, symbols);
        }
        return arrivals(base, referenceUs, symbols, body).map(read -> new TransportFeedback(count, read));
    }

    private static void readChunk(int chunk, int packets, List<Integer> symbols) {
        if ((chunk & 0x8000) == 0) {
            int symbol = (chunk >> 13) & 3;
            for (int run = chunk & 0x1FFF; run > 0 && symbols.size() < packets; run--) {
                symbols.add(symbol);
            }
        } else if ((chunk & 0x4000) == 0) {
            for (int bit = 13; bit >= 0 && symbols.size() < packets; bit--) {
                symbols.add((chunk >> bit) & 1);
            }
        } else {
            for (int bit = 12; bit >= 0 && symbols.size() < packets; bit -= 2) {
                symbols.add((chunk >> bit) & 3);
            }
        }
    }

    private static Optional<List<Arrival>> arrivals(
        int base,
        long referenceUs,
        List<Integer> symbols,
        ByteBuffer deltas
    ) {
        var arrivals = new ArrayList<Arrival>(symbols.size());
        long atUs = referenceUs;
        for (int i = 0; i < symbols.size(); i++) {
            int sequence = (base + i) & 0xFFFF;
            switch (symbols.get(i)) {
                case NOT_RECEIVED -> arrivals.add(new Arrival(sequence, false, 0));
                case SMALL_DELTA -> {
                    if (!deltas.hasRemaining()) {
                        return Optional.empty();
                    }
                    atUs += Byte.toUnsignedInt(deltas.get()) * UNIT_US;
                    arrivals.add(new Arrival(sequence, true, atUs));
                }
                case LARGE_DELTA -> {
                    if (deltas.remaining() < 2) {
                        return Optional.empty();
                    }
                    atUs += deltas.getShort() * UNIT_US;
                    arrivals.add(new Arrival(sequence, true, atUs));
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(arrivals);
    }

    /** Writes the body that {@link #read} reads; every packet gets a symbol of two bits. */
    void write(ByteBuffer target) {
        long referenceUs = firstUnits() * REFERENCE_US;
        target.putShort((short) packets.getFirst().sequence()).putShort((short) packets.size());
        target.putInt((int) ((referenceUs / REFERENCE_US) << 8) | (count & 0xFF));
        var deltas = ByteBuffer.allocate(2 * packets.size());
        long lastUnits = referenceUs / UNIT_US;
        int chunk = 0;
        for (int i = 0; i < packets.size(); i++) {
            var packet = packets.get(i);
            int symbol = NOT_RECEIVED;
            if (packet.received()) {
                long units = Math.floorDiv(packet.atUs(), UNIT_US);
                symbol = putDelta(deltas, units - lastUnits);
                lastUnits = units;
            }
            chunk |= symbol << (12 - 2 * (i % 7));
            if (i % 7 == 6 || i == packets.size() - 1) {
                target.putShort((short) (0xC000 | chunk));
                chunk = 0;
            }
        }
        target.put(deltas.flip());
    }

    private static int putDelta(ByteBuffer deltas, long delta) {
        if (delta >= 0 && delta <= 0xFF) {
            deltas.put((byte) delta);
            return SMALL_DELTA;
        }
        deltas.putShort((short) Math.clamp(delta, Short.MIN_VALUE, Short.MAX_VALUE));
        return LARGE_DELTA;
    }

    private long firstUnits() {
        return packets
            .stream()
            .filter(Arrival::received)
            .findFirst()
            .map(packet -> Math.floorDiv(packet.atUs(), REFERENCE_US))
            .orElse(0L);
    }
}
