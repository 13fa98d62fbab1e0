package dev.parley.api.realtime;

import dev.parley.api.protocol.CallView;
import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.user.UserId;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the gateway and the calls module tell each other about connections. */
@Component
class CallConnections {

    List<CallView> liveCallsOf(UserId userId) {
        return List.of();
    }

    void lost(ConnectionId connectionId, UserId userId) {}
}
