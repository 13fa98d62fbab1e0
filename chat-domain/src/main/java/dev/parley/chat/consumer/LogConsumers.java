package dev.parley.chat.consumer;

import java.util.List;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/**
 * How the consumers are doing. One that throws is handed the same event again after a second, then two, four … 64; after
 * eight times in vain the chat is parked: the consumer is handed nothing more of it, and everything else goes on. A
 * parked chat is tried again after an hour, or when {@link #retryParked} says so.
 */
@Service
@RequiredArgsConstructor
public class LogConsumers {

    private final ConsumerRuns runs;
    private final ParkedStore parked;
    private final ChatSweep sweep;
    private final NodeLease lease;

    /** Of each consumer, in the chats that this node follows. */
    public List<ConsumerLag> lag() {
        return runs.lag();
    }

    /** Of each consumer on all nodes, by name, as the nodes have said within the last seconds. */
    public List<ConsumerLag> lagEverywhere() {
        var together = new TreeMap<String, ConsumerLag>();
        for (ConsumerLag lag : lease.lags()) {
            together.merge(lag.consumer(), lag, ConsumerLag::and);
        }
        return List.copyOf(together.values());
    }

    /** What consumers have given up for now, on any node. */
    public List<ParkedChat> parked() {
        return parked.all();
    }

    /** Has the consumer try its parked chats again; to be called once the cause is mended. */
    public void retryParked(String consumer) {
        sweep.retry(chat -> chat.consumer().equals(consumer));
    }
}
