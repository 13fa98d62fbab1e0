package dev.parley.calls.session;

import dev.parley.calls.session.CallCommand.Accept;
import dev.parley.calls.session.CallCommand.ByUser;
import dev.parley.calls.session.CallCommand.Cancel;
import dev.parley.calls.session.CallCommand.Decline;
import dev.parley.calls.session.CallCommand.Join;
import dev.parley.calls.session.CallCommand.Leave;
import dev.parley.calls.session.CallCommand.SetMedia;
import dev.parley.calls.session.CallStore.Outcome;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Service;

/**
 * Calls, as their people use them. Each method speaks for a user on one of the user's connections; what it changes is
 * told by {@link CallEvents} before it returns. All refusals are {@link ParleyException}s; a call that has ended, or
 * that is none of the user's business, is {@code CALL_NOT_FOUND}.
 */
@Slf4j
@Service
@RequiredArgsConstructor
public class CallService {

    private final CallPolicy policy;
    private final CallChanges changes;
    private final CallStore store;
    private final QualityStore qualities;
    private final LoginStore logins;
    private final CallTiming timing;
    private final Clock clock;
    private final IdGenerator ids;

    /**
     * Starts a call in the chat and rings its other members. The caller is in it from now on. Where the other one of a
     * personal chat has begun to call at the same moment, it answers that call instead, so that one comes of the two.
     * One who talks to somebody else is not rung, but finds the call among those missed.
     *
     * @throws ParleyException {@code CALL_BUSY} with {@code callId} if the chat has a call, with {@code userId} if the
     *     caller, or the other one of a personal chat, is in another call; {@code CHAT_NOT_FOUND}, {@code BLOCKED};
     *     {@code INVALID_REQUEST} if there is nobody to ring
     */
    public Call start(UserId user, ConnectionId connection, ChatId chatId, CallKind kind) {
        var invited = policy.requireStart(chatId, user);
        var now = clock.instant();
        var origin = new CallOrigin(
            new CallId(ids.next()),
            chatId,
            kind,
            user,
            now,
            timing.ringEnd(now),
            invited.stream().sorted().toList()
        );
        Set<UserId> reached = chatId.personalPair().isPresent() ? invited : Set.of();
        return switch (changes.start(origin, connection, reached)) {
            case Outcome.Written() -> {
                confirmEntry(origin, user);
                yield get(user, origin.id());
            }
            case Outcome.Conflict() -> throw new ParleyException(ErrorCode.UNAVAILABLE);
            case Outcome.ChatBusy busy when ringsFor(user, reached, busy.call()) -> answerInstead(
                user,
                connection,
                busy
            );
            case Outcome.UserBusy(var other) when reached.contains(other) -> {
                changes.recordBusy(origin);
                throw new Outcome.UserBusy(other).refusal();
            }
            case Outcome.Busy busy -> throw busy.refusal();
        };
    }

    private Call answerInstead(UserId user, ConnectionId connection, Outcome.ChatBusy busy) {
        try {
            accept(user, connection, busy.call());
            return get(user, busy.call());
        } catch (ParleyException refusal) {
            // Answered by another device, or over, since it was looked at: the chat was busy all the same.
            throw refusal.code() == ErrorCode.CALL_WRONG_STATE || refusal.code() == ErrorCode.CALL_NOT_FOUND
                ? busy.refusal()
                : refusal;
        }
    }

    private boolean ringsFor(UserId user, Set<UserId> reached, CallId call) {
        return (
            !reached.isEmpty() &&
            store
                .find(call)
                .filter(live -> live.ringing().contains(user))
                .isPresent()
        );
    }

    /**
     * Answers on this connection; the user's other devices stop ringing.
     *
     * @throws ParleyException {@code CALL_WRONG_STATE} if the call does not ring for the user any more, as another
     *     device has answered; {@code CALL_BUSY} with {@code userId} if the user is in another call
     */
    public void accept(UserId user, ConnectionId connection, CallId call) {
        enter(call, new Accept(user, connection));
    }

    /**
     * Refuses on all of the user's devices; the others go on ringing.
     *
     * @throws ParleyException {@code FORBIDDEN} for the caller, {@code CALL_WRONG_STATE} if it does not ring
     */
    public void decline(UserId user, ConnectionId connection, CallId call) {
        changes.apply(call, new Decline(user, connection));
    }

    /**
     * The caller takes the call back, from any device.
     *
     * @throws ParleyException {@code FORBIDDEN} for others, {@code CALL_WRONG_STATE} once it is answered
     */
    public void cancel(UserId user, ConnectionId connection, CallId call) {
        changes.apply(call, new Cancel(user, connection));
    }

