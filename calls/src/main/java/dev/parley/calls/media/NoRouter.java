package dev.parley.calls.media;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.MediaPath;
import dev.parley.calls.session.MediaPaths;
import dev.parley.calls.session.Signal;
import dev.parley.calls.session.Track;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** There is no router yet: all media go from browser to browser, and whoever asks for one is refused. */
@Component
class NoRouter implements MediaRouter, MediaPaths {

    @Override
    public void join(CallId call, ConnectionId participant) {
        throw refusal();
    }

    @Override
    public void leave(CallId call, ConnectionId participant) {
        // Nobody has joined.
    }

    @Override
    public void signal(CallId call, ConnectionId participant, Signal signal) {
        throw refusal();
    }

    @Override
    public void publish(CallId call, ConnectionId publisher, List<Track> tracks) {
        // Nobody has joined.
    }

    @Override
    public void subscribe(CallId call, Person subscriber, List<Subscription> shown) {
        throw refusal();
    }

    @Override
    public MediaPath of(CallPlace place) {
        return MediaPath.DIRECT;
    }

    private static ParleyException refusal() {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("to", "there is no router"));
    }
}
