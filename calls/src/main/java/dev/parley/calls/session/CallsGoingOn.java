package dev.parley.calls.session;

import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** The calls of the whole installation that are not over, without authorisation. */
@Component
@RequiredArgsConstructor
public class CallsGoingOn {

    private static final int MOST_OF_A_PART = 100;

    private final TimerQueue timers;
    private final CallStore store;

    /** As far as this node can read them, in any order; some hundreds at most. */
    public List<Call> some() {
        return timers.calls(MOST_OF_A_PART).stream().flatMap(this::readable).toList();
    }

    private Stream<Call> readable(CallId id) {
        try {
            return store.find(id).stream();
        } catch (UnreadableCallException newer) {
            return Stream.empty();
        }
    }
}
