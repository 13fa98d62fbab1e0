package dev.parley.calls.session;

import dev.parley.calls.session.CallState.Active;
import dev.parley.calls.session.CallState.Ended;
import dev.parley.calls.session.CallState.Ringing;
import dev.parley.chat.count.CountsBy;
import dev.parley.chat.count.TimeCount;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What has become of calls by what this node has done. Over all nodes together each call is counted once. */
@Component
public class CallCounts {

    private final CountsBy<CallKind> started = new CountsBy<>(CallKind.class);
    private final CountsBy<CallStage> stages = new CountsBy<>(CallStage.class);
    private final CountsBy<CallEndReason> ended = new CountsBy<>(CallEndReason.class);
    private final TimeCount rangUntilAnswered = new TimeCount();
    private final TimeCount rangInVain = new TimeCount();

    void started(CallKind kind, CallState state) {
        started.add(kind);
        came(state);
    }

    private void came(CallState state) {
        stages.add(CallStage.of(state));
        if (state instanceof Ended over) {
            ended.add(over.reason());
        }
    }

    void changed(CallState before, CallState next, Instant now) {
        if (before instanceof Ringing && !(next instanceof Ringing)) {
            var rang = next instanceof Active ? rangUntilAnswered : rangInVain;
            rang.add(Duration.between(before.origin().startedAt(), now).toNanos());
        }
        if (CallStage.of(before) != CallStage.of(next)) {
            came(next);
        }
    }

    public CountsBy<CallKind> started() {
        return started;
    }

    /** How many calls came into each state. */
    public CountsBy<CallStage> stages() {
        return stages;
    }

    public CountsBy<CallEndReason> ended() {
        return ended;
    }

    /** Calls that were answered, and how long they rang. */
    public TimeCount rangUntilAnswered() {
        return rangUntilAnswered;
    }

    /** The same of those that nobody answered. */
    public TimeCount rangInVain() {
        return rangInVain;
    }
}
