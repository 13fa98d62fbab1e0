package dev.parley.api.realtime.connection;

import dev.parley.chat.count.CountsBy;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What has become of the connections of this node, and what went out by them. */
public final class ConnectionCounts {

    private final LongAdder opened = new LongAdder();
    private final LongAdder closedByClients = new LongAdder();
    private final CountsBy<CloseCode> closed = new CountsBy<>(CloseCode.class);
    private final LongAdder delivered = new LongAdder();

    ConnectionCounts() {}

    void came() {
        opened.increment();
    }

    /** @param why null where the client, or the network, has closed it */
    void closed(@Nullable CloseCode why) {
        if (why == null) {
            closedByClients.increment();
        } else {
            closed.add(why);
        }
    }

    public void delivered(long events) {
        delivered.add(events);
    }

    public long opened() {
        return opened.sum();
    }

    public long closedByClients() {
        return closedByClients.sum();
    }

    public CountsBy<CloseCode> closed() {
        return closed;
    }

    /** Events of chats, one for each connection that they were handed to. */
    public long delivered() {
        return delivered.sum();
    }
}
