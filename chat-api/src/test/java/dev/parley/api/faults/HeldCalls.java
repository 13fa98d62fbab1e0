package dev.parley.api.faults;

import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.chat.user.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;

/** The calls of a device's user, as the device was told. */
@RequiredArgsConstructor
final class HeldCalls {

    private final UserId userId;
    private final Map<CallId, CallView> calls = new HashMap<>();

    Map<CallId, CallView> all() {
        return calls;
    }

    void take(CallEvent event) {
        switch (event) {
            case CallEvent.Started started -> hold(started.call());
            case CallEvent.Ringing ringing -> hold(ringing.call());
            case CallEvent.State state -> hold(state.call());
            case CallEvent.Changed changed -> hold(changed.call());
            case CallEvent.Listed listed -> replace(listed.calls());
            case CallEvent.Ended ended -> calls.remove(ended.callId());
            case
                CallEvent.TracksChanged _,
                CallEvent.SpeakersChanged _,
                CallEvent.Removed _,
                CallEvent.UnmuteAsked _,
                CallEvent.Reacted _,
                CallEvent.HearingReported _,
                CallEvent.ChatCallChanged _,
                CallEvent.ChatCallEnded _,
                CallEvent.ChatCallsListed _,
                CallEvent.HistoryChanged _,
                CallEvent.Offered _,
                CallEvent.Answered _,
                CallEvent.RestartAsked _,
                CallEvent.RouterMoved _,
                CallEvent.TracksPaused _,
                CallEvent.KeyReceived _,
                CallEvent.KeyAsked _,
                CallEvent.CandidateFound _ -> {
            }
        }
    }

    /** These are all that there are. */
    void replace(List<CallView> present) {
        calls.clear();
        present.forEach(this::hold);
    }

    private void hold(CallView call) {
        if (call.occupies(Person.of(userId))) {
            calls.merge(call.id(), call, (before, after) -> after.version() >= before.version() ? after : before);
        } else {
            calls.remove(call.id());
        }
    }
}
