package dev.parley.calls.session;

import dev.parley.calls.session.CallState.Active;
import dev.parley.calls.session.CallState.Ended;
import dev.parley.calls.session.CallState.Ringing;

/** The states of calls by name, to count them. */
public enum CallStage {
    RINGING,
    ACTIVE,
    ENDED;

    static CallStage of(CallState state) {
        return switch (state) {
            case Ringing _ -> RINGING;
            case Active _ -> ACTIVE;
            case Ended _ -> ENDED;
        };
    }
}
