package dev.parley.api.realtime.feed;

import dev.parley.api.meeting.MeetingChatMapper;
import dev.parley.api.protocol.MeetingChatEvent;
import dev.parley.api.realtime.bus.Interest;
import dev.parley.api.realtime.bus.Topic;
import dev.parley.api.realtime.bus.Topics;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.realtime.feed.MeetingChatFeed.News;
import dev.parley.api.realtime.feed.MeetingChatFeed.Outgoing;
import dev.parley.calls.meeting.MeetingChat;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Delivers what is written in meetings to the connections of this node that follow them. That a chat has grown is heard from
 * the node that has written; as that may be lost, every feed looks at its log from time to time, too.
 */
@Slf4j
@Component
@RequiredArgsConstructor
public class MeetingChatFeeds {

    private final ConcurrentHashMap<MeetingId, Running> feeds = new ConcurrentHashMap<>();

    private final MeetingChat chat;
    private final MeetingChatMapper mapper;
    private final FrameCodec codec;
    private final Topics topics;

    private record Running(MeetingChatFeed feed, Interest interest) {}

    /**
     * From now on the connection gets what is written, for as long as the person is in the meeting.
     *
     * @return what the person may read; all after its head will come
     * @throws dev.parley.chat.error.ParleyException as {@link MeetingChat#extent}
     */
    public MeetingChat.Extent follow(Connection connection, MeetingId meeting, Person person) {
        var before = chat.extent(meeting, person);
        feeds.compute(meeting, (_, present) -> {
            var running = present == null ? begin(meeting, before.head()) : present;
            running.feed().follow(connection, person, before.from());
            return running;
        });
        if (!connection.isOpen()) {
            leave(connection, meeting);
        }
        // Read once more: the feed may have been further on already.
        return new MeetingChat.Extent(before.from(), chat.head(meeting));
    }

    /** The connection gets no more of the meeting. */
    public void leave(Connection connection, MeetingId meeting) {
        feeds.computeIfPresent(meeting, (_, running) -> {
            running.feed().leave(connection);
            return unlessDeserted(running);
        });
    }

    /** The connection is gone. */
    public void forget(Connection connection) {
        feeds.keySet().forEach(meeting -> leave(connection, meeting));
    }

    /** Something was written. Never blocks. */
    public void grown(MeetingId meeting) {
        if (feeds.get(meeting) instanceof Running running) {
            Thread.ofVirtual()
                .name("meeting-chat-" + meeting)
                .start(() -> readOn(meeting, running.feed()));
        }
    }

    /** Finds what was lost on the way: a durable event is at most this late. */
    @Scheduled(fixedDelayString = "${parley.realtime.audit-interval:5s}")
    void audit() {
        feeds.forEach((meeting, running) -> readOn(meeting, running.feed()));
    }

    private void readOn(MeetingId meeting, MeetingChatFeed feed) {
        try {
            feed.readOn();
        } catch (RuntimeException storeAway) {
            log.warn("The chat of meeting {} goes on later: {}", meeting, storeAway.toString());
        }
        feeds.computeIfPresent(meeting, (_, running) -> unlessDeserted(running));
    }

    private Running begin(MeetingId meeting, long head) {
        var feed = new MeetingChatFeed(new Source(meeting), head);
        var interest = topics.hold(Topic.meeting(meeting));
        if (!interest.isHeardBefore()) {
            // What was said before the confirmation did not come.
            interest.confirmed().thenRun(() -> grown(meeting));
        }
        return new Running(feed, interest);
    }

    private static @Nullable Running unlessDeserted(Running running) {
        if (!running.feed().isDeserted()) {
            return running;
        }
        running.interest().close();
        return null;
    }

    @RequiredArgsConstructor
    private final class Source implements MeetingChatFeed.Source {

        private final MeetingId meeting;

        @Override
        public News after(long seq) {
            var events = chat.newsAfter(meeting, seq);
            var outgoing = mapper.toWire(meeting, events).stream().map(this::encoded).toList();
            return new News(outgoing, events.size() == MeetingChat.NEWS_MAX);
        }

        private Outgoing encoded(MeetingChatEvent event) {
            byte[] whole = codec.encode(event);
            var reduced = event.since(Long.MAX_VALUE);
            return new Outgoing(event, whole, reduced.equals(event) ? whole : codec.encode(reduced));
        }

        @Override
        public Set<Person> readersAmong(Set<Person> people) {
            return chat.readersAmong(meeting, people);
        }
    }
}
