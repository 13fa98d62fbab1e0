package dev.parley.api.realtime.feed;

import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a connection was told of its user's calls. A frame is remembered and sent in one step: of an answer and an event at
 * the same time that one is remembered last which the client gets last. Otherwise a client that is told of a call after its
 * end would keep it, and nobody would know.
 */
final class ToldCalls {

    /** @param tracksVersion up to which every change of the tracks was told */
    record Told(CallPlace place, long version, long tracksVersion) {
        boolean lacks(Call call) {
            return version < call.version() || tracksVersion < call.tracksVersion();
        }

        private Told and(Told other) {
            return new Told(place, Math.max(version, other.version), Math.max(tracksVersion, other.tracksVersion));
        }

        /** Where one was missed the next audit tells the whole call. */
        private Told andTracks(long next) {
            return next == tracksVersion + 1 ? new Told(place, version, next) : this;
        }
    }

    private final Map<CallId, Told> calls = new HashMap<>();

    /** @param send hands the frame to the connection, without waiting */
    synchronized void tell(Person person, ServerFrame frame, Runnable send) {
        remember(person, frame);
        send.run();
    }

    synchronized Map<CallId, Told> all() {
        return Map.copyOf(calls);
    }

    private void remember(Person person, ServerFrame frame) {
        switch (frame) {
            case SessionEvent.Ready ready -> Optional.ofNullable(ready.calls()).ifPresent(present ->
                replace(person, present)
            );
            case CallEvent.Listed(var present, _) -> replace(person, present);
            case CallEvent.Started(_, var call) -> hold(person, call);
            case CallEvent.State(_, var call) -> hold(person, call);
            case CallEvent.Ringing(var call) -> hold(person, call);
            case CallEvent.Changed(var call) -> hold(person, call);
            case CallEvent.TracksChanged(var call, _, var version, _, _) -> calls.computeIfPresent(call, (_, held) ->
                held.andTracks(version)
            );
            case CallEvent.Ended ended -> calls.remove(ended.callId());
            default -> {
            }
        }
    }

    /** The client forgets what it knew, too. */
    private void replace(Person person, List<CallView> present) {
        calls.clear();
        present.forEach(call -> hold(person, call));
    }

    private void hold(Person person, CallView call) {
        if (call.occupies(person)) {
            calls.merge(call.id(), new Told(call.place(), call.version(), call.tracksVersion()), Told::and);
        } else {
            calls.remove(call.id());
        }
    }
}
