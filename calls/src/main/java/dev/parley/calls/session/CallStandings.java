package dev.parley.calls.session;

import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** How calls stand, for those who compare with it what they have told their users. */
@Service
@RequiredArgsConstructor
public class CallStandings {

    private final CallStore store;

    /** The calls that each of the users is in, rung by or awaited in; who has none is left out. */
    public Map<UserId, List<Call>> liveCallsOf(Collection<UserId> users) {
        var calls = new HashMap<CallId, Optional<Call>>();
        var live = new HashMap<UserId, List<Call>>();
        store.callsByUser(users).forEach((userId, ids) ->
            ids.forEach(id ->
                calls
                    .computeIfAbsent(id, store::find)
                    .filter(call -> call.occupies(userId))
                    .ifPresent(call -> live.computeIfAbsent(userId, _ -> new ArrayList<>()).add(call))
            )
        );
        return live;
    }

    /** What to tell a user who still believes to be in the call; empty where the store no longer has it. */
    public Optional<CallEvent> standing(CallId id, UserId userId) {
        return store.load(id).map(
            call ->
                switch (call.state()) {
                    case CallState.Ended ended -> CallDecision.ended(ended);
                    case CallState.Live _ -> new CallEvent.Changed(Call.of(call).orElseThrow(), Set.of(userId));
                }
        );
    }
}
