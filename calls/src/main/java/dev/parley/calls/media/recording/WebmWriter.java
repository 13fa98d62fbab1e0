package dev.parley.calls.media.recording;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts pictures of one track into a file of WebM (RFC 9559). Each cluster is whole, so the file can be cut behind any, and is
 * told with each flush how long it is; only at the end it is told where one can begin to play.
 */
final class WebmWriter {

    private static final int EBML = 0x1A45DFA3;
    private static final int SEGMENT = 0x18538067;
    private static final int SEEK_HEAD = 0x114D9B74;
    private static final int SEEK = 0x4DBB;
    private static final int SEEK_ID = 0x53AB;
    private static final int SEEK_POSITION = 0x53AC;
    private static final int VOID = 0xEC;
    private static final int INFO = 0x1549A966;
    private static final int TIMESTAMP_SCALE = 0x2AD7B1;
    private static final int DURATION = 0x4489;
    private static final int MUXING_APP = 0x4D80;
    private static final int WRITING_APP = 0x5741;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK_ENTRY = 0xAE;
    private static final int TRACK_NUMBER = 0xD7;
    private static final int TRACK_UID = 0x73C5;
    private static final int TRACK_TYPE = 0x83;
    private static final int CODEC_ID = 0x86;
    private static final int VIDEO = 0xE0;
    private static final int WIDTH = 0xB0;
    private static final int HEIGHT = 0xBA;
    private static final int CLUSTER = 0x1F43B675;
    private static final int TIMESTAMP = 0xE7;
    private static final int SIMPLE_BLOCK = 0xA3;
    private static final int CUES = 0x1C53BB6B;
    private static final int CUE_POINT = 0xBB;
    private static final int CUE_TIME = 0xB3;
    private static final int CUE_TRACK_POSITIONS = 0xB7;
    private static final int CUE_TRACK = 0xF7;
    private static final int CUE_CLUSTER_POSITION = 0xF1;

    private static final int NS_PER_MS = 1_000_000;
    private static final long CLUSTER_MS = 2_000;
    private static final int CLUSTER_BYTES = 1 << 19;
    /** As a seek head with one entry takes. */
    private static final int SEEK_HEAD_BYTES = 5 + 3 + 7 + 11;
    private static final int MAX_CUES = 20_000;

    private final ByteTarget target;
    private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    private final List<Cue> cues = new ArrayList<>();
    private final long segmentAt;
    private final long durationAt;
    private long position;
    private long clusterMs;
    private boolean clusterIsEntry;
    private long lastMs = -1;

    private record Cue(long ms, long clusterAt) {}

    /**
     * @param width of the first picture; later ones may be larger or smaller
     * @param codec as RFC 9559 and its codec specifications name it, {@code V_VP8}
     */
    WebmWriter(ByteTarget target, String codec, int width, int height) {
        this.target = target;
        var head = new Ebml().element(
            EBML,
            new Ebml()
                .number(0x4286, 1)
                .number(0x42F7, 1)
                .number(0x42F2, 4)
                .number(0x42F3, 8)
                .text(0x4282, "webm")
                .number(0x4287, 4)
                .number(0x4285, 2)
        );
        head.open(SEGMENT);
        segmentAt = head.length();
        head.element(VOID, new byte[SEEK_HEAD_BYTES - 2]);
        var info = new Ebml()
            .number(TIMESTAMP_SCALE, NS_PER_MS)
            .text(MUXING_APP, "Parley")
            .text(WRITING_APP, "Parley")
            .decimal(DURATION, 0);
        head.element(INFO, info);
        durationAt = head.length() - Double.BYTES;
        var video = new Ebml().number(WIDTH, width).number(HEIGHT, height);
        var entry = new Ebml()
            .number(TRACK_NUMBER, 1)
            .number(TRACK_UID, 1)
            .number(TRACK_TYPE, 1)
            .text(CODEC_ID, codec)
            .element(VIDEO, video);
        head.element(TRACKS, new Ebml().element(TRACK_ENTRY, entry));
        put(head.toByteArray());
    }

    /** @param ms since the first picture; not before the one before */
    void add(long ms, boolean keyFrame, byte[] frame) {
        boolean full = blocks.size() + frame.length > CLUSTER_BYTES || ms - clusterMs >= CLUSTER_MS;
        if (keyFrame || full) {
            writeCluster();
        }
        if (blocks.size() == 0) {
            clusterMs = ms;
            clusterIsEntry = keyFrame;
        }
        int since = (int) (ms - clusterMs);
        var block = new byte[4 + frame.length];
        block[0] = (byte) 0x81;
        block[1] = (byte) (since >> 8);
        block[2] = (byte) since;
        block[3] = (byte) (keyFrame ? 0x80 : 0);
        System.arraycopy(frame, 0, block, 4, frame.length);
        blocks.writeBytes(new Ebml().element(SIMPLE_BLOCK, block).toByteArray());
        lastMs = ms;
    }

    /**
     * Writes what has gathered.
     *
     * @param durationMs how long all of it is so far
     */
    void flush(long durationMs) {
        if (blocks.size() > 0) {
            writeCluster();
            tellDuration(durationMs);
        }
    }

    private void tellDuration(long ms) {
        var duration = new Ebml().decimal(DURATION, Math.max(ms, lastMs)).toByteArray();
        target.overwrite(durationAt, Arrays.copyOfRange(duration, 3, duration.length));
    }

    private void writeCluster() {
        if (blocks.size() == 0) {
            return;
        }
        if (clusterIsEntry && cues.size() < MAX_CUES) {
            cues.add(new Cue(clusterMs, position - segmentAt));
        }
        var content = new ByteArrayOutputStream();
        content.writeBytes(new Ebml().number(TIMESTAMP, clusterMs).toByteArray());
        content.writeBytes(blocks.toByteArray());
        put(new Ebml().element(CLUSTER, content.toByteArray()).toByteArray());
        blocks.reset();
    }

    /** @param durationMs how long all of it is */
    void close(long durationMs) {
        writeCluster();
        long cuesAt = position - segmentAt;
        var points = new Ebml();
        for (Cue cue : cues) {
            var at = new Ebml().number(CUE_TRACK, 1).number(CUE_CLUSTER_POSITION, cue.clusterAt());
            points.element(CUE_POINT, new Ebml().number(CUE_TIME, cue.ms()).element(CUE_TRACK_POSITIONS, at));
        }
        if (points.length() > 0) {
            put(new Ebml().element(CUES, points).toByteArray());
            target.overwrite(segmentAt, seekHead(cuesAt));
        }
        tellDuration(durationMs);
        target.overwrite(segmentAt - Long.BYTES, Ebml.longSize(position - segmentAt));
    }

    private static byte[] seekHead(long cuesAt) {
        var id = new byte[] { 0x1C, 0x53, (byte) 0xBB, 0x6B };
        var seek = new Ebml()
            .element(SEEK_ID, id)
            .element(SEEK_POSITION, ByteBuffer.allocate(Long.BYTES).putLong(cuesAt).array());
        return new Ebml().element(SEEK_HEAD, new Ebml().element(SEEK, seek)).toByteArray();
    }

    private void put(byte[] bytes) {
        target.write(bytes);
        position += bytes.length;
    }
}
