package dev.parley.api.realtime.delivery;

import dev.parley.api.realtime.bus.NodeBus;
import dev.parley.api.realtime.bus.NodeMessage;
import dev.parley.calls.media.OtherRouters;
import dev.parley.calls.media.RouterRequest;
import dev.parley.chat.node.NodeId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** To the routers of other nodes, by the bus. */
@Component
@RequiredArgsConstructor
class RouterLine implements OtherRouters {

    private final NodeBus bus;

    @Override
    public void ask(NodeId node, RouterRequest request) {
        bus.publish(new NodeMessage.RouterAsked(node, request));
    }
}
