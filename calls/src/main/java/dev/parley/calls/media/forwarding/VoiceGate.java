package dev.parley.calls.media.forwarding;

import org.jspecify.annotations.Nullable;

/**
 * Lets the packets of a voice through, or stands in for them: of one that is not among the loudest a sign of life goes on each
 * 400 ms, as Opus itself sends in silence (RFC 6716, section 2.1.9), so that a browser takes it for that. Behind the gate
 * numbers have no gaps but those of loss, and times stay the publisher's.
 */
final class VoiceGate {

    /** In units of Opus' clock of 48 kHz: 400 ms. */
    private static final int SIGN_OF_LIFE = 19_200;

    /** The configuration of a frame of Opus, without how many follow (RFC 6716, section 3.1): alone it is an empty frame. */
    private static final int CONFIGURATION = 0xFC;

    /** In −dBov (RFC 6464). */
    private static final int SILENCE = 127;

    private final IncomingLayer source;
    /** In which packets are numbered anew. */
    private final StoredPacket place = new StoredPacket();
    private boolean open = true;
    /** By how much numbers behind the gate are lower. */
    private long skipped;
    /** What is older has been counted by another {@code skipped}. */
    private long from;
    private long newest = -1;
    private long newestPassed = -1;
    private int signAt;

    VoiceGate(IncomingLayer source) {
        this.source = source;
    }

    boolean isOf(IncomingLayer layer) {
        return source == layer;
    }

    /**
     * What goes on in the place of this packet.
     *
     * @return null for nothing; else it holds until the next call
     */
    @Nullable
    StoredPacket pass(StoredPacket packet, boolean loud) {
        boolean late = packet.sequence <= newest;
        if (loud && !open && !late) {
            open = true;
            skipped = packet.sequence - newestPassed - 1;
            from = packet.sequence;
        }
        newest = Math.max(newest, packet.sequence);
        if (loud && open) {
            return packet.sequence < from ? null : numbered(packet);
        }
        return late ? null : sign(packet);
    }

    private StoredPacket numbered(StoredPacket packet) {
        long number = packet.sequence - skipped;
        newestPassed = Math.max(newestPassed, number);
        if (skipped == 0) {
            return packet;
        }
        place.copy(packet, packet.payloadLength, number);
        return place;
    }

    private @Nullable StoredPacket sign(StoredPacket packet) {
        if (!open && packet.timestamp - signAt < SIGN_OF_LIFE) {
            return null;
        }
        open = false;
        signAt = packet.timestamp;
        newestPassed++;
        place.copy(packet, 1, newestPassed);
        place.payload[0] = (byte) (packet.payload[packet.presentAt] & CONFIGURATION);
        place.presentAt = 0;
        place.audioLevel = SILENCE;
        return place;
    }
}
