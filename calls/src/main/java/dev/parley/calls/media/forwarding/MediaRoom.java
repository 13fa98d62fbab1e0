package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.forwarding.Member.Received;
import dev.parley.calls.media.forwarding.OutgoingTrack.ExtensionIds;
import dev.parley.calls.media.forwarding.OutgoingTrack.SourceIds;
import dev.parley.calls.media.rtp.HeaderExtension;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.sdp.Answer;
import dev.parley.calls.media.sdp.Answer.SentTrack;
import dev.parley.calls.media.sdp.Candidates;
import dev.parley.calls.media.sdp.Offer;
import dev.parley.calls.media.sdp.OfferedSection;
import dev.parley.calls.media.sdp.PayloadTypes;
import dev.parley.calls.media.speech.Speech;
import dev.parley.calls.media.transport.MediaPort;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The media of one call: who publishes what, and who receives it. Browsers make all offers; a track that is asked for before
 * it is published begins when it comes. Confined to the media port's thread.
 */
public final class MediaRoom {

    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final long CHOOSE_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final MediaPort port;
    private final Candidates candidates;
    private final boolean scalable;
    private final RandomGenerator random;
    private final BiConsumer<String, Set<TrackName>> pausesChanged;
    private final Speech speech;
    private final Map<String, Member> members = new HashMap<>();
    private final Map<TrackName, IncomingTrack> published = new HashMap<>();
    private Map<String, Muted> muted = Map.of();
    private @Nullable RecordedTracks recorded;
    private long tickedAtNs;
    private long chosenAtNs;

    /**
     * @param candidates what browsers are told to reach the port by
     * @param scalable whether browsers may send scalable video
     * @param speech of this room alone
     * @param pausesChanged told, on the port's thread, what is {@link #paused} for which participant, when that has changed
     */
    public MediaRoom(
        MediaPort port,
        Candidates candidates,
        boolean scalable,
        RandomGenerator random,
        Speech speech,
        BiConsumer<String, Set<TrackName>> pausesChanged
    ) {
        this.port = port;
        this.candidates = candidates;
        this.scalable = scalable;
        this.random = random;
        this.speech = speech;
        this.pausesChanged = pausesChanged;
    }

    /**
     * Answers a participant's offer.
     *
     * @param sends which of the participant's tracks is in which section, by mid
     * @param wants what the participant wants to receive in which section, by mid
     * @return empty where the browser has to begin anew, as its connection with the router has ended
     */
    public Optional<String> answer(
        String participant,
        Offer offer,
        Map<String, Sending> sends,
        Map<String, Wanted> wants
    ) {
        var member = members.computeIfAbsent(participant, this::enter);
        var transport = member.peer.transportFor(offer);
        if (transport == null) {
            leave(participant);
            return Optional.empty();
        }
        var extensions = offer.extensions();
        publish(participant, member, offer, sends, extensions);
        receive(member, offer, wants, extensions);
        var sent = new HashMap<String, SentTrack>();
        member.received.forEach((mid, received) -> sent.put(mid, describe(received)));
        return Optional.of(
            new Answer(transport.credentials(), port.fingerprint(), candidates, scalable, sent).to(offer)
        );
    }

    /** The participant is gone, and with it what it has published. */
    public void leave(String participant) {
        var member = members.remove(participant);
        if (member == null) {
            return;
        }
        member.received.values().forEach(this::detach);
        member.peer.close();
        Set.copyOf(published.keySet())
            .stream()
            .filter(name -> name.participant().equals(participant))
            .forEach(this::withdraw);
    }

    public Set<String> participants() {
        return Set.copyOf(members.keySet());
    }

    /** Which pictures a participant shows from now on, and how many pixels high; nothing is sent of the others. */
    public void show(String participant, Map<TrackName, Integer> heights) {
        var member = members.get(participant);
        if (member != null) {
            member.show(heights);
            feed(member, System.nanoTime());
        }
    }

    /** What of these participants is sent to nobody from now on, also where it is yet to come; of all others everything is. */
    public void mute(Map<String, Muted> byParticipant) {
        muted = Map.copyOf(byParticipant);
        published.forEach(this::muteOrNot);
        chosenAtNs = 0;
    }

    private void muteOrNot(TrackName name, IncomingTrack track) {
        track.mute(muted.getOrDefault(name.participant(), Muted.NOTHING).covers(name, track.voice() != null));
    }

    /** Records what these participants publish from now on, and nobody else; of nobody nothing any more. */
    public void record(RoomRecorder recorder, Set<String> participants) {
        if (recorded == null || !recorded.isBy(recorder)) {
            if (participants.isEmpty()) {
                return;
            }
            stopRecording();
            recorded = new RecordedTracks(recorder);
        }
        recorded.agreed(participants, published);
        chosenAtNs = 0;
        if (participants.isEmpty()) {
            stopRecording();
        }
    }

    private void stopRecording() {
        if (recorded != null) {
            recorded.stop(published);
            recorded = null;
        }
    }

    /** Which pictures a participant shows and yet does not get, as its downlink bears no more. */
    public Set<TrackName> paused(String participant) {
        var member = members.get(participant);
        return member == null ? Set.of() : member.paused();
    }

    /** To be called each 20 ms or so, and sooner where packets wait for their turn. */
    public void tick(long nowNs) {
        members.values().forEach(member -> member.peer.flush(nowNs));
        if (nowNs - tickedAtNs < TICK_NS) {
            return;
        }
        tickedAtNs = nowNs;
        members.values().forEach(member -> member.peer.tick(nowNs));
        speech.tick(nowNs, members.size() > 1);
        if (nowNs - chosenAtNs > CHOOSE_NS) {
            chosenAtNs = nowNs;
            members.values().forEach(member -> feed(member, nowNs));
            if (recorded != null) {
                recorded.feed(published, nowNs);
            }
        }
        if (recorded != null) {
            recorded.tick(nowNs);
        }
    }

