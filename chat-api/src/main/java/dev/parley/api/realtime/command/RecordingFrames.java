package dev.parley.api.realtime.command;

import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallRecordings;
import java.time.Clock;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Answers the frames about the recording of a call. */
@Component
@RequiredArgsConstructor
class RecordingFrames {

    private final CallRecordings recordings;
    private final CallPace pace;
    private final Clock clock;

    ServerFrame start(Connection from, CallCommand.StartRecording frame) {
        var person = personOf(from);
        pace.requireHosting(person);
        recordings.start(person, from.id(), frame.callId());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame stop(Connection from, CallCommand.StopRecording frame) {
        var person = personOf(from);
        pace.requireHosting(person);
        recordings.stop(person, from.id(), frame.callId());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame agree(Connection from, CallCommand.AgreeToRecording frame) {
        var person = personOf(from);
        pace.requireHosting(person);
        recordings.agree(person, from.id(), frame.callId(), frame.recordingId());
        return new SessionEvent.Done(frame.id());
    }

    private Person personOf(Connection from) {
        return from.requirePrincipal(clock.instant()).person();
    }
}
