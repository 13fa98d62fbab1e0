package dev.parley.chat.consumer;

import java.util.List;
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

    /** Of each consumer, in the chats that this node follows. */
    public List<ConsumerLag> lag() {
        return runs.lag();
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
