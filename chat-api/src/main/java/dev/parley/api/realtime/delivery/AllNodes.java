package dev.parley.api.realtime.delivery;

import dev.parley.api.realtime.bus.NodeBus;
import dev.parley.api.realtime.bus.NodeMessage;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Tells this node at once, and by the {@link NodeBus} the others that a message concerns. */
@Component
@RequiredArgsConstructor
class AllNodes {

    private final LocalDelivery here;
    private final NodeBus others;

    void tell(NodeMessage message) {
        try {
            here.deliver(message);
        } finally {
            others.publish(message);
        }
    }
}
