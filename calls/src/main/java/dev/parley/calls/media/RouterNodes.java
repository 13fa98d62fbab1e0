package dev.parley.calls.media;

import dev.parley.calls.session.CallId;
import dev.parley.chat.node.NodeId;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Which nodes forward the media of calls. */
@Component
@RequiredArgsConstructor
public class RouterNodes {

    private final RouterPlacement placement;

    /** The node that has the call's router; empty where it has none. */
    public Optional<NodeId> of(CallId call) {
        return placement.find(call);
    }
}
