package dev.parley.api.realtime.delivery;

import dev.parley.api.realtime.bus.NodeBus;
import dev.parley.api.realtime.bus.NodeMessage;
import dev.parley.api.realtime.bus.NodeMessage.ChatEventLogged;
import dev.parley.chat.log.LoggedEvent;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Tells this node at once, and by the {@link NodeBus} the others that a message concerns. */
@Component
@RequiredArgsConstructor
class AllNodes {

    private final LocalDelivery here;
    private final NodeBus others;

    /** @param logged events of one chat, in order */
    void tell(List<LoggedEvent> logged) {
        try {
            here.deliver(logged);
        } finally {
            logged.forEach(event -> others.publish(new ChatEventLogged(event)));
        }
    }

    void tell(NodeMessage message) {
        try {
            here.deliver(message);
        } finally {
            others.publish(message);
        }
    }
}
