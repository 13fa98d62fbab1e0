package dev.parley.calls.session;

import static dev.parley.calls.People.*;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.place.LastsWhile;
import dev.parley.calls.session.CallCommand.*;
import dev.parley.calls.session.CallState.*;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every state, against the table in docs/architecture/calls.md. */
class CallMachineTableTest {

    private static final Path TABLE = Path.of("..", "docs", "architecture", "calls.md");

    private static final CallProperties TIMES = Calls.TIMES;
    private static final Instant START = Calls.START;
    private static final Instant NOW = START.plusSeconds(20);
    private static final Instant RING_END = START.plus(TIMES.ringTimeout());
    private static final Instant GRACE_END = NOW.plus(TIMES.grace());
    private static final Instant AWAIT_END = NOW.plus(TIMES.returnWithin());

    private static final CallMachine MACHINE = new CallMachine(new CallTiming(TIMES));

    private static final Ringing RINGING = Calls.ringing(BOB);
    private static final Ringing RINGING_TWO = Calls.ringing(BOB, CID);
    private static final Instant LAST_WORD = NOW.minus(TIMES.lease());
    private static final Ringing CALLER_LOST = RINGING.withCaller(RINGING.caller().lost(ANN_PC, NOW));
    private static final Active ACTIVE = RINGING.answered(BOB, BOB_PC, START);
    private static final Active ACTIVE_ROUTED = ACTIVE.withSession(ACTIVE.session().routed());
    private static final Active ACTIVE_WITH_RINGING = RINGING_TWO.answered(BOB, BOB_PC, START);
    private static final Active ACTIVE_THREE = ACTIVE_WITH_RINGING.entered(CID, CID_PC, START);
    private static final Active ACTIVE_WITHOUT_CID = ACTIVE_WITH_RINGING.withInvitation(Invitation.NONE);
    private static final Active ACTIVE_AWAITING = awaiting(lost(ACTIVE, BOB_PC));
    private static final Active ACTIVE_THREE_AWAITING = awaiting(lost(ACTIVE_THREE, BOB_PC));
    private static final Active OPEN_ALONE = RINGING.withInvitation(Invitation.NONE).opened(START);
    private static final Ringing RUNG_LATER = RINGING.withInvitation(
        RINGING.invitation().ask(List.of(CID), ANN, RING_END.plusSeconds(5))
    );
    private static final List<Track> SILENCE = List.of(new Track("a", TrackSource.MICROPHONE, true));
    private static final List<Track> CAMERA = List.of(new Track("v", TrackSource.CAMERA, false));
    private static final Set<TrackSource> SOUND = Set.of(TrackSource.MICROPHONE);
    private static final Active ACTIVE_MUTED = on(ACTIVE, floor -> floor.muted(List.of(BOB), SOUND, ANN));
    private static final Active ACTIVE_HAND = on(ACTIVE, floor -> floor.raised(BOB));
    private static final Active ACTIVE_REMOVED = on(ACTIVE_WITHOUT_CID, floor -> floor.removing(CID));
    private static final Active ACTIVE_WITHOUT_STARTER = on(
        ACTIVE_WITHOUT_CID.withSession(ACTIVE_WITHOUT_CID.session().without(ANN)),
        floor -> floor.removing(ANN)
    );
    private static final RecordingId FIRST = new RecordingId(id("4ec1"));
    private static final RecordingId SECOND = new RecordingId(id("4ec2"));
    private static final Instant RECORDING_END = NOW.plus(TIMES.recording().maxLength());
    private static final Active READABLE = Calls.readable(RINGING).answered(BOB, BOB_PC, START);
    private static final Active RECORDED = READABLE.withSession(
        READABLE.session().recorded(Recording.startedBy(BOB, FIRST, NOW))
    );
    private static final Active EMPTY = OPEN_ALONE.withSession(OPEN_ALONE.session().without(ANN).emptied(NOW));
    private static final Instant EMPTY_END = NOW.plus(TIMES.emptyAfter());
    private static final DeviceKeys KEYS = new DeviceKeys("k".repeat(43), "a".repeat(43), "s".repeat(86));
    private static final Ended ENDED = RINGING.unanswered(CallEndReason.DECLINED, NOW);

    record Case(CallState state, CallCommand command, String situation, Instant now, LastsWhile lasts) {
        CallSetting setting() {
            return new CallSetting(() -> lasts, true);
        }

