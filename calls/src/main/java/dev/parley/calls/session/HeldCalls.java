package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** In which places a call goes on, as far as their claims tell, without authorisation. */
public interface HeldCalls {
    /** The live call of the place. */
    Optional<CallId> callIn(CallPlace place);

    /** The live call of each of the places that has one. */
    Map<CallPlace, CallId> callsIn(Collection<? extends CallPlace> places);
}
