package dev.parley.calls.media.rtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a packet says of its frame without the codec being read: the dependency descriptor (AV1 RTP specification,
 * appendix A, https://aomediacodec.github.io/av1-rtp-spec/). One is used for packet after packet; what it says holds until
 * the next {@link #read}.
 */
public final class DependencyDescriptor {

    /** The longest that a header extension can be (RFC 8285, section 4.3). */
    public static final int MAX_BYTES = 255;

    /** A target does not need the frame. */
    public static final int NOT_PRESENT = 0;
    /** Nothing in a target depends on the frame. */
    public static final int DISCARDABLE = 1;
    /** Who gets this frame can go on with all of a target that follows. */
    public static final int SWITCH = 2;
    /** Others of a target depend on the frame. */
    public static final int REQUIRED = 3;

    private static final int MANDATORY_BYTES = 3;
    private static final int FLAGS_BITS = 5;
    private static final int ACTIVE_FLAG = 1 << 3;

    private final BitReader in = new BitReader();
    private final byte[] uses = new byte[DependencyStructure.MAX_TARGETS];
    private final int[] frames = new int[DependencyStructure.MAX_DEPENDENCIES];
    private final int[] chainFrames = new int[DependencyStructure.MAX_CHAINS];
    private byte[] bytes = new byte[0];
    private int from;
    private @Nullable DependencyStructure structure;
    private boolean hasStructure;
    private boolean hasActive;
    private int flags;
    private int active;
    private int activeAt;
    private int endAt;
    private int frameNumber;
    private int spatial;
    private int temporal;
    private int frameCount;

    /**
     * Looks at a descriptor.
     *
     * @param known the structure that held before; null where none did
     * @return false where it cannot be read, or is of another structure
     */
    public boolean read(byte[] source, int offset, int length, @Nullable DependencyStructure known) {
        if (length < MANDATORY_BYTES || length > MAX_BYTES) {
            return false;
        }
        bytes = source;
        from = offset;
        in.begin(source, offset, length);
        in.bits(2);
        int id = in.bits(6);
        frameNumber = in.bits(16);
        flags = length > MANDATORY_BYTES ? in.bits(FLAGS_BITS) : 0;
        hasStructure = (flags & 0x10) != 0;
        hasActive = (flags & ACTIVE_FLAG) != 0;
        structure = hasStructure ? DependencyStructure.read(in) : known;
        if (structure == null || in.isOverrun()) {
            return false;
        }
        activeAt = length > MANDATORY_BYTES ? in.position() : 8 * MANDATORY_BYTES + FLAGS_BITS;
        active = hasActive ? in.bits(structure.targets()) : all(structure.targets());
        return readFrame(structure, id);
    }

    private boolean readFrame(DependencyStructure known, int id) {
        var template = known.template(id);
        if (template == null) {
            return false;
        }
        spatial = template.spatial;
        temporal = template.temporal;
        for (int i = 0; i < known.targets(); i++) {
            uses[i] = (flags & 4) != 0 ? (byte) in.bits(2) : template.uses[i];
        }
        if ((flags & 2) == 0) {
            frameCount = template.frames.length;
            System.arraycopy(template.frames, 0, frames, 0, frameCount);
        } else if (!readFrames()) {
            return false;
        }
        for (int i = 0; i < known.chains(); i++) {
            chainFrames[i] = (flags & 1) != 0 ? in.bits(8) : template.chainFrames[i];
        }
        endAt = Math.max(in.position(), activeAt);
        return !in.isOverrun();
    }

    private boolean readFrames() {
        frameCount = 0;
        for (int size = in.bits(2); size > 0; size = in.bits(2)) {
            if (frameCount == frames.length) {
                return false;
            }
            frames[frameCount++] = in.bits(4 * size) + 1;
        }
        return true;
    }

    /** Whether the frame's first packet has it. */
    public boolean startsFrame() {
        return (bytes[from] & 0x80) != 0;
    }

    /** Whether the frame's last packet has it. */
    public boolean endsFrame() {
        return endsFrame(bytes, from);
    }

    /** The same of one that was not read. */
    public static boolean endsFrame(byte[] descriptor, int from) {
        return (descriptor[from] & 0x40) != 0;
    }

    /** From 0 to 65535. */
    public int frameNumber() {
        return frameNumber;
    }

    /** By which it was read. */
    public DependencyStructure structure() {
        if (structure == null) {
            throw new IllegalStateException("nothing was read");
        }
        return structure;
    }

    /** Whether it brings the structure: a whole picture begins, from which a decoder can start. */
    public boolean hasStructure() {
        return hasStructure;
    }

    /** Whether it says which targets are sent. */
    public boolean hasActive() {
        return hasActive;
    }

    /** Which targets are sent, the first one in the lowest bit; all where it does not say. */
    public int active() {
        return active;
    }

    public int spatial() {
        return spatial;
    }

    public int temporal() {
        return temporal;
    }

    /** What the frame is for a target: {@link #NOT_PRESENT} to {@link #REQUIRED}. */
    public int use(int target) {
        return uses[target];
    }

    /** How many frames it depends on. */
    public int frames() {
        return frameCount;
    }

    /** How many numbers before this one a frame is that it depends on. */
    public int frame(int index) {
        return frames[index];
    }

    /** How many numbers before this one the last frame of a chain is; 0 where the chain begins, or nothing of it is sent. */
    public int chainFrame(int chain) {
        return chainFrames[chain];
    }

    /**
     * Writes it with another frame number.
     *
     * @return its length
     */
    public static int renumber(byte[] descriptor, int from, int length, int number, byte[] target) {
        System.arraycopy(descriptor, from, target, 0, length);
        target[1] = (byte) (number >>> 8);
        target[2] = (byte) number;
        return length;
    }

    /**
     * Writes what was read, saying that these targets are sent.
     *
     * @param target has room for {@link #MAX_BYTES}
     * @return its length; 0 where it does not fit
     */
    public int writeActive(int targets, byte[] target) {
        int width = structure().targets();
        int behindAt = activeAt + (hasActive ? width : 0);
        int length = (activeAt + width + Math.max(0, endAt - behindAt) + 7) / 8;
        if (length > MAX_BYTES) {
            return 0;
        }
        Arrays.fill(target, 0, length, (byte) 0);
        System.arraycopy(bytes, from, target, 0, MANDATORY_BYTES);
        put(target, 8 * MANDATORY_BYTES, flags | ACTIVE_FLAG, FLAGS_BITS);
        int at = 8 * MANDATORY_BYTES + FLAGS_BITS;
        copy(at, activeAt, target, at);
        put(target, activeAt, targets & all(width), width);
        copy(behindAt, endAt, target, activeAt + width);
        return length;
    }

    private void copy(int begin, int end, byte[] target, int at) {
        for (int i = begin; i < end; i++) {
            put(target, at + i - begin, (bytes[from + (i >> 3)] >> (7 - (i & 7))) & 1, 1);
        }
    }

    /** Where there were zeros. */
    private static void put(byte[] target, int at, int value, int width) {
        for (int i = 0; i < width; i++) {
            int bit = (value >>> (width - 1 - i)) & 1;
            target[(at + i) >> 3] |= (byte) (bit << (7 - ((at + i) & 7)));
        }
    }

    private static int all(int count) {
        return count == 32 ? -1 : (1 << count) - 1;
    }
}