        String row() {
            var decision = MACHINE.decide(new VersionedCall(7, state), command, now, setting());
            return Stream.of(
                state.getClass().getSimpleName(),
                command.getClass().getSimpleName(),
                situation,
                tell(decision) + (moves(decision) ? ", by the router" : "")
            ).collect(joining(" | ", "| ", " |"));
        }

        private boolean moves(CallDecision decision) {
            return (
                decision instanceof CallDecision.Transition(var next, var _) &&
                state instanceof Live before &&
                next.state() instanceof Live after &&
                before.session().path() != after.session().path()
            );
        }

        private static String tell(CallDecision decision) {
            return switch (decision) {
                case CallDecision.Unchanged() -> "unchanged";
                case CallDecision.Rejection(var code) -> "`" + code + "`";
                case CallDecision.Published _ -> "published";
                case CallDecision.Unrecorded _ -> "told and recorded again";
                case CallDecision.Transition(var next, var _) when next.state() instanceof Ended ended -> "**Ended** " +
                    ended.reason();
                case CallDecision.Transition(var next, var _) -> "**" + next.state().getClass().getSimpleName() + "**";
            };
        }

        @Override
        public String toString() {
            return state.getClass().getSimpleName() + " x " + command + ", " + situation;
        }
    }

    static List<Case> cases() {
        return List.of(
            at(RINGING, new Accept(BOB, BOB_PC), "one who is rung"),
            at(RINGING, new Accept(ANN, ANN_PC), "the caller"),
            at(RINGING, new Accept(EVE, EVE_PC), "one who is not rung"),
            at(RINGING, new Decline(BOB, BOB_PC), "the only one rung"),
            at(RINGING_TWO, new Decline(BOB, BOB_PC), "one of several rung"),
            at(
                RINGING_TWO.withInvitation(RINGING_TWO.invitation().without(BOB)),
                new Decline(BOB, BOB_PC),
                "one who declined before"
            ),
            at(RINGING, new Decline(ANN, ANN_PC), "the caller"),
            at(RINGING, new Decline(EVE, EVE_PC), "one who is not rung"),
            at(RINGING, new Cancel(ANN, ANN_PHONE), "the caller, on any connection"),
            at(RINGING, new Cancel(BOB, BOB_PC), "one who is rung"),
            at(RINGING, new Cancel(EVE, EVE_PC), "one who is not rung"),
            at(RINGING, new Join(ANN, ANN_PHONE), "the caller, on another connection"),
            at(RINGING, new Join(ANN, ANN_PC), "the caller, on the same connection"),
            at(RINGING, new Join(BOB, BOB_PC), "one who is rung"),
            at(
                RINGING_TWO.withInvitation(RINGING_TWO.invitation().without(BOB)),
                new Join(BOB, BOB_PC),
                "one who declined before"
            ),
            at(RINGING, new Join(EVE, EVE_PC), "one who was not rung"),
            at(RINGING, new Leave(ANN, ANN_PC, LeaveReason.HUNG_UP), "the caller"),
            at(RINGING, new Leave(ANN, ANN_PHONE, LeaveReason.HUNG_UP), "the caller, on a connection not in the call"),
            at(RINGING, new Leave(BOB, BOB_PC, LeaveReason.HUNG_UP), "one who is rung"),
            at(RINGING, new Leave(EVE, EVE_PC, LeaveReason.HUNG_UP), "one not in the call"),
            at(RINGING, new Ring(ANN, ANN_PC, Set.of(CID), Set.of(), false), "the caller, another one"),
            at(RINGING, new Ring(ANN, ANN_PC, Set.of(BOB), Set.of(), false), "the caller, one who is rung"),
            at(
                RINGING,
                new Ring(ANN, ANN_PHONE, Set.of(CID), Set.of(), false),
                "the caller, on a connection not in the call"
            ),
            at(RINGING, new Ring(BOB, BOB_PC, Set.of(CID), Set.of(), false), "one who is rung"),
            at(RINGING, new End(ANN, ANN_PHONE, false), "the caller, on any connection"),
            at(RINGING, new End(BOB, BOB_PC, false), "one who is rung"),
            at(RINGING, new End(BOB, BOB_PC, true), "a moderator of the place"),
            at(RINGING, new Reroute(ANN, ANN_PC), "the caller"),
            at(RINGING, new Reroute(BOB, BOB_PC), "one who is rung"),
            at(RINGING, new Publish(ANN, ANN_PC, SILENCE, null), "the caller"),
            at(voice(RINGING), new Publish(ANN, ANN_PC, CAMERA, null), "the caller, the first camera"),
            at(RINGING, new Publish(ANN, ANN_PHONE, SILENCE, null), "the caller, on a connection not in the call"),
            at(RINGING, new Publish(BOB, BOB_PC, SILENCE, null), "one who is rung"),
            at(RINGING, new Mute(ANN, ANN_PC, Set.of(BOB), SOUND), "the caller, one who is rung"),
            at(RINGING, new Mute(BOB, BOB_PC, Set.of(ANN), SOUND), "one who is rung"),
            at(RINGING, new Unmute(ANN, ANN_PC, SOUND), "the caller, who is not muted"),
            at(RINGING, new LetSpeak(ANN, ANN_PC, BOB), "the caller, one who is rung"),
            at(RINGING, new RemoveOther(ANN, ANN_PC, BOB), "the caller, one who is rung"),
            at(RINGING, new Close(), "always"),
            at(RINGING, new Readmit(BOB), "one who was not removed"),
            at(RINGING, new Restrain(SOUND, Set.of(ANN), ANN), "of nobody else"),
            at(RINGING, new EmptyExpired(), "always"),
            at(RINGING, new StartRecording(ANN, ANN_PC, FIRST), "the caller"),
            at(RINGING, new StopRecording(ANN, ANN_PC, true), "the caller"),
            at(RINGING, new AgreeToRecording(ANN, ANN_PC, FIRST), "the caller"),
            at(RINGING, new RecordingOver(FIRST), "always"),
            at(RINGING, new RecordingExpired(), "always"),
            at(RINGING, new RaiseHand(ANN, ANN_PC), "the caller"),
            at(RINGING, new LowerHand(ANN, ANN_PC, ANN), "the caller, whose hand is down"),
            at(RINGING, new ConnectionLost(ANN_PC), "the caller's"),
            at(CALLER_LOST, new ConnectionLost(ANN_PC), "the caller's, lost before"),
            at(RINGING, new ConnectionLost(ANN_PHONE), "one not in the call"),
            at(CALLER_LOST, new ConnectionAlive(ANN_PC), "the caller's, thought lost"),
            at(RINGING, new ConnectionAlive(ANN_PC), "the caller's, connected"),
            at(RINGING, new ConnectionAlive(ANN_PHONE), "one not in the call"),
            at(RINGING, new LeaseLapsed(ANN_PC, LAST_WORD), "the caller's"),
            at(CALLER_LOST, new LeaseLapsed(ANN_PC, LAST_WORD), "the caller's, lost before"),
            at(RINGING, new LeaseLapsed(ANN_PHONE, LAST_WORD), "one not in the call"),
            at(CALLER_LOST, new GraceExpired(ANN_PC), "the caller's, due", GRACE_END),
            at(CALLER_LOST, new GraceExpired(ANN_PC), "the caller's, too early"),
            at(RINGING, new GraceExpired(ANN_PC), "the caller's, connected again"),
            at(CALLER_LOST, new GraceExpired(ANN_PHONE), "one not in the call", GRACE_END),
            at(RINGING, new RingTimedOut(), "due", RING_END),
            new Case(RINGING, new RingTimedOut(), "due, where one may wait", RING_END, LastsWhile.ONE),
            at(RUNG_LATER, new RingTimedOut(), "due, one rung later", RING_END),
            at(RINGING, new RingTimedOut(), "too early"),
            at(RINGING, new Removed(ANN), "the caller"),
            at(RINGING, new Removed(BOB), "the only one rung"),
            at(RINGING_TWO, new Removed(BOB), "one of several rung"),
            at(RINGING, new Removed(EVE), "one not in the call"),
            at(RINGING, new LoggedOut(ANN), "the caller"),
            at(RINGING, new LoggedOut(BOB), "the only one rung"),
            at(RINGING_TWO, new LoggedOut(BOB), "one of several rung"),
            at(RINGING, new LoggedOut(EVE), "one not in the call"),
            at(RINGING, new ConnectionRevoked(ANN_PC), "the caller's"),
            at(CALLER_LOST, new ConnectionRevoked(ANN_PC), "the caller's, lost before"),
            at(RINGING, new ConnectionRevoked(ANN_PHONE), "one not in the call"),
            at(RINGING, new AwaitExpired(BOB), "always"),
            at(RINGING, new RecordDue(), "always"),
            at(ACTIVE_WITH_RINGING, new Accept(CID, CID_PC), "one who is rung"),
            at(ACTIVE, new Accept(BOB, BOB_PC), "a participant, on the same connection"),
            at(ACTIVE, new Accept(BOB, BOB_PHONE), "a participant, on another connection"),
            at(ACTIVE_WITHOUT_CID, new Accept(CID, CID_PC), "one who is not rung any more"),
            at(ACTIVE_AWAITING, new Accept(BOB, BOB_PC), "one who is awaited"),
            at(ACTIVE, new Accept(EVE, EVE_PC), "one who was not rung"),
            at(ACTIVE_WITH_RINGING, new Decline(CID, CID_PC), "one who is rung"),
            at(ACTIVE, new Decline(BOB, BOB_PC), "a participant"),
            at(ACTIVE, new Decline(EVE, EVE_PC), "one who is not rung"),
            at(ACTIVE, new Cancel(ANN, ANN_PC), "the caller"),
            at(ACTIVE, new Cancel(BOB, BOB_PC), "another participant"),
            at(ACTIVE, new Cancel(EVE, EVE_PC), "one not in the call"),
            at(ACTIVE, new Join(BOB, BOB_PHONE), "a participant, on another connection"),
            at(ACTIVE, new Join(BOB, BOB_PC), "a participant, on the same connection"),
            at(lost(ACTIVE, BOB_PC), new Join(BOB, BOB_PC), "a participant, on the same connection, thought lost"),
            at(ACTIVE_WITH_RINGING, new Join(CID, CID_PC), "one who is rung"),
            at(ACTIVE_WITHOUT_CID, new Join(CID, CID_PC), "one who declined or left"),
            at(ACTIVE_AWAITING, new Join(BOB, BOB_PHONE), "one who is awaited"),
            at(ACTIVE, new Join(EVE, EVE_PC), "one who was not rung"),
            at(ACTIVE, new Leave(BOB, BOB_PC, LeaveReason.HUNG_UP), "one of two participants"),
            at(ACTIVE, new Leave(BOB, BOB_PC, LeaveReason.FAILED), "one of two participants, without media"),
            at(ACTIVE_THREE, new Leave(BOB, BOB_PC, LeaveReason.HUNG_UP), "one of three participants"),
            at(ACTIVE_AWAITING, new Leave(ANN, ANN_PC, LeaveReason.HUNG_UP), "the only participant"),
            at(ACTIVE_AWAITING, new Leave(BOB, BOB_PC, LeaveReason.HUNG_UP), "one of two, who is awaited"),
            at(
                ACTIVE,
                new Leave(BOB, BOB_PHONE, LeaveReason.HUNG_UP),
                "a participant, on a connection not in the call"
            ),
            at(ACTIVE_WITH_RINGING, new Leave(CID, CID_PC, LeaveReason.HUNG_UP), "one who is rung"),
            at(ACTIVE, new Leave(EVE, EVE_PC, LeaveReason.HUNG_UP), "one not in the call"),
            at(ACTIVE, new Leave(BOB, BOB_PC, LeaveReason.HUNG_UP), "one of two, where one may wait", LastsWhile.ONE),
            at(OPEN_ALONE, new Leave(ANN, ANN_PC, LeaveReason.HUNG_UP), "the last, where one may wait", LastsWhile.ONE),
            at(OPEN_ALONE, new Leave(ANN, ANN_PC, LeaveReason.HUNG_UP), "the last, in an open room", LastsWhile.OPEN),
            at(ACTIVE, new Ring(BOB, BOB_PC, Set.of(CID), Set.of(), false), "a participant, another one"),
            at(ACTIVE, new Ring(BOB, BOB_PC, Set.of(ANN), Set.of(), false), "a participant, one in the call"),
            at(
                ACTIVE_WITH_RINGING,
                new Ring(BOB, BOB_PC, Set.of(CID), Set.of(), false),
                "a participant, one who is rung"
            ),
            at(
                ACTIVE_AWAITING,
                new Ring(ANN, ANN_PC, Set.of(BOB), Set.of(), false),
                "a participant, one who is awaited"
            ),
            at(
                ACTIVE,
                new Ring(BOB, BOB_PHONE, Set.of(CID), Set.of(), false),
                "a participant, on a connection not in the call"
            ),
            at(ACTIVE, new Ring(EVE, EVE_PC, Set.of(CID), Set.of(), false), "one not in the call"),
            at(ACTIVE_THREE, new End(ANN, ANN_PHONE, false), "who has started it, on any connection"),
            at(ACTIVE, new End(BOB, BOB_PC, false), "another participant"),
            at(ACTIVE, new End(BOB, BOB_PC, true), "a moderator of the place"),
            at(ACTIVE_WITHOUT_STARTER, new End(ANN, ANN_PC, false), "who has started it, and was removed by a host"),
            at(ACTIVE_WITHOUT_STARTER, new End(ANN, ANN_PC, true), "a moderator of the place, removed by a host"),
            at(ACTIVE, new Reroute(BOB, BOB_PC), "a participant"),
            at(ACTIVE_ROUTED, new Reroute(ANN, ANN_PC), "a participant, once more"),
            at(ACTIVE, new Reroute(BOB, BOB_PHONE), "a participant, on a connection not in the call"),
            at(ACTIVE_WITH_RINGING, new Reroute(CID, CID_PC), "one who is rung"),
            at(ACTIVE, new Reroute(EVE, EVE_PC), "one not in the call"),
            at(ACTIVE, new Publish(BOB, BOB_PC, CAMERA, null), "a participant"),
            at(voice(ACTIVE), new Publish(BOB, BOB_PC, SILENCE, null), "a participant of a voice call, no camera"),
            at(
                voice(ACTIVE),
                new Publish(BOB, BOB_PC, CAMERA, null),
                "a participant of a voice call, the first camera"
            ),
            at(ACTIVE, new Publish(BOB, BOB_PHONE, CAMERA, null), "a participant, on a connection not in the call"),
            at(ACTIVE_WITH_RINGING, new Publish(CID, CID_PC, CAMERA, null), "one who is rung"),
            at(ACTIVE, new Publish(EVE, EVE_PC, CAMERA, null), "one not in the call"),
            at(ACTIVE_THREE, new Mute(ANN, ANN_PC, Set.of(BOB, CID), SOUND), "a participant, others in the call"),
            at(ACTIVE_AWAITING, new Mute(ANN, ANN_PC, Set.of(BOB), SOUND), "a participant, one who is awaited"),
            at(ACTIVE_MUTED, new Mute(ANN, ANN_PC, Set.of(BOB), SOUND), "a participant, one muted before"),
            at(ACTIVE, new Mute(ANN, ANN_PC, Set.of(EVE), SOUND), "a participant, one who has left"),
            at(ACTIVE, new Mute(ANN, ANN_PHONE, Set.of(BOB), SOUND), "a participant, on a connection not in the call"),
            at(ACTIVE, new Mute(EVE, EVE_PC, Set.of(BOB), SOUND), "one not in the call"),
            at(ACTIVE_MUTED, new Unmute(BOB, BOB_PC, SOUND), "one whom a host has muted"),
            at(ACTIVE_MUTED, new Unmute(ANN, ANN_PC, SOUND), "one who is not muted"),
            at(ACTIVE_MUTED, new Unmute(BOB, BOB_PHONE, SOUND), "a participant, on a connection not in the call"),
            at(ACTIVE_MUTED, new LetSpeak(ANN, ANN_PC, BOB), "a participant, one who is muted"),
            at(ACTIVE, new LetSpeak(ANN, ANN_PC, BOB), "a participant, one who is not muted"),
            at(ACTIVE_MUTED, new LetSpeak(ANN, ANN_PHONE, BOB), "a participant, on a connection not in the call"),
            at(ACTIVE_MUTED, new LetSpeak(EVE, EVE_PC, BOB), "one not in the call"),
            at(ACTIVE_THREE, new RemoveOther(ANN, ANN_PC, BOB), "a participant, one of three"),
            at(ACTIVE, new RemoveOther(ANN, ANN_PC, BOB), "a participant, the only other"),
            at(ACTIVE_THREE_AWAITING, new RemoveOther(ANN, ANN_PC, BOB), "a participant, one who is awaited"),
            at(ACTIVE_REMOVED, new RemoveOther(ANN, ANN_PC, CID), "a participant, one removed before"),
            at(ACTIVE, new RemoveOther(ANN, ANN_PHONE, BOB), "a participant, on a connection not in the call"),
            at(ACTIVE, new RemoveOther(EVE, EVE_PC, BOB), "one not in the call"),
            at(ACTIVE_THREE, new Close(), "always"),
            at(ACTIVE_REMOVED, new Readmit(CID), "one whom a host has removed"),
            at(ACTIVE, new Readmit(CID), "one who was not removed"),
            at(ACTIVE_THREE, new Restrain(SOUND, Set.of(ANN), ANN), "of others in the call"),
            at(ACTIVE_MUTED, new Restrain(SOUND, Set.of(ANN), ANN), "of one who is muted"),
            at(EMPTY, new EmptyExpired(), "due", EMPTY_END),
            at(EMPTY, new EmptyExpired(), "too early"),
            at(ACTIVE, new EmptyExpired(), "somebody is in it", EMPTY_END),
            at(EMPTY, new Join(BOB, BOB_PC), "the first one, of a call that goes on without anybody", LastsWhile.OPEN),
            at(ACTIVE_REMOVED, new Join(CID, CID_PC), "one whom a host has removed"),
            at(
                ACTIVE_REMOVED,
                new Ring(ANN, ANN_PC, Set.of(CID), Set.of(), true),
                "a moderator of the place, one removed before"
            ),
            at(
                ACTIVE_REMOVED,
                new Ring(ANN, ANN_PC, Set.of(CID), Set.of(), false),
                "a participant, one removed before"
            ),
            at(
                ACTIVE_REMOVED,
                new Ring(ANN, ANN_PC, Set.of(CID, EVE), Set.of(), false),
                "a participant, one removed before and another"
            ),
            at(READABLE, new StartRecording(BOB, BOB_PC, FIRST), "a participant"),
            at(ACTIVE, new StartRecording(BOB, BOB_PC, FIRST), "a participant, of an encrypted call"),
            at(RECORDED, new StartRecording(BOB, BOB_PC, SECOND), "who has it recorded already"),
            at(RECORDED, new StartRecording(ANN, ANN_PC, SECOND), "a participant, where another one has it recorded"),
            at(READABLE, new StartRecording(EVE, EVE_PC, FIRST), "one not in the call"),
            at(RECORDED, new StopRecording(BOB, BOB_PC, false), "who has it recorded"),
            at(RECORDED, new StopRecording(ANN, ANN_PC, true), "another one who may record"),
            at(RECORDED, new StopRecording(ANN, ANN_PC, false), "one who may not record"),
            at(READABLE, new StopRecording(ANN, ANN_PC, false), "a participant, of a call that is not recorded"),
            at(RECORDED, new StopRecording(BOB, BOB_PHONE, true), "a participant, on a connection not in the call"),
            at(RECORDED, new AgreeToRecording(ANN, ANN_PC, FIRST), "a participant"),
            at(RECORDED, new AgreeToRecording(BOB, BOB_PC, FIRST), "a participant, once more"),
            at(RECORDED, new AgreeToRecording(ANN, ANN_PC, SECOND), "a participant, to another recording"),
            at(READABLE, new AgreeToRecording(ANN, ANN_PC, FIRST), "a participant, of a call that is not recorded"),
            at(RECORDED, new AgreeToRecording(ANN, ANN_PHONE, FIRST), "a participant, on a connection not in the call"),
            at(RECORDED, new RecordingOver(FIRST), "of the recording that goes on"),
            at(RECORDED, new RecordingOver(SECOND), "of another recording"),
            at(RECORDED, new RecordingExpired(), "due", RECORDING_END),
            at(RECORDED, new RecordingExpired(), "too early"),
            at(READABLE, new RecordingExpired(), "of a recording that is over"),
            at(
                READABLE,
                new Publish(BOB, BOB_PC, SILENCE, KEYS),
                "a participant, with keys, of a call without encryption"
            ),
            at(ACTIVE, new RaiseHand(BOB, BOB_PC), "a participant"),
            at(ACTIVE_HAND, new RaiseHand(BOB, BOB_PC), "a participant, whose hand is up"),
            at(ACTIVE, new RaiseHand(BOB, BOB_PHONE), "a participant, on a connection not in the call"),
            at(ACTIVE_HAND, new LowerHand(BOB, BOB_PC, BOB), "a participant, whose hand is up"),
            at(ACTIVE_HAND, new LowerHand(ANN, ANN_PC, BOB), "a participant, the hand of another"),
            at(ACTIVE, new LowerHand(ANN, ANN_PC, BOB), "a participant, a hand that is down"),
            at(ACTIVE_HAND, new LowerHand(EVE, EVE_PC, BOB), "one not in the call"),
            at(ACTIVE, new ConnectionLost(BOB_PC), "a participant's"),
            at(lost(ACTIVE, BOB_PC), new ConnectionLost(BOB_PC), "a participant's, lost before"),
            at(ACTIVE, new ConnectionLost(BOB_PHONE), "one not in the call"),
            at(lost(ACTIVE, BOB_PC), new ConnectionAlive(BOB_PC), "a participant's, thought lost"),
            at(ACTIVE, new ConnectionAlive(BOB_PC), "a participant's, connected"),
            at(ACTIVE, new ConnectionAlive(BOB_PHONE), "one not in the call"),
            at(ACTIVE, new LeaseLapsed(BOB_PC, LAST_WORD), "a participant's"),
            at(lost(ACTIVE, BOB_PC), new LeaseLapsed(BOB_PC, LAST_WORD), "a participant's, lost before"),
            at(ACTIVE, new LeaseLapsed(BOB_PHONE, LAST_WORD), "one not in the call"),
            at(lost(ACTIVE, BOB_PC), new GraceExpired(BOB_PC), "one of two participants', due", GRACE_END),
            at(lost(ACTIVE_THREE, BOB_PC), new GraceExpired(BOB_PC), "one of three participants', due", GRACE_END),
            at(lost(ACTIVE, BOB_PC), new GraceExpired(BOB_PC), "a participant's, too early"),
            at(ACTIVE, new GraceExpired(BOB_PC), "a participant's, connected again"),
            at(ACTIVE, new GraceExpired(BOB_PHONE), "one not in the call"),
            at(ACTIVE_WITH_RINGING, new RingTimedOut(), "due, others still rung", RING_END),
            at(ACTIVE, new RingTimedOut(), "due, nobody rung any more", RING_END),
            at(ACTIVE_WITH_RINGING, new RingTimedOut(), "too early"),
            at(ACTIVE_AWAITING, new AwaitExpired(BOB), "one of two, due", AWAIT_END),
            at(ACTIVE_THREE_AWAITING, new AwaitExpired(BOB), "one of three, due", AWAIT_END),
            at(ACTIVE_AWAITING, new AwaitExpired(BOB), "too early"),
            at(ACTIVE, new AwaitExpired(BOB), "one who has returned", AWAIT_END),
            new Case(
                ACTIVE_AWAITING,
                new AwaitExpired(BOB),
                "one of two, due, where one may wait",
                AWAIT_END,
                LastsWhile.ONE
            ),
            at(ACTIVE, new Removed(BOB), "one of two participants"),
            at(ACTIVE_THREE, new Removed(BOB), "one of three participants"),
            at(ACTIVE_WITH_RINGING, new Removed(CID), "one who is rung"),
            at(ACTIVE_AWAITING, new Removed(BOB), "one of two, who is awaited"),
            at(ACTIVE, new Removed(EVE), "one not in the call"),
            at(ACTIVE, new LoggedOut(BOB), "one of two participants"),
            at(ACTIVE_THREE, new LoggedOut(BOB), "one of three participants"),
            at(ACTIVE_WITH_RINGING, new LoggedOut(CID), "one who is rung"),
            at(ACTIVE_AWAITING, new LoggedOut(BOB), "one of two, who is awaited"),
            at(ACTIVE, new LoggedOut(EVE), "one not in the call"),
            at(ACTIVE, new ConnectionRevoked(BOB_PC), "one of two participants'"),
            at(ACTIVE_THREE, new ConnectionRevoked(BOB_PC), "one of three participants'"),
            at(ACTIVE_AWAITING, new ConnectionRevoked(BOB_PC), "one of two, who is awaited"),
            at(ACTIVE, new ConnectionRevoked(BOB_PHONE), "one not in the call"),
            at(ACTIVE, new RecordDue(), "always"),
            at(ENDED, new Accept(BOB, BOB_PC), "anybody"),
            at(ENDED, new Decline(BOB, BOB_PC), "anybody"),
            at(ENDED, new Cancel(ANN, ANN_PC), "anybody"),
            at(ENDED, new Join(BOB, BOB_PC), "anybody"),
            at(ENDED, new Leave(ANN, ANN_PC, LeaveReason.HUNG_UP), "anybody"),
            at(ENDED, new Ring(ANN, ANN_PC, Set.of(BOB), Set.of(), false), "anybody"),
            at(ENDED, new End(ANN, ANN_PC, false), "anybody"),
            at(ENDED, new Reroute(ANN, ANN_PC), "anybody"),
            at(ENDED, new Publish(ANN, ANN_PC, SILENCE, null), "anybody"),
            at(ENDED, new Mute(ANN, ANN_PC, Set.of(BOB), SOUND), "anybody"),
            at(ENDED, new Unmute(ANN, ANN_PC, SOUND), "anybody"),
            at(ENDED, new LetSpeak(ANN, ANN_PC, BOB), "anybody"),
            at(ENDED, new RemoveOther(ANN, ANN_PC, BOB), "anybody"),
            at(ENDED, new Close(), "always"),
            at(ENDED, new Readmit(BOB), "anybody"),
            at(ENDED, new Restrain(SOUND, Set.of(), ANN), "always"),
            at(ENDED, new EmptyExpired(), "always", EMPTY_END),
            at(ENDED, new StartRecording(ANN, ANN_PC, FIRST), "anybody"),
            at(ENDED, new StopRecording(ANN, ANN_PC, true), "anybody"),
            at(ENDED, new AgreeToRecording(ANN, ANN_PC, FIRST), "anybody"),
            at(ENDED, new RecordingOver(FIRST), "always"),
            at(ENDED, new RecordingExpired(), "always"),
            at(ENDED, new RaiseHand(ANN, ANN_PC), "anybody"),
            at(ENDED, new LowerHand(ANN, ANN_PC, ANN), "anybody"),
            at(ENDED, new ConnectionLost(ANN_PC), "any"),
            at(ENDED, new ConnectionAlive(ANN_PC), "any"),
            at(ENDED, new LeaseLapsed(ANN_PC, LAST_WORD), "any"),
            at(ENDED, new GraceExpired(ANN_PC), "any", GRACE_END),
            at(ENDED, new RingTimedOut(), "always", RING_END),
            at(ENDED, new AwaitExpired(BOB), "anybody", AWAIT_END),
            at(ENDED, new Removed(BOB), "anybody"),
            at(ENDED, new LoggedOut(BOB), "anybody"),
            at(ENDED, new ConnectionRevoked(BOB_PC), "any"),
            at(ENDED, new RecordDue(), "always")
        );
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsTheDocumentSays(Case one) throws IOException {
        assertThat(documentedRows()).contains(one.row());
    }

    @Test
    void documentsNothingElse() throws IOException {
        assertThat(documentedRows()).containsExactlyElementsOf(cases().stream().map(Case::row).toList());
    }

    @Test
    void coversEveryCommandInEveryState() {
        var covered = cases()
            .stream()
            .map(one -> pair(one.state().getClass(), one.command().getClass()))
            .collect(toCollection(TreeSet::new));
        var all = leaves(CallState.class)
            .flatMap(state -> leaves(CallCommand.class).map(command -> pair(state, command)))
            .collect(toCollection(TreeSet::new));
        assertThat(covered).isEqualTo(all);
    }

    @Test
    void raisesTheVersionByOneWithEveryChange() {
        assertThat(cases())
            .map(one -> MACHINE.decide(new VersionedCall(7, one.state()), one.command(), one.now(), one.setting()))
            .allSatisfy(decision -> {
                if (decision instanceof CallDecision.Transition(var next, var _)) {
                    assertThat(next.version()).isEqualTo(8);
                }
            });
    }

    private static List<String> documentedRows() throws IOException {
        var lines = Files.readAllLines(TABLE);
        int from = lines.indexOf("<!-- transitions -->");
        int to = lines.indexOf("<!-- /transitions -->");
        return lines.subList(from + 3, to);
    }

    private static Case at(CallState state, CallCommand command, String situation) {
        return at(state, command, situation, NOW);
    }

    private static Case at(CallState state, CallCommand command, String situation, Instant now) {
        return new Case(state, command, situation, now, LastsWhile.TWO);
    }

    private static Case at(CallState state, CallCommand command, String situation, LastsWhile lasts) {
        return new Case(state, command, situation, NOW, lasts);
    }

    /** The same, begun as a voice call. */
    private static CallState voice(CallState.Live call) {
        var session = call.session();
        return call.withSession(
            new Session(
                CallKind.VOICE,
                session.path(),
                session.participants(),
                session.awaited(),
                session.floor(),
                session.recording(),
                session.emptySince()
            )
        );
    }

    private static Active on(Active call, UnaryOperator<Floor> change) {
        return call.withSession(call.session().on(change.apply(call.session().floor())));
    }

    private static Active lost(Active call, ConnectionId connection) {
        return call.withSession(call.session().map(seat -> seat.lost(connection, NOW)));
    }

    private static Active awaiting(Active call) {
        return call.withSession(call.session().awaiting(Participant::lost));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
            ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CallMachineTableTest::leaves)
            : Stream.of(type);
    }

    private static String pair(Class<?> state, Class<?> command) {
        return state.getSimpleName() + " x " + command.getSimpleName();
    }
}
