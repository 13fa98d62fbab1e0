package dev.parley.calls.media;

import dev.parley.calls.media.recording.Ending;
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
import org.springframework.stereotype.Component;

/**
 * The calls that this node records: those whose room it has and whose state says so, of exactly those who have agreed. A node
 * that loses the room has written a part; the one that opens it next goes on with another, as the state still says so. What is
 * done for one call is done one after the other, as {@link LocalRouter} does all for it.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class RecordedCalls {

    private static final long FINISH_S = 20;

    private final Rooms rooms;
    private final RouterPlacement placement;
    private final Recorder recorder;
    /** They tell of the call, which asks the router. */
    private final ObjectProvider<CallRecordings> recordings;
    private final Map<CallId, OpenRecording> open = new ConcurrentHashMap<>();
    /** Nothing more is written to them, and they may not be in their chats yet. */
    private final Set<OpenRecording> ended = ConcurrentHashMap.newKeySet();

    /** Records the call as it says now. */
    void follow(Call call) {
        var wanted = call.recording();
        var chat = call.place().chatId().orElse(null);
        var present = open.get(call.id());
        if (present == null && wanted == null) {
            return;
        }
        if (present != null && (wanted == null || !present.id().equals(wanted.id()))) {
            end(call.id(), Ending.ENDED);
        }
        if (!rooms.isOpen(call.id())) {
            end(call.id(), Ending.MOVED);
        } else if (wanted != null && chat != null) {
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

    /** What was recorded here, if anything was, goes into the chat. */
    void end(CallId id, Ending ending) {
        var present = open.remove(id);
        if (present != null) {
            rooms.record(id, present.recorder(), Set.of());
            present.end(ending);
            ended.removeIf(each -> each.awaitEnd(0, TimeUnit.SECONDS));
            ended.add(present);
        }
    }

    /** This node stops: waits until all that was recorded here is in its chats, or that has taken too long. */
    void finish() {
        Set.copyOf(open.keySet()).forEach(call -> end(call, Ending.MOVED));
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(FINISH_S);
        ended.forEach(each -> each.awaitEnd(until - System.nanoTime(), TimeUnit.NANOSECONDS));
    }

    /** Nothing is recorded here any more. That ends the recording, unless another node goes on with it. */
    private void over(CallId call, RecordingId recording) {
        try {
            if (placement.isElsewhere(call)) {
                return;
            }
            recordings.getObject().over(call, recording);
        } catch (RuntimeException storeAway) {
            log.warn("Call {} is not recorded any more, and does not know it", call, storeAway);
        }
    }
}
