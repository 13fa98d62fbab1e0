package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallCommand.AgreeToRecording;
import dev.parley.calls.session.CallCommand.RecordingOver;
import dev.parley.calls.session.CallCommand.StartRecording;
import dev.parley.calls.session.CallCommand.StopRecording;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/**
 * Whether calls are recorded, and who has agreed to it; the router writes what the call's state says. Each method but {@link
 * #over} speaks for a participant on the connection of the seat.
 *
 * <p>All refuse with {@code CALL_NOT_FOUND} whoever may not know of the call, and with {@code CALL_WRONG_STATE} whoever is not
 * in it by this connection.
 */
@Service
@RequiredArgsConstructor
public class CallRecordings {

    private final CallPolicy policy;
    private final CallChanges changes;
    private final CallMedia media;
    private final LiveCalls calls;
    private final CallProperties properties;
    private final IdGenerator ids;

    /** Whether this installation can record calls at all. */
    public boolean areAvailable() {
        return properties.recording().enabled() && media.hasRouter();
    }

    /**
     * Records the call from now on, of each participant what the router gets from when that one has agreed. Who starts it has
     * agreed by that. A call that goes from browser to browser moves to the router.
     *
     * @throws ParleyException {@code CALL_ENCRYPTED} where devices encrypt for each other; {@code CALL_WRONG_STATE} also while
     *     nobody has answered, and where another one has it recorded already; what {@link #requireRecordable} refuses
     */
    public void start(Person person, ConnectionId connection, CallId id) {
        requireRecordable(known(id, person).place(), person);
        changes.apply(id, new StartRecording(person, connection, new RecordingId(ids.next())));
    }

    /**
     * Ends the recording, if there is one.
     *
     * @throws ParleyException {@code FORBIDDEN} for who has not started it and may not record calls of the place
     */
    public void stop(Person person, ConnectionId connection, CallId id) {
        boolean mayRecord = policy.mayRecord(known(id, person).place(), person);
        changes.apply(id, new StopRecording(person, connection, mayRecord));
    }

    /**
     * The participant agrees to be recorded.
     *
     * @throws ParleyException {@code CALL_WRONG_STATE} where the call is recorded by another recording by now, or by none
     */
    public void agree(Person person, ConnectionId connection, CallId id, RecordingId recording) {
        changes.apply(id, new AgreeToRecording(person, connection, recording));
    }

    /** The router does not go on with the recording. Does nothing where it is over, or the call is. */
    public void over(CallId id, RecordingId recording) {
        try {
            changes.apply(id, new RecordingOver(recording));
        } catch (ParleyException refusal) {
            if (refusal.code() != ErrorCode.CALL_NOT_FOUND) {
                throw refusal;
            }
        }
    }

    /**
     * The person may record calls of the place, and this installation can.
     *
     * @throws ParleyException {@code INVALID_REQUEST} where recording is switched off, or there is no router; {@code FORBIDDEN}
     */
    void requireRecordable(CallPlace place, Person person) {
        if (!areAvailable()) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("callId", "calls are not recorded here"));
        }
        policy.requireRecorder(place, person);
    }

    private Call known(CallId id, Person person) {
        var call = calls.find(id).orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
        if (!call.occupies(person)) {
            policy.requireKnown(call.place(), person);
        }
        return call;
    }
}
