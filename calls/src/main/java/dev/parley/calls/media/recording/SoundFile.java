package dev.parley.calls.media.recording;

import dev.parley.calls.media.rtp.RtpPacketView;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sound of one track in Ogg. Redundant sound (RFC 2198) fills what was lost between, what nothing fills is left to the decoder to
 * make up, so that the file is as long as the talk was.
 */
final class SoundFile implements TrackFile {

    /** 200 ms: as late may a packet be. */
    private static final int HOLD = 9_600;
    private static final int FOLLOWED = 0x80;
    private static final int REDUNDANT_HEADER = 4;

    private final OggOpusWriter out;
    private final TrackClock clock;
    private final int redundantType;
    private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
    private long begin = -1;
    private byte @Nullable [] last;

    /** @param redundantType the payload type of redundant sound; all other is Opus */
    SoundFile(ByteTarget target, TrackClock clock, int redundantType, int serial) {
        this.clock = clock;
        this.redundantType = redundantType;
        out = new OggOpusWriter(target, serial);
    }

    @Override
    public void add(RtpPacketView packet, long arrivedNs) {
        long ticks = clock.ticks(packet.timestamp(), arrivedNs);
        byte[] payload = Arrays.copyOfRange(
            packet.bytes(),
            packet.payloadOffset(),
            packet.payloadOffset() + packet.payloadLength()
        );
        if (packet.payloadType() == redundantType) {
            takeApart(payload, ticks);
        } else {
            keep(ticks, payload);
        }
        while (!waiting.isEmpty() && waiting.firstKey() < waiting.lastKey() - HOLD) {
            writeNext();
        }
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        while (!waiting.isEmpty()) {
            writeNext();
        }
        out.close();
    }

    @Override
    public long beginsAt() {
        return Math.max(0, begin) + OggOpusWriter.PRE_SKIP;
    }

    @Override
    public long endsAt() {
        return Math.max(0, begin) + out.played();
    }

    @Override
    public boolean isPlayable() {
        return out.played() > OggOpusWriter.PRE_SKIP;
    }

    @Override
    public boolean takeBroken() {
        return false;
    }

    /** The router has read its headers; see {@link dev.parley.calls.media.rtp.RedundantSound}. */
    private void takeApart(byte[] payload, long ticks) {
        int headers = 0;
        while (headers < payload.length && (payload[headers] & FOLLOWED) != 0) {
            headers += REDUNDANT_HEADER;
        }
        int at = headers + 1;
        for (int header = 0; header < headers; header += REDUNDANT_HEADER) {
            int words =
                (Byte.toUnsignedInt(payload[header + 1]) << 16) |
                (Byte.toUnsignedInt(payload[header + 2]) << 8) |
                Byte.toUnsignedInt(payload[header + 3]);
            int length = words & 0x3FF;
            if (at + length > payload.length) {
                return;
            }
            keep(ticks - (words >> 10), Arrays.copyOfRange(payload, at, at + length));
            at += length;
        }
        keep(ticks, Arrays.copyOfRange(payload, Math.min(at, payload.length), payload.length));
    }

    /** What was said before the first packet is none of the recording's business: it may not have been agreed to. */
    private void keep(long ticks, byte[] packet) {
        if (ticks >= 0 && OpusPacket.duration(packet) > 0) {
            waiting.putIfAbsent(ticks, packet);
        }
    }

    private void writeNext() {
        var next = waiting.pollFirstEntry();
        long ticks = next.getKey();
        byte[] packet = next.getValue();
        if (begin < 0) {
            begin = ticks;
        }
        long gap = ticks - begin - out.played();
        if (gap <= -OpusPacket.SHORTEST) {
            return;
        }
        byte[] before = last == null ? packet : last;
        while (gap >= OpusPacket.SHORTEST) {
            byte[] filling = OpusPacket.missing(before, (int) Math.min(gap, Integer.MAX_VALUE));
            out.add(filling);
            gap -= OpusPacket.duration(filling);
        }
        out.add(packet);
        last = packet;
    }
}
