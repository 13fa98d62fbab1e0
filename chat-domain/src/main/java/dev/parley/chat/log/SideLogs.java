package dev.parley.chat.log;

import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.once.SettledKeys;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/**
 * Logs of messages that are no chats': each is of a place that decides by itself who writes and who reads. They are kept as
 * the logs of chats are, but apart from them, so that nothing that is done with chats finds one: no user is a member, no list
 * or search shows it, no consumer follows it, and a node of an older version never comes across it. Of their events only
 * {@link SideLogGrown} is told.
 *
 * <p>A log has the id of its place. Its authors are named by ids that mean something to the place alone.
 */
@Service
public class SideLogs {

    private static final ChatCreated BEGINNING = new ChatCreated(
        ChatType.GROUP,
        new ChatProfile("", "", null),
        List.of()
    );
    private static final WriteNotice NOBODY = new WriteNotice() {
        @Override
        public void before(ChatId chatId) {
            // No consumer follows side logs.
        }

        @Override
        public void after(ChatId chatId) {
            // As before.
        }
    };

    private final LogStore store;
    private final SnapshotStore snapshots;
    private final KnownChats known;
    private final SettledKeys settled;
    private final ChatLog log;

    SideLogs(MongoTemplate mongo, SettledKeys settled, ApplicationEventPublisher publisher, Clock clock) {
        this.settled = settled;
        store = new LogStore(mongo, "side_events", "side_mentions", "side_deleted_messages", "side_missed_calls");
        snapshots = new SnapshotStore(mongo, "side_logs");
        known = new KnownChats(store, snapshots);
        log = new ChatLog(store, snapshots, known, settled, NOBODY, event -> tell(publisher, event), clock);
    }

    private static void tell(ApplicationEventPublisher publisher, Object event) {
        if (event instanceof EventsLogged(var events)) {
            var last = events.getLast();
            publisher.publishEvent(new SideLogGrown(last.chatId(), last.seq()));
        }
    }

    /** What appends to side logs and reads them. It authorises nobody. */
    public ChatLog log() {
        return log;
    }

    /** Makes sure that there is a log, of which its own beginning is the first event. */
    public void begin(ChatId id, UserId by) {
        if (!log.exists(id)) {
            log.create(id, Cause.ofServer(by, "created"), BEGINNING);
        }
    }

    /** Removes a log with all that was written there. May be repeated. */
    public void forget(ChatId id) {
        store.forget(id);
        snapshots.remove(id);
        known.forget(id);
        settled.forget(id + "/");
    }
}
