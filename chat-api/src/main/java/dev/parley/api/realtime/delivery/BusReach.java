package dev.parley.api.realtime.delivery;

import dev.parley.api.realtime.bus.NodeBus;
import dev.parley.calls.session.NodeReach;
import dev.parley.chat.node.NodeId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** By who listens to the bus. */
@Component
@RequiredArgsConstructor
class BusReach implements NodeReach {

    private final NodeBus bus;

    @Override
    public boolean isHeardBy(NodeId node) {
        return bus.isHeardBy(node);
    }
}
