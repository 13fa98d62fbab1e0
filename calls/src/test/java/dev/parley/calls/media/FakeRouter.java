package dev.parley.calls.media;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.Signal;
import java.util.ArrayList;
import java.util.List;

/** A router that remembers what it was told, in words. */
public final class FakeRouter implements MediaRouter {

    private final List<String> told = new ArrayList<>();

    public List<String> told() {
        return told;
    }

    @Override
    public void signal(CallId call, Person participant, ConnectionId from, Signal signal) {
        told.add("signal " + call + " " + participant + " " + from + " " + signal);
    }

    @Override
    public void subscribe(CallId call, Person participant, List<Subscription> shown) {
        told.add("subscribe " + call + " " + participant + " " + shown);
    }
}
