package dev.parley.calls.session;

import dev.parley.calls.session.CallCommand.AgreeToRecording;
import dev.parley.calls.session.CallCommand.OnRecording;
import dev.parley.calls.session.CallCommand.StartRecording;
import dev.parley.calls.session.CallCommand.StopRecording;
import dev.parley.calls.session.CallState.Active;

/** What becomes of the recording of a call that goes on. */
final class WhileRecording {

    private WhileRecording() {}

    static CallDecision asked(Step<Active> step, OnRecording command) {
        if (!step.call().session().has(command.person(), command.connection())) {
            return CallDecision.WRONG_STATE;
        }
        return switch (command) {
            case StartRecording start -> started(step, start);
            case StopRecording stop -> stopped(step, stop);
            case AgreeToRecording agree -> agreed(step, agree);
        };
    }

    /** Another recording has taken its place, or there is none, where the router hears of an end late. */
    static CallDecision over(Step<Active> step, RecordingId id) {
        var session = step.call().session();
        boolean runs = session
            .recording()
            .filter(running -> running.id().equals(id))
            .isPresent();
        return runs ? step.to(step.call().withSession(session.unrecorded())) : CallDecision.UNCHANGED;
    }

    /** The router cannot read what devices encrypt for each other. */
    private static CallDecision started(Step<Active> step, StartRecording command) {
        if (step.call().origin().encryption() != CallEncryption.NONE) {
            return CallDecision.ENCRYPTED;
        }
        var session = step.call().session();
        if (session.recording().isPresent()) {
            return session.recording().get().by().equals(command.person())
                ? CallDecision.UNCHANGED
                : CallDecision.WRONG_STATE;
        }
        var begun = Recording.startedBy(command.person(), command.recording(), step.now());
        return step.to(step.call().withSession(session.recorded(begun)));
    }

    private static CallDecision stopped(Step<Active> step, StopRecording command) {
        var session = step.call().session();
        if (session.recording().isEmpty()) {
            return CallDecision.UNCHANGED;
        }
        return command.mayRecord() || session.recording().get().by().equals(command.person())
            ? step.to(step.call().withSession(session.unrecorded()))
            : CallDecision.FORBIDDEN;
    }

    /** Whoever has agreed to one recording has agreed to no other. */
    private static CallDecision agreed(Step<Active> step, AgreeToRecording command) {
        var session = step.call().session();
        return session
            .recording()
            .filter(running -> running.id().equals(command.recording()))
            .map(running -> step.to(step.call().withSession(session.recorded(running.agreedBy(command.person())))))
            .orElse(CallDecision.WRONG_STATE);
    }
}
