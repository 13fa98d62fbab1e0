package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.rtp.DependencyDescriptor;
import dev.parley.calls.media.rtp.DependencyStructure;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which frames of scalable video go on to one receiver: those of one decode target. It changes to another one only where the
 * receiver has all that this one's next frames depend on, so that nothing is shown broken. All that it knows of a frame is its
 * dependency descriptor.
 */
final class TargetChoice {

    private static final int NONE = -1;
    /** A power of two, and more frames than come while one is repaired. */
    private static final int REMEMBERED = 256;

    private final int[] numbers = new int[REMEMBERED];
    private final boolean[] passes = new boolean[REMEMBERED];
    private @Nullable DependencyStructure structure;
    private int wantedSpatial = NONE;
    private int active;
    private int current = NONE;
    private int wanted = NONE;
    private int newest = NONE;
    private int timestamp;

    TargetChoice() {
        forget();
    }

    /** Lets everything up to a spatial layer go on, as soon as that can be decoded; −1 pauses the track. */
    void select(int spatial) {
        wantedSpatial = spatial;
        if (spatial < 0) {
            current = NONE;
            forget();
        }
    }

    /** Whether the receiver gets something else than it should until a key frame comes. */
    boolean needsKeyFrame() {
        return wantedSpatial >= 0 && newest >= 0 && wanted != current && !isWithinCurrent(wanted);
    }

    /** The highest spatial layer that goes on, −1 where nothing does. */
    int spatial() {
        return structure == null || current < 0 ? NONE : structure.spatialOf(current);
    }

    /**
     * Whether a packet goes on. All packets of a frame do or none does, in whatever order they come.
     *
     * @param frame what its packet says of it
     * @param pictureTimestamp that all frames of a picture share
     */
    boolean take(DependencyDescriptor frame, int pictureTimestamp) {
        int number = frame.frameNumber();
        int place = number & (REMEMBERED - 1);
        if (numbers[place] == number) {
            return passes[place];
        }
        boolean isNewest = newest < 0 || (short) (number - newest) > 0;
        if (isNewest) {
            begin(frame, pictureTimestamp);
        } else if (frame.structure() != structure) {
            return false;
        }
        numbers[place] = number;
        passes[place] = current >= 0 && frame.use(current) != DependencyDescriptor.NOT_PRESENT;
        return passes[place];
    }

    /** Whether a packet that goes on is the last one of its picture, as the layers above it do not. */
    boolean endsPicture(DependencyDescriptor frame) {
        return current >= 0 && frame.endsFrame() && frame.spatial() == frame.structure().spatialOf(current);
    }

    private void begin(DependencyDescriptor frame, int pictureTimestamp) {
        boolean startsPicture = newest < 0 || pictureTimestamp != timestamp;
        newest = frame.frameNumber();
        timestamp = pictureTimestamp;
        if (frame.structure() != structure) {
            structure = frame.structure();
            current = NONE;
            active = frame.active();
            forget();
        } else if (frame.hasActive()) {
            active = frame.active();
        }
        wanted = highestActive(structure);
        // Not within a picture: the end of the lower layer may have gone on as the end of the whole.
        if (startsPicture && wanted >= 0 && (isWithinCurrent(wanted) || canBegin(frame, wanted))) {
            current = wanted;
        }
    }

    /** The largest target that is sent and wanted. */
    private int highestActive(DependencyStructure known) {
        for (int spatial = Math.min(wantedSpatial, known.spatialLayers() - 1); spatial >= 0; spatial--) {
            int target = known.topTarget(spatial);
            if (target >= 0 && (active & (1 << target)) != 0) {
                return target;
            }
        }
        return NONE;
    }

    private boolean isWithinCurrent(int target) {
        return structure != null && current >= 0 && target >= 0 && (structure.within(current) & (1 << target)) != 0;
    }

    /** Whether a target can be decoded from this frame on, by what has gone on before. */
    private boolean canBegin(DependencyDescriptor frame, int target) {
        if (frame.use(target) != DependencyDescriptor.SWITCH) {
            return false;
        }
        for (int i = 0; i < frame.frames(); i++) {
            int number = (frame.frameNumber() - frame.frame(i)) & 0xFFFF;
            int place = number & (REMEMBERED - 1);
            if (numbers[place] != number || !passes[place]) {
                return false;
            }
        }
        return true;
    }

    private void forget() {
        Arrays.fill(numbers, NONE);
    }
}
