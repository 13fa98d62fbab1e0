package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.bandwidth.Allocation;
import dev.parley.calls.media.bandwidth.Allocation.Picture;
import dev.parley.calls.media.forwarding.IncomingTrack.Layers;
import dev.parley.calls.media.rtp.MediaKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A participant in a room: its connection, what it wants to receive, and which layer of that it gets. */
final class Member {

    /** What goes on within this time is not told as paused. */
    private static final long UNNOTICED_NS = TimeUnit.SECONDS.toNanos(1);

    final String name;
    final RouterPeer peer;
    /** By the section in which the browser receives it. */
    final Map<String, Received> received = new LinkedHashMap<>();

    private final Allocation allocation = new Allocation();
    private final Map<TrackName, Long> pausedAtNs = new HashMap<>();
    private Set<TrackName> told = Set.of();

    /** How high each picture is shown; null before the browser has said so. */
    private @Nullable Map<TrackName, Integer> shown;

    record Received(Wanted wanted, OutgoingTrack track) {
        TrackName name() {
            return wanted.name();
        }
    }

    /** A picture that is shown, with the layers among which is chosen. */
    private record Choice(Received received, Layers layers, Picture picture) {}

    Member(String name, RouterPeer peer) {
        this.name = name;
        this.peer = peer;
    }

    /** All pictures that are shown from now on. */
    void show(Map<TrackName, Integer> heights) {
        shown = Map.copyOf(heights);
    }

    /** What is shown and yet not sent, as the downlink bears no more. */
    Set<TrackName> paused() {
        return told;
    }

    /**
     * Chooses what is sent: all sound, and of the pictures as much as the downlink bears.
     *
     * @return whether others are paused than before
     */
    boolean feed(Map<TrackName, IncomingTrack> published, long nowNs) {
        long sound = 0;
        var choices = new ArrayList<Choice>();
        for (Received each : received.values()) {
            var source = published.get(each.name());
            int height = source != null && source.isWithheld() ? 0 : height(each);
            if (height == 0) {
                each.track().select(null);
            }
            var layers = source == null || height == 0 ? Layers.NONE : source.layersFor(height, nowNs);
            if (source == null || layers.isEmpty()) {
                // A layer that has only fallen silent may go on.
                continue;
            }
            if (each.track().kind() == MediaKind.AUDIO) {
                select(each.track(), layers.largest());
                sound += source.isPassing() ? layers.rates().getLast() : 0;
            } else {
                choices.add(new Choice(each, layers, picture(each, layers, height)));
            }
        }
        share(choices, sound, nowNs);
        return tell(nowNs);
    }

    private void share(List<Choice> choices, long sound, long nowNs) {
        var pictures = choices.stream().map(Choice::picture).toList();
        long now = peer.subscriber().downlink() - sound;
        var chosen = allocation.divide(now, peer.subscriber().downlinkSoon() - sound, pictures, nowNs);
        pausedAtNs.keySet().retainAll(
            choices
                .stream()
                .map(each -> each.received().name())
                .collect(Collectors.toSet())
        );
        for (int i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            if (chosen[i] == Allocation.PAUSED) {
                select(choice.received().track(), null);
                pausedAtNs.putIfAbsent(choice.received().name(), nowNs);
            } else {
                select(choice.received().track(), choice.layers().at(chosen[i]));
                if (chosen[i] < choice.picture().present()) {
                    peer.subscriber().lowered(choice.received().track());
                }
                pausedAtNs.remove(choice.received().name());
            }
        }
        peer.subscriber().need(allocation.needed() == 0 ? 0 : allocation.needed() + sound);
    }

    private boolean tell(long nowNs) {
        var now = pausedAtNs
            .entrySet()
            .stream()
            .filter(each -> told.contains(each.getKey()) || nowNs - each.getValue() >= UNNOTICED_NS)
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
        boolean changed = !now.equals(told);
        told = now;
        return changed;
    }

    private Picture picture(Received each, Layers layers, int height) {
        var wanted = each.track().wanted();
        // One that is larger than the picture now, or has fallen silent, gives way to the best that there is.
        int present = wanted == null ? Allocation.PAUSED : layers.indexOf(wanted);
        return new Picture(
            each.wanted().screen(),
            height,
            layers.rates(),
            wanted != null && present < 0 ? layers.rates().size() - 1 : present,
            pausedAtNs.containsKey(each.name())
        );
    }

    /** How high a picture is wanted, 0 where nothing is; sound always is. */
    private int height(Received each) {
        return each.track().kind() == MediaKind.AUDIO || shown == null
            ? Integer.MAX_VALUE
            : shown.getOrDefault(each.name(), 0);
    }

    private static void select(OutgoingTrack track, @Nullable Quality quality) {
        if (!Objects.equals(track.wanted(), quality)) {
            track.select(quality);
        }
    }
}
