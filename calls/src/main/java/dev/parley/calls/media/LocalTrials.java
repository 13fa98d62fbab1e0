package dev.parley.calls.media;

import dev.parley.calls.media.sdp.Answer;
import dev.parley.calls.media.sdp.Candidates;
import dev.parley.calls.media.sdp.Offer;
import dev.parley.calls.media.transport.Packet;
import dev.parley.calls.media.transport.PeerEvents;
import dev.parley.calls.media.transport.PeerTransport;
import dev.parley.calls.place.Person;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The trials at the media port of this node. What it knows of them is touched by the port's thread alone. */
@Component
class LocalTrials implements RouterTrials {

    /** By UDP, by TCP and by a relay; on two devices, or of a page that was loaded anew meanwhile. */
    static final int MAX_PER_PERSON = 8;

    /** Of some hundreds of people at once. One that nobody answers costs no thread and no socket. */
    static final int MAX = 1_600;
    private static final Duration LASTS = Duration.ofSeconds(15);
    private static final int MAX_SECTIONS = 1;
    private static final long WAIT_S = 5;

    private final RouterPort port;
    private final RouterProperties properties;
    private final Duration lasts;
    private final Map<Person, Deque<PeerTransport>> trials = new HashMap<>();

    @Autowired
    LocalTrials(RouterPort port, RouterProperties properties) {
        this(port, properties, LASTS);
    }

    /** @param lasts after which a trial ends, whatever has come of it */
    LocalTrials(RouterPort port, RouterProperties properties, Duration lasts) {
        this.port = port;
        this.properties = properties;
        this.lasts = lasts;
    }

    @Override
    public Optional<RouterReach> reach() {
        return port
            .get()
            .map(open ->
                new RouterReach(
                    open.port().addresses(),
                    open.port().tcpAddresses(),
                    open.candidates().udp(),
                    open.candidates().tcp(),
                    !properties.announcedAddresses().isEmpty(),
                    !properties.announcedAddresses().isEmpty() || !properties.announcedTcpAddresses().isEmpty()
                )
            );
    }

    @Override
    public String answer(Person person, String sdp, RouterTransport transport) {
        var offer = NegotiatedOffer.read(sdp, List.of()).offer();
        if (offer.sections().size() != MAX_SECTIONS || offer.sections().getFirst().payloads() == null) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("sdp", "must have one section, of sound"));
        }
        var open = port.get().orElseThrow(LocalTrials::unavailable);
        var candidates = candidates(open, transport);
        if (candidates.udp().isEmpty() && candidates.tcp().isEmpty()) {
            throw unavailable();
        }
        var peer = done(open, () -> expect(open, person, offer));
        CompletableFuture.delayedExecutor(lasts.toMillis(), TimeUnit.MILLISECONDS).execute(() ->
            open.port().execute(() -> end(person, peer))
        );
        return new Answer(peer.credentials(), open.port().fingerprint(), candidates, false, Map.of()).to(offer);
    }

    private static Candidates candidates(RouterPort.Open open, RouterTransport transport) {
        return switch (transport) {
            case UDP -> open.candidates().byUdpAlone();
            case TCP -> open.candidates().byTcpAlone();
        };
    }

    private PeerTransport expect(RouterPort.Open open, Person person, Offer offer) {
        var own = trials.get(person);
        if (own != null && own.size() >= MAX_PER_PERSON) {
            end(person, own.getFirst());
        } else if (trials.values().stream().mapToInt(Deque::size).sum() >= MAX) {
            throw unavailable();
        }
        var trial = new Trial(person);
        var peer = open.port().expectTrial(offer.fragment(), offer.fingerprint(), trial);
        trial.peer = peer;
        trials.computeIfAbsent(person, _ -> new ArrayDeque<>()).addLast(peer);
        return peer;
    }

    private void end(Person person, PeerTransport peer) {
        peer.close();
        trials.computeIfPresent(person, (_, own) -> {
            own.remove(peer);
            return own.isEmpty() ? null : own;
        });
    }

    /** How many go on. */
    int count() {
        return port
            .get()
            .map(open -> done(open, () -> trials.values().stream().mapToInt(Deque::size).sum()))
            .orElse(0);
    }

    private static ParleyException unavailable() {
        return new ParleyException(ErrorCode.UNAVAILABLE);
    }

    private static <T> T done(RouterPort.Open open, Supplier<T> task) {
        var result = new CompletableFuture<T>().orTimeout(WAIT_S, TimeUnit.SECONDS);
        open.port().execute(() -> {
            try {
                result.complete(task.get());
            } catch (RuntimeException failure) {
                result.completeExceptionally(failure);
            }
        });
        try {
            return result.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : unavailable();
        }
    }

    /** It ends when its browser says goodbye; what it sends goes nowhere. */
    private final class Trial implements PeerEvents {

        private final Person person;
        private @Nullable PeerTransport peer;

        Trial(Person person) {
            this.person = person;
        }

        @Override
        public void connected() {
            // The browser sees it by itself.
        }

        @Override
        public void rtp(Packet packet) {
            // Nobody receives it.
        }

        @Override
        public void rtcp(Packet packet) {
            // Likewise.
        }

        @Override
        public void lost(Loss loss) {
            if (peer != null) {
                end(person, peer);
            }
        }
    }
}
