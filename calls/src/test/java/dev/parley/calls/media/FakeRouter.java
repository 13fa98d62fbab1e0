package dev.parley.calls.media;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.Signal;
import dev.parley.calls.session.Track;
import java.util.ArrayList;
import java.util.List;

/** A router that remembers what it was told, in words. */
public final class FakeRouter implements MediaRouter {

    private final List<String> told = new ArrayList<>();

    /** An installation without a router. */
    public static MediaRouter none() {
        return new NoRouter();
    }

    public List<String> told() {
        return told;
    }

    @Override
    public void join(CallId call, ConnectionId participant) {
        told.add("join " + call + " " + participant);
    }

    @Override
    public void leave(CallId call, ConnectionId participant) {
        told.add("leave " + call + " " + participant);
    }

    @Override
    public void signal(CallId call, ConnectionId participant, Signal signal) {
        told.add("signal " + call + " " + participant + " " + signal);
    }

    @Override
    public void publish(CallId call, ConnectionId publisher, List<Track> tracks) {
        told.add("publish " + call + " " + publisher + " " + tracks);
    }

    @Override
    public void subscribe(CallId call, Person subscriber, List<Subscription> shown) {
        told.add("subscribe " + call + " " + subscriber + " " + shown);
    }
}