    private Member enter(String participant) {
        return new Member(participant, new RouterPeer(port, speech::repeat, () -> leave(participant)));
    }

    private void publish(
        String participant,
        Member member,
        Offer offer,
        Map<String, Sending> sends,
        Map<HeaderExtension, Integer> extensions
    ) {
        var tracks = new HashMap<TrackName, IncomingTrack>();
        for (OfferedSection section : offer.sections()) {
            var sending = sends.get(section.mid());
            if (section.sends() && section.payloads() != null && section.kind() != null && sending != null) {
                var name = new TrackName(participant, sending.track());
                tracks.put(name, incoming(name, section, section.kind(), sending.voice()));
            }
        }
        Set.copyOf(published.keySet())
            .stream()
            .filter(name -> name.participant().equals(participant) && published.get(name) != tracks.get(name))
            .forEach(this::withdraw);
        published.putAll(tracks);
        tracks.forEach(this::muteOrNot);
        tracks.forEach(this::attachWaiting);
        member.peer.publisher().negotiated(extensions, offer.repairTypes(), offer.soundTypes(), tracks.values());
    }

    /** The track as it is, or a new one where it is described otherwise now. */
    private IncomingTrack incoming(TrackName name, OfferedSection section, MediaKind kind, boolean isVoice) {
        boolean isScalable = scalable && section.sendsScalable();
        var rids = isScalable ? List.<String>of() : section.rids();
        int dependencies = isScalable ? section.extensions().getOrDefault(HeaderExtension.DEPENDENCIES, 0) : 0;
        var present = published.get(name);
        if (
            present != null &&
            present.isAs(section.mid(), kind, rids, dependencies) &&
            (present.voice() != null) == isVoice
        ) {
            return present;
        }
        var voice = isVoice ? speech.add(name.participant()) : null;
        return new IncomingTrack(section.mid(), kind, rids, dependencies, voice);
    }

    private void receive(
        Member member,
        Offer offer,
        Map<String, Wanted> wants,
        Map<HeaderExtension, Integer> extensions
    ) {
        var live = new HashSet<String>();
        for (OfferedSection section : offer.sections()) {
            var wanted = wants.get(section.mid());
            if (wanted == null || !section.receives() || section.payloads() == null || section.kind() == null) {
                continue;
            }
            live.add(section.mid());
            var present = member.received.get(section.mid());
            if (present == null || !present.wanted().equals(wanted)) {
                drop(member, section.mid());
                attach(member, section, wanted, section.kind(), section.payloads(), extensions);
            }
        }
        Set.copyOf(member.received.keySet())
            .stream()
            .filter(mid -> !live.contains(mid))
            .forEach(mid -> drop(member, mid));
    }

    private void attach(
        Member member,
        OfferedSection section,
        Wanted wanted,
        MediaKind kind,
        PayloadTypes payloads,
        Map<HeaderExtension, Integer> extensions
    ) {
        var ids = new SourceIds(
            freshSsrc(),
            payloads.hasRepair() ? freshSsrc() : 0,
            payloads.media(),
            payloads.repair(),
            payloads.redundant(),
            scalable && section.scalable() instanceof PayloadTypes types ? types : PayloadTypes.NONE
        );
        var known = new ExtensionIds(
            extensions.getOrDefault(HeaderExtension.AUDIO_LEVEL, 0),
            extensions.getOrDefault(HeaderExtension.TRANSPORT_SEQUENCE, 0)
        );
        var track = new OutgoingTrack(ids, known, kind, member.peer);
        var received = new Received(wanted, track);
        member.received.put(section.mid(), received);
        member.peer.subscriber().add(track);
        var source = published.get(wanted.name());
        if (source != null) {
            attach(received, source);
        }
    }

    private void attach(Received received, IncomingTrack source) {
        if (source.kind() == received.track().kind() && !source.receivers().contains(received.track())) {
            source.add(received.track());
            // What is sent is chosen with the next tick, once for all that an offer brings.
            chosenAtNs = 0;
        }
    }

    private void attachWaiting(TrackName name, IncomingTrack source) {
        members.values().forEach(member ->
            member.received
                .values()
                .stream()
                .filter(received -> received.name().equals(name))
                .forEach(received -> attach(received, source))
        );
    }

    private void drop(Member member, String mid) {
        var received = member.received.remove(mid);
        if (received != null) {
            detach(received);
            member.peer.forget(received.track());
        }
    }

    private void detach(Received received) {
        var source = published.get(received.name());
        if (source != null) {
            source.remove(received.track());
        }
    }

    private void withdraw(TrackName name) {
        var track = published.remove(name);
        if (track != null) {
            track.receivers().forEach(receiver -> receiver.select(null));
            if (track.voice() != null) {
                speech.remove(track.voice());
            }
        }
    }

    private void feed(Member member, long nowNs) {
        if (member.feed(published, nowNs)) {
            pausesChanged.accept(member.name, member.paused());
        }
    }

    private int freshSsrc() {
        int ssrc = random.nextInt();
        return ssrc == 0 || ssrc == Publisher.ROUTER_SSRC ? freshSsrc() : ssrc;
    }

    private static SentTrack describe(Received received) {
        var ids = received.track().ids();
        return new SentTrack(ids.ssrc(), ids.repairSsrc(), received.name().participant(), received.name().track());
    }
}
