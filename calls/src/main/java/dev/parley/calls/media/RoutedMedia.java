package dev.parley.calls.media;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallMedia;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.MediaPath;
import dev.parley.calls.session.Signal;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.node.NodeId;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/** Finds the node of a call's router, and asks it: by a method where it is this one, by the {@link OtherRouters} elsewhere. */
@Slf4j
@Component
@RequiredArgsConstructor
class RoutedMedia implements MediaRouter, CallMedia {

    private final RouterProperties properties;
    private final RouterPlacement placement;
    private final LocalRouter here;
    private final OtherRouters others;
    private final NodeId self;

    @Override
    public MediaPath pathIn(CallPlace place) {
        boolean ofTwo = switch (place) {
            case CallPlace.Chat(var chat) -> chat.personalPair().isPresent();
            case CallPlace.Meeting _ -> false;
            case CallPlace.Room _ -> true;
        };
        return properties.enabled() && !ofTwo ? MediaPath.ROUTER : MediaPath.DIRECT;
    }

    @Override
    public boolean hasRouter() {
        return properties.enabled();
    }

    @Override
    public void signal(CallId call, Person participant, ConnectionId from, Signal signal) {
        switch (signal) {
            case Signal.Offer(var sdp, var sections) -> {
                // Read here too, so that who has sent what cannot be read is told so.
                NegotiatedOffer.read(sdp, sections);
                ask(choose(call), new RouterRequest.Answer(call, participant, from, sdp, sections));
            }
            case Signal.Candidate _ -> {
                // The browser's checks come by themselves (RFC 8445, section 7.3.1.3).
            }
            case Signal.Answer _, Signal.Restart _, Signal.Move _ -> throw invalid("the router makes no offers");
            case Signal.Key _, Signal.KeyWanted _ -> throw invalid("the router has no keys");
        }
    }

    @Override
    public void subscribe(CallId call, Person participant, List<Subscription> shown) {
        ask(choose(call), new RouterRequest.Show(call, participant, shown));
    }

    /** In a thread of its own: whoever has changed the call does not wait for what only the media need. */
    @Override
    public void changed(CallId call) {
        Thread.ofVirtual()
            .name("router-follow")
            .start(() -> {
                try {
                    placement.find(call).ifPresent(node -> ask(node, new RouterRequest.Follow(call)));
                } catch (RuntimeException storeAway) {
                    log.debug("The router of call {} finds its change by its audit: {}", call, storeAway.toString());
                }
            });
    }

    private NodeId choose(CallId call) {
        if (!properties.enabled()) {
            throw invalid("there is no router");
        }
        return placement.choose(call);
    }

    private void ask(NodeId node, RouterRequest request) {
        if (node.equals(self)) {
            here.on(request);
        } else {
            others.ask(node, request);
        }
    }

    private static ParleyException invalid(String message) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("to", message));
    }
}
