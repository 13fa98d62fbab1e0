package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.rtp.DependencyDescriptor;

/** What of one scalable source goes on to one receiver, and by which numbers. */
final class ScalableCut {

    /** In the place of a number: the packet does not go on. */
    static final long LEFT_OUT = -1;

    private final TargetChoice choice = new TargetChoice();
    private final GaplessNumbers numbers = new GaplessNumbers();

    /** Lets everything up to a spatial layer go on, as soon as that can be decoded. */
    void select(int spatial) {
        choice.select(spatial);
    }

    /** The number of a packet without those that do not go on, or {@link #LEFT_OUT}. */
    long number(DependencyDescriptor frame, StoredPacket packet) {
        if (choice.take(frame, packet.timestamp)) {
            return numbers.pass(packet.sequence);
        }
        numbers.leaveOut(packet.sequence);
        return LEFT_OUT;
    }

    /** Whether the receiver gets something else than it should until a key frame comes. */
    boolean needsKeyFrame() {
        return choice.needsKeyFrame();
    }

    /** Whether a packet that goes on is the last of its picture, as the layers above it do not. */
    boolean endsPicture(DependencyDescriptor frame) {
        return choice.endsPicture(frame);
    }
}