    /**
     * Enters an active call, or moves the user's place in it to this connection: after a reload, or from another
     * device.
     *
     * @throws ParleyException {@code CALL_WRONG_STATE} if nobody has answered yet and the user is not the caller;
     *     {@code CALL_BUSY} with {@code userId} if the user is in another call
     */
    public void join(UserId user, ConnectionId connection, CallId call) {
        enter(call, new Join(user, connection));
    }

    /**
     * Hangs up, or gives up. While it only rings, the caller's leaving cancels it; one who is awaited need not return
     * for it.
     *
     * @throws ParleyException {@code CALL_WRONG_STATE} if the user is not in it by this connection
     */
    public void leave(UserId user, ConnectionId connection, CallId call, LeaveReason reason) {
        changes.apply(call, new Leave(user, connection, reason));
    }

    /**
     * Ends the call for everybody, from any device of the one who has started it and is a member still.
     *
     * @throws ParleyException {@code FORBIDDEN} for others
     */
    public void end(UserId user, ConnectionId connection, CallId call) {
        requireEntry(call, user);
        changes.apply(call, new CallCommand.End(user, connection));
    }

    /**
     * Tells what the user sends.
     *
     * @throws ParleyException {@code CALL_WRONG_STATE} if the user is not in it by this connection
     */
    public void setMedia(UserId user, ConnectionId connection, CallId call, Media media) {
        changes.apply(call, new SetMedia(user, connection, media));
    }

    /**
     * Remembers how good the call is for the user so far; the last report stands in the history.
     *
     * @throws ParleyException {@code CALL_NOT_FOUND} if the user is not in it by this connection
     */
    public void reportQuality(UserId user, ConnectionId connection, CallId id, CallQuality quality) {
        policy.requireParticipant(get(user, id), user, connection);
        qualities.put(id, user, quality);
    }

    /** The user is no member of the chat any more, and so neither in its call nor rung by it. */
    void removed(ChatId chat, UserId user) {
        store.callIn(chat).ifPresent(call -> applyQuietly(call, new CallCommand.Removed(user)));
    }

    /** There are no members any more: the chat's call ends. */
    void deleted(ChatId chat) {
        store
            .callIn(chat)
            .flatMap(store::find)
            .ifPresent(call -> {
                call.participants().forEach(participant -> removed(chat, participant.userId()));
                call.awaited().forEach(user -> removed(chat, user));
                call.ringing().forEach(user -> removed(chat, user));
            });
    }

    /** To be told before a connection enters a call: with this login it will have to leave. */
    public void entersBy(AuthSessionId login, ConnectionId connection) {
        logins.put(login, connection);
    }

    /**
     * The login has ended: the user leaves the calls entered by it, also where their connection is lost already.
     *
     * @param last whether the user has no other login, and so nothing that rings either
     */
    void loginEnded(AuthSessionId login, UserId user, boolean last) {
        var connections = logins.connectionsOf(login);
        for (Call call : store.callsOf(user)) {
            connections.forEach(connection -> applyQuietly(call.id(), new CallCommand.ConnectionRevoked(connection)));
            if (last) {
                applyQuietly(call.id(), new CallCommand.LoggedOut(user));
            }
        }
        logins.forget(login);
    }

    /** The calls that the user is in, rung by or awaited in, for a connection that has just been opened. */
    public List<Call> liveCallsOf(UserId user) {
        return store.callsOf(user);
    }

    /**
     * Whoever is in the call, rung by it or awaited may use what it costs.
     *
     * @throws ParleyException {@code CALL_NOT_FOUND} for all others
     */
    public void requireInvolved(UserId user, CallId id) {
        if (!get(user, id).occupies(user)) {
            throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
        }
    }

    /** The call as it stands now. */
    public Call get(UserId user, CallId id) {
        var call = store.load(id).orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
        policy.requireConcerned(call.state().origin(), user);
        return Call.of(call).orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
    }

    private void enter(CallId id, ByUser command) {
        var origin = requireEntry(id, command.user());
        changes.apply(id, command);
        confirmEntry(origin, command.user());
    }

    private CallOrigin requireEntry(CallId id, UserId user) {
        var call = store.load(id).orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
        policy.requireEntry(call.state().origin(), user);
        return call.state().origin();
    }

    /** Whoever was removed or blocked since the check may have been too early for {@link #removed} to find them. */
    private void confirmEntry(CallOrigin origin, UserId user) {
        try {
            policy.requireEntry(origin, user);
        } catch (ParleyException refusal) {
            applyQuietly(origin.id(), new CallCommand.Removed(user));
            throw refusal;
        }
    }

    /** A connection's fate is nobody's request: a call that has ended meanwhile is no failure. */
    private void applyQuietly(CallId call, CallCommand command) {
        try {
            changes.apply(call, command);
        } catch (ParleyException refusal) {
            log.debug("{} was too late for call {}: {}", command, call, refusal.code());
        }
    }
}
