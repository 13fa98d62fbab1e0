package dev.parley.calls.media;

import dev.parley.calls.media.forwarding.MediaRoom;
import dev.parley.calls.media.forwarding.RoomRecorder;
import dev.parley.calls.media.forwarding.TrackName;
import dev.parley.calls.media.speech.Speech;
import dev.parley.calls.media.transport.MediaPort;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.PausedTrack;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/**
 * The calls whose media this node forwards. Its methods wait for the media port's thread, which alone touches the rooms.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class Rooms implements ForwardedPeople {

    private static final long WAIT_S = 5;

    private final RouterPort port;
    private final RouterProperties properties;
    private final SpeakersTold speakers;
    private final PausesTold pauses;
    private final RandomGenerator random = new SecureRandom();
    private final Map<CallId, MediaRoom> rooms = new HashMap<>();
    private boolean ticking;

    /** Which pictures participants do not get, as their downlinks bear no more; those who get all are left out. */
    Map<Person, List<PausedTrack>> paused(CallId call) {
        return whereOpen(() -> pausedNow(call)).orElseGet(HashMap::new);
    }

    private Map<Person, List<PausedTrack>> pausedNow(CallId call) {
        var paused = new HashMap<Person, List<PausedTrack>>();
        var room = rooms.get(call);
        if (room != null) {
            room.participants().forEach(name -> {
                var tracks = room.paused(name);
                if (!tracks.isEmpty()) {
                    paused.put(Person.parse(name), told(tracks));
                }
            });
        }
        return paused;
    }

    private static List<PausedTrack> told(Set<TrackName> paused) {
        return paused
            .stream()
            .map(name -> new PausedTrack(Person.parse(name.participant()), name.track()))
            .sorted(Comparator.comparing(PausedTrack::toString))
            .toList();
    }

    /**
     * Answers a participant's offer, who may be new, after all have gone who are not in the call.
     *
     * @return empty where the browser has to begin anew
     * @throws ParleyException {@code UNAVAILABLE} where this node has no router
     */
    Optional<String> answer(CallId call, InCall present, Person participant, NegotiatedOffer offer) {
        var open = port.get().orElseThrow(() -> new ParleyException(ErrorCode.UNAVAILABLE));
        return done(open.port(), () -> {
            var room = rooms.computeIfAbsent(call, _ -> open(open, call));
            follow(room, present);
            return room.answer(participant.toString(), offer.offer(), offer.sends(), offer.wants());
        });
    }

    /**
     * Sends a participant these pictures from now on.
     *
     * @return as {@link #paused}
     */
    Map<Person, List<PausedTrack>> show(CallId call, Person participant, List<Subscription> shown) {
        var heights = shown
            .stream()
            .collect(
                Collectors.toMap(
                    each -> new TrackName(each.publisher().toString(), each.trackId()),
                    Subscription::maxHeight,
                    Math::max
                )
            );
        return whereOpen(() -> {
            var room = rooms.get(call);
            if (room != null) {
                room.show(participant.toString(), heights);
            }
            return pausedNow(call);
        }).orElseGet(HashMap::new);
    }

    boolean isOpen(CallId call) {
        return whereOpen(() -> rooms.containsKey(call)).orElse(false);
    }

    /** Records these from now on, and nobody else. Does nothing where this node has not opened a room for the call. */
    void record(CallId call, RoomRecorder recorder, Set<String> agreed) {
        whereOpen(() -> {
            var room = rooms.get(call);
            if (room != null) {
                room.record(recorder, agreed);
            }
            return true;
        });
    }

    /** Lets go of all who are not in the call, and mutes who is muted. Returns whether the room is closed by that. */
    boolean follow(CallId call, InCall present) {
        return whereOpen(() -> {
            var room = rooms.get(call);
            if (room == null) {
                return false;
            }
            follow(room, present);
            return room.participants().isEmpty() && rooms.remove(call, room);
        }).orElse(false);
    }

    private static void follow(MediaRoom room, InCall present) {
        var names = present.names();
        room.participants()
            .stream()
            .filter(name -> !names.contains(name))
            .forEach(room::leave);
        room.mute(present.mutedByName());
    }

    void close(CallId call) {
        follow(call, InCall.NOBODY);
    }

    Set<CallId> calls() {
        return whereOpen(() -> Set.copyOf(rooms.keySet())).orElseGet(Set::of);
    }

    Set<Person> participants(CallId call) {
        return whereOpen(() -> Optional.ofNullable(rooms.get(call)).map(MediaRoom::participants).orElseGet(Set::of))
            .orElseGet(Set::of)
            .stream()
            .map(Person::parse)
            .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int count() {
        return whereOpen(() ->
            rooms
                .values()
                .stream()
                .mapToInt(room -> room.participants().size())
                .sum()
        ).orElse(0);
    }

    private MediaRoom open(RouterPort.Open open, CallId call) {
        if (!ticking) {
            ticking = true;
            open.port().onTick(() -> tick(System.nanoTime()));
        }
        var speech = new Speech(properties.loudest(), now -> speakers.changed(call, now));
        return new MediaRoom(
            open.port(),
            open.candidates(),
            properties.scalableVideo(),
            random,
            speech,
            (participant, paused) -> pauses.changed(call, Person.parse(participant), told(paused))
        );
    }

    private void tick(long nowNs) {
        rooms.values().forEach(room -> room.tick(nowNs));
    }

    private <T> Optional<T> whereOpen(Supplier<T> task) {
        return port.get().map(open -> done(open.port(), task));
    }

    private static <T> T done(MediaPort port, Supplier<T> task) {
        var result = new CompletableFuture<T>().orTimeout(WAIT_S, TimeUnit.SECONDS);
        port.execute(() -> {
            try {
                result.complete(task.get());
            } catch (RuntimeException failure) {
                result.completeExceptionally(failure);
            }
        });
        try {
            return result.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
