package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.speech.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A track that somebody publishes, with those who receive it. */
final class IncomingTrack {

    /** A browser sends three layers of a camera at most. */
    private static final int MAX_LAYERS = 4;

    private final String mid;
    private final MediaKind kind;
    private final List<String> rids;
    private final int dependencies;
    private final List<@Nullable IncomingLayer> layers = new ArrayList<>();
    private List<IncomingLayer> knownLayers = List.of();
    /** What {@link #look} has found when it looked last. */
    private final List<Layers> live = new ArrayList<>();
    private long lookedAtNs;
    private final List<OutgoingTrack> receivers = new ArrayList<>();
    private final @Nullable Voice voice;
    private @Nullable VoiceGate gate;
    private boolean muted;

    /**
     * Qualities that arrive, from the smallest to the largest.
     *
     * @param rates what each takes, in bits per second
     */
    record Layers(List<Quality> layers, List<Long> rates) {
        static final Layers NONE = new Layers(List.of(), List.of());

        boolean isEmpty() {
            return layers.isEmpty();
        }

        Quality largest() {
            return layers.getLast();
        }

        Quality at(int index) {
            return layers.get(index);
        }

        /** -1 where it is not among them. */
        int indexOf(Quality layer) {
            return layers.indexOf(layer);
        }

        private Layers with(Quality layer, long rate) {
            return new Layers(
                Stream.concat(layers.stream(), Stream.of(layer)).toList(),
                Stream.concat(rates.stream(), Stream.of(rate)).toList()
            );
        }
    }

    IncomingTrack(String mid, MediaKind kind, List<String> rids) {
        this(mid, kind, rids, 0, null);
    }

    /**
     * @param rids the names of its layers from the smallest to the largest; none where it has one layer without a name
     * @param dependencies the header extension by which scalable video tells of its frames; 0 for what is not scalable
     * @param voice who is heard in it, null for what is no microphone
     */
    IncomingTrack(String mid, MediaKind kind, List<String> rids, int dependencies, @Nullable Voice voice) {
        this.dependencies = dependencies;
        this.mid = mid;
        this.kind = kind;
        this.voice = voice;
        this.rids = List.copyOf(rids.subList(0, Math.min(rids.size(), MAX_LAYERS)));
        for (int i = 0; i < Math.max(1, this.rids.size()); i++) {
            layers.add(null);
        }
    }

    String mid() {
        return mid;
    }

    MediaKind kind() {
        return kind;
    }

    @Nullable
    Voice voice() {
        return voice;
    }

    /** What comes from now on is of new sources, also where they are called as the old ones. */
    void beginAnew() {
        layers.replaceAll(_ -> null);
        knownLayers = List.of();
        lookedAtNs = 0;
    }

    /** Whether it is the same track where an offer describes it once more. */
    boolean isAs(String otherMid, MediaKind otherKind, List<String> otherRids, int otherDependencies) {
        return mid.equals(otherMid) && kind == otherKind && rids.equals(otherRids) && dependencies == otherDependencies;
    }

    List<OutgoingTrack> receivers() {
        return receivers;
    }

    List<IncomingLayer> knownLayers() {
        return knownLayers;
    }

    /** The layer by its name, made of this source when it is first seen; null for a name that was not announced. */
    @Nullable
    IncomingLayer layer(String rid, int ssrc) {
        int index = rids.isEmpty() ? 0 : rids.indexOf(rid);
        if (index < 0) {
            return null;
        }
        var layer = layers.get(index);
        if (layer == null || layer.ssrc() != ssrc) {
            layer = new IncomingLayer(ssrc, kind, dependencies);
            layers.set(index, layer);
            knownLayers = layers.stream().filter(Objects::nonNull).toList();
            lookedAtNs = 0;
        }
        return layer;
    }

    /** The layer by its name, null before it was seen. */
    @Nullable
    IncomingLayer known(String rid) {
        int index = rids.isEmpty() ? 0 : rids.indexOf(rid);
        return index < 0 ? null : layers.get(index);
    }

    void add(OutgoingTrack receiver) {
        receivers.add(receiver);
    }

    void remove(OutgoingTrack receiver) {
        receivers.remove(receiver);
    }

    /**
     * The layers that arrive, from the smallest to the one that fills a picture of this height, or to the largest that arrives.
     * A layer serves pictures that are up to a quarter higher than itself.
     */
    Layers layersFor(int height, long nowNs) {
        if (lookedAtNs != nowNs) {
            lookedAtNs = nowNs;
            look(nowNs);
        }
        for (var some : live) {
            int highest = some.largest().height();
            if (highest > 0 && highest * 5L >= height * 4L) {
                return some;
            }
        }
        return live.isEmpty() ? Layers.NONE : live.getLast();
    }

    /** Once for all receivers that ask at the same moment: the smallest that arrives, the two smallest, and so on. */
    private void look(long nowNs) {
        live.clear();
        var some = Layers.NONE;
        for (var layer : knownLayers) {
            if (layer.isLive(nowNs)) {
                some = withAll(some, layer, nowNs);
            }
        }
    }

    private Layers withAll(Layers smaller, IncomingLayer layer, long nowNs) {
        var spatial = layer.spatialLayers();
        if (spatial == null) {
            return found(smaller.with(layer.whole(), layer.bitsPerSecond(nowNs)));
        }
        var some = smaller;
        for (int i = 0; i < spatial.count(); i++) {
            if (spatial.isLive(i, nowNs)) {
                some = found(some.with(spatial.quality(i), spatial.bitsPerSecond(i, nowNs)));
            }
        }
        return some;
    }

    private Layers found(Layers some) {
        live.add(some);
        return some;
    }

    /** Nothing of it is sent to anybody, or all of it again. */
    void mute(boolean mutes) {
        muted = mutes;
    }

    boolean isMuted() {
        return muted;
    }

    /** Whether no layer of it is to be sent. A voice is not withheld: signs of life of it go on. */
    boolean isWithheld() {
        return muted && voice == null;
    }

    /**
     * Whether what arrives goes on as it is; of a voice that is not among the loudest, or is muted, only signs of life do.
     */
    boolean isPassing() {
        return !muted && (voice == null || voice.isPassing());
    }

    void forward(IncomingLayer layer, StoredPacket packet, long nowNs) {
        var passed = gated(layer, packet);
        if (passed == null) {
            return;
        }
        for (int i = 0; i < receivers.size(); i++) {
            receivers.get(i).forward(layer, passed, nowNs);
        }
    }

    private @Nullable StoredPacket gated(IncomingLayer layer, StoredPacket packet) {
        if (voice != null) {
            return gateOf(layer).pass(packet, isPassing());
        }
        return muted ? null : packet;
    }

    /** Another source counts its packets anew. */
    private VoiceGate gateOf(IncomingLayer layer) {
        if (gate == null || !gate.isOf(layer)) {
            gate = new VoiceGate(layer);
        }
        return gate;
    }
}
