package dev.parley.calls.media.recording;

import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.rtp.Sequence;
import dev.parley.calls.media.rtp.Vp8Descriptor;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of VP8 of one track in WebM (RFC 7741, RFC 6386). What is lost is waited for; where it does not come, pictures go on
 * with the next whole one, at its time.
 */
final class PictureFile implements TrackFile {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int MAX_WAITING = 2_000;
    private static final int MAX_FRAME_BYTES = 8 << 20;
    private static final int TICKS_PER_MS = 90;
    /** Frame tag, start code, width and height of a key frame. */
    private static final int KEY_FRAME_HEAD = 10;
    private static final int LAST_FRAME_TICKS = 3_000;

    private final ByteTarget target;
    private final TrackClock clock;
    private final Vp8Descriptor descriptor = new Vp8Descriptor();
    private final Sequence sequence = new Sequence();
    private final TreeMap<Long, Piece> waiting = new TreeMap<>();
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private @Nullable WebmWriter out;
    private long next = -1;
    private boolean inFrame;
    private boolean whole;
    private boolean broken;
    private long begin;
    private long newest;

    /** @param startsKeyFrame a picture that needs no other begins here */
    private record Piece(
        long ticks,
        boolean startsFrame,
        boolean startsKeyFrame,
        boolean ends,
        byte[] data,
        long arrivedNs
    ) {}

    PictureFile(ByteTarget target, TrackClock clock) {
        this.target = target;
        this.clock = clock;
    }

    @Override
    public void add(RtpPacketView packet, long arrivedNs) {
        long number = sequence.extend(packet.sequence());
        long ticks = clock.ticks(packet.timestamp(), arrivedNs);
        int from = packet.payloadOffset();
        if (!descriptor.read(packet.bytes(), from, packet.payloadLength())) {
            return;
        }
        if (next < 0) {
            next = number;
        }
        if (number >= next) {
            byte[] data = Arrays.copyOfRange(packet.bytes(), from + descriptor.dataAt(), from + packet.payloadLength());
            var piece = new Piece(
                ticks,
                descriptor.startsFrame(),
                descriptor.startsKeyFrame(),
                packet.marker(),
                data,
                arrivedNs
            );
            waiting.putIfAbsent(number, piece);
        }
        takeInOrder();
        if (!waiting.isEmpty() && isOverdue(arrivedNs)) {
            giveUp();
        }
    }

    private boolean isOverdue(long nowNs) {
        return waiting.size() > MAX_WAITING || nowNs - waiting.firstEntry().getValue().arrivedNs() > PATIENCE_NS;
    }

    private void takeInOrder() {
        for (var piece = waiting.remove(next); piece != null; piece = waiting.remove(next)) {
            next++;
            take(piece);
        }
    }

    /** What is missing does not come any more. */
    private void giveUp() {
        next = waiting.firstKey();
        inFrame = false;
        whole = false;
        broken = true;
        takeInOrder();
    }

    private void take(Piece piece) {
        if (piece.startsFrame()) {
            frame.reset();
            whole |= piece.startsKeyFrame();
            inFrame = whole;
        }
        if (!inFrame) {
            return;
        }
        frame.writeBytes(piece.data());
        if (frame.size() > MAX_FRAME_BYTES) {
            inFrame = false;
            whole = false;
            broken = true;
        } else if (piece.ends()) {
            inFrame = false;
            write(piece.ticks(), frame.toByteArray());
        }
    }

    private void write(long ticks, byte[] data) {
        boolean keyFrame = data.length >= KEY_FRAME_HEAD && (data[0] & 1) == 0;
        if (out == null) {
            if (!keyFrame) {
                return;
            }
            out = new WebmWriter(target, "V_VP8", dimension(data, 6), dimension(data, 8));
            begin = ticks;
            newest = ticks;
        }
        newest = Math.max(newest, ticks);
        out.add((newest - begin) / TICKS_PER_MS, keyFrame, data);
    }

    private static int dimension(byte[] keyFrame, int at) {
        return (Byte.toUnsignedInt(keyFrame[at]) | (Byte.toUnsignedInt(keyFrame[at + 1]) << 8)) & 0x3FFF;
    }

    @Override
    public void flush() {
        if (out != null) {
            out.flush(durationMs());
        }
    }

    @Override
    public void close() {
        while (!waiting.isEmpty()) {
            giveUp();
        }
        if (out != null) {
            out.close(durationMs());
        }
    }

    private long durationMs() {
        return (endsAt() - begin) / TICKS_PER_MS;
    }

    @Override
    public long beginsAt() {
        return begin;
    }

    @Override
    public long endsAt() {
        return newest + LAST_FRAME_TICKS;
    }

    @Override
    public boolean isPlayable() {
        return out != null;
    }

    @Override
    public boolean takeBroken() {
        boolean was = broken;
        broken = false;
        return was;
    }
}
