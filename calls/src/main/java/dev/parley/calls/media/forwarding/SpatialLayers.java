package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.bandwidth.RateWindow;
import dev.parley.calls.media.rtp.DependencyDescriptor;
import dev.parley.calls.media.rtp.DependencyStructure;
import dev.parley.calls.media.rtp.RtpPacketView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The layers that a source of scalable video sends together, as its packets describe them. */
final class SpatialLayers {

    private static final long LIVE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long RATE_MS = 2_000;

    private final IncomingLayer source;
    private final int extensionId;
    private final DependencyDescriptor frame = new DependencyDescriptor();
    private final List<Layer> layers = new ArrayList<>();
    private @Nullable DependencyStructure structure;
    private long structureAt = -1;

    /** What a spatial layer takes with all that it needs, and whether it comes. */
    private static final class Layer {

        private final Quality quality;
        private final RateWindow rate = new RateWindow(RATE_MS);
        private long receivedAtNs;

        private Layer(Quality quality) {
            this.quality = quality;
        }
    }

    /** @param extensionId by which the browser tells the dependencies of frames */
    SpatialLayers(IncomingLayer source, int extensionId) {
        this.source = source;
        this.extensionId = extensionId;
    }

    /**
     * Reads what a packet says of its frame.
     *
     * @param number of the packet, unwrapped
     * @return false where it says nothing that can be understood: its structure has not come
     */
    boolean read(long number, RtpPacketView packet) {
        int at = packet.extension(extensionId);
        if (at < 0 || !frame.read(packet.bytes(), at, packet.extensionLength(at), structure)) {
            return false;
        }
        if (frame.hasStructure()) {
            if (number < structureAt) {
                // Of a picture that is over: what came later is told by a later one.
                return false;
            }
            structure = frame.structure();
            structureAt = number;
            while (layers.size() < structure.spatialLayers()) {
                layers.add(new Layer(new Quality(source, layers.size())));
            }
        }
        return true;
    }

    /** What the packet that was read last says. */
    DependencyDescriptor frame() {
        return frame;
    }

    /** Whether the packet that was read last begins a picture from which a decoder can start. */
    boolean startsKeyFrame() {
        return frame.hasStructure() && frame.startsFrame();
    }

    /** Counts the packet that was read last. */
    void received(int bytes, long nowNs) {
        var known = frame.structure();
        for (int spatial = 0; spatial < known.spatialLayers(); spatial++) {
            int target = known.topTarget(spatial);
            if (target >= 0 && frame.use(target) != DependencyDescriptor.NOT_PRESENT) {
                layers.get(spatial).rate.add(bytes, nowNs);
            }
        }
        layers.get(frame.spatial()).receivedAtNs = nowNs;
    }

    /** How many layers it has told of. */
    int count() {
        return structure == null ? 0 : structure.spatialLayers();
    }

    Quality quality(int spatial) {
        return layers.get(spatial).quality;
    }

    boolean isLive(int spatial, long nowNs) {
        long receivedAtNs = layers.get(spatial).receivedAtNs;
        return receivedAtNs != 0 && nowNs - receivedAtNs < LIVE_NS;
    }

    /** How many bits per second it takes to send a layer on with all that it needs, over the last two seconds. */
    long bitsPerSecond(int spatial, long nowNs) {
        return layers.get(spatial).rate.bitsPerSecond(nowNs);
    }

    /** How many pixels high its picture is; 0 where that is not told. */
    int height(int spatial) {
        return structure == null || spatial >= structure.spatialLayers() ? 0 : structure.heightOf(spatial);
    }
}
