package dev.parley.calls.media;

import dev.parley.calls.media.recording.OpenRecording;
import dev.parley.calls.media.recording.Recorder;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallRecordings;
import dev.parley.calls.session.Recording;
import dev.parley.calls.session.RecordingId;
import dev.parley.chat.log.ChatId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The calls that this node records: those whose room it has and whose state says so, of exactly those who have agreed. What is
 * done for one call is done one after the other, as {@link LocalRouter} does all for it.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class RecordedCalls {

    private static final long FINISH_S = 20;

    private final Rooms rooms;
    private final Recorder recorder;
    /** They tell of the call, which asks the router. */
    private final ObjectProvider<CallRecordings> recordings;
    private final Map<CallId, OpenRecording> open = new ConcurrentHashMap<>();
    private volatile boolean draining;

    /** Records the call as it says now. */
    void follow(Call call) {
        if (draining) {
            return;
        }
        var wanted = call.recording();
        var chat = call.place().chatId().orElse(null);
        var present = open.get(call.id());
        if (present != null && (wanted == null || !present.id().equals(wanted.id()))) {
            end(call.id());
        }
        if (wanted != null && chat != null && rooms.isOpen(call.id())) {
            record(call.id(), chat, wanted);
        }
    }

    private void record(CallId id, ChatId chat, Recording wanted) {
        var writer = open.computeIfAbsent(id, _ -> recorder.open(id, chat, wanted, () -> over(id, wanted.id())));
        if (writer.hasEnded()) {
            over(id, wanted.id());
            return;
        }
        var agreed = wanted.agreed().stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
        rooms.record(id, writer.recorder(), agreed);
    }

    /** The call is over, or its router on another node: what was recorded here goes into the chat. */
    void end(CallId id) {
        var ending = open.remove(id);
        if (ending != null) {
            rooms.record(id, ending.recorder(), Set.of());
            ending.end();
        }
    }

    /** This node is about to stop: each recording ends, and goes into its chat before that. After the calls were given away. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    @EventListener(ContextClosedEvent.class)
    void drain() {
        draining = true;
        var ending = Map.copyOf(open);
        ending.forEach((call, recording) -> {
            over(call, recording.id());
            end(call);
        });
        ending.values().forEach(recording -> recording.awaitEnd(FINISH_S, TimeUnit.SECONDS));
    }

    private void over(CallId call, RecordingId recording) {
        try {
            recordings.getObject().over(call, recording);
        } catch (RuntimeException storeAway) {
            log.warn("Call {} is not recorded any more, and does not know it", call, storeAway);
        }
    }
}
