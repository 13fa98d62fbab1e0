package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallState.Live;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/** Takes people out of calls that they may not be in any more, and do not ring for any more. */
@Slf4j
@Component
@RequiredArgsConstructor
class CallRemovals {

    private final CallChanges changes;
    private final CallStore store;
    private final LoginStore logins;
    private final CallPolicy policy;

    /**
     * The person does not belong to the place any more, and so is neither in its call nor rung by it.
     *
     * @throws ParleyException {@code UNAVAILABLE} where only a newer node can do it
     */
    void removed(CallPlace place, Person person) {
        store.callIn(place).ifPresent(call -> applyUnlessOver(call, new CallCommand.Removed(person)));
    }

    /** As {@link #removed}, for everybody: the place's call ends. */
    void deleted(CallPlace place) {
        store
            .callIn(place)
            .flatMap(store::load)
            .ifPresent(call -> {
                if (call.state() instanceof Live live) {
                    live.audience().forEach(person -> removed(place, person));
                }
            });
    }

    /**
     * The two may not be together any more: of a call that one of them was added to, that one is put out, and of a meeting's call
     * whoever might not enter it now.
     */
    void parted(Person one, Person other) {
        Stream.of(one, other).forEach(this::leaveMeetings);
        for (CallId id : store.callIdsOf(one)) {
            store
                .load(id)
                .map(VersionedCall::state)
                .filter(call -> call instanceof Live live && live.involves(other))
                .map(call -> Stream.of(one, other).filter(call.attendance().added()::contains).toList())
                .filter(added -> added.size() == 1)
                .ifPresent(added -> takeOut(id, added.getFirst()));
        }
    }

    private void leaveMeetings(Person person) {
        for (CallId id : store.callIdsOf(person)) {
            store
                .load(id)
                .map(VersionedCall::state)
                .filter(call -> call.origin().place() instanceof CallPlace.Meeting)
                .filter(call -> policy.outsiders(call).contains(person))
                .ifPresent(_ -> takeOut(id, person));
        }
    }

    /**
     * The login has ended: the user leaves the calls entered by it, also where their connection is lost already.
     *
     * @param last whether the user has no other login, and so nothing that rings either
     */
    void loginEnded(AuthSessionId login, Person person, boolean last) {
        var connections = logins.connectionsOf(login);
        for (CallId call : store.callIdsOf(person)) {
            connections.forEach(connection -> applyQuietly(call, new CallCommand.ConnectionRevoked(connection)));
            if (last) {
                applyQuietly(call, new CallCommand.LoggedOut(person));
            }
        }
        logins.forget(login);
    }

    /** Whoever has entered the call, and should not have. */
    void takeOut(CallId call, Person person) {
        applyQuietly(call, new CallCommand.Removed(person));
    }

    /** A connection's fate is nobody's request: what becomes of a call that cannot be changed here, its timers say. */
    private void applyQuietly(CallId call, CallCommand command) {
        try {
            applyUnlessOver(call, command);
        } catch (ParleyException unavailable) {
            log.debug("{} cannot be applied to call {} now", command, call);
        }
    }

    private void applyUnlessOver(CallId call, CallCommand command) {
        try {
            changes.apply(call, command);
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.UNAVAILABLE) {
                throw refusal;
            }
            log.debug("{} was too late for call {}: {}", command, call, refusal.code());
        }
    }
}
