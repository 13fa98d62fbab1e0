package dev.parley.api.realtime.feed;

import dev.parley.api.protocol.MeetingChatEvent;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.calls.place.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;

/**
 * The live end of one meeting's chat on this node. However often it hears that the chat has grown, one thread at a time reads
 * on from where it stands; so each event goes to every connection once and in order. Who gets an event is asked after it was
 * read: whoever is not in the meeting any more gets it no more, and is followed no further.
 */
final class MeetingChatFeed {

    /**
     * The next events after a place, in order, with what goes out for each.
     *
     * @param more whether there may be still more
     */
    record News(List<Outgoing> events, boolean more) {}

    /**
     * An event as it goes out.
     *
     * @param whole to who may know of all that it tells
     * @param reduced to all others; see {@link MeetingChatEvent#since}
     */
    record Outgoing(MeetingChatEvent event, byte[] whole, byte[] reduced) {
        byte[] to(long from) {
            return event.since(from).equals(event) ? whole : reduced;
        }
    }

    /** Where events come from, and who may have them now. */
    interface Source {
        News after(long seq);

        Set<Person> readersAmong(Set<Person> people);
    }

    /** One who comes again is another: no record, which would be the same by what it holds. */
    @RequiredArgsConstructor
    private static final class Follower {

        private final Person person;
        /** The first event of which the person may know. */
        private final long from;
    }

    private final ConcurrentHashMap<Connection, Follower> followers = new ConcurrentHashMap<>();
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicBoolean grown = new AtomicBoolean();
    private final Source source;
    private volatile long delivered;

    /** @param delivered what followers know otherwise */
    MeetingChatFeed(Source source, long delivered) {
        this.source = source;
        this.delivered = delivered;
    }

    /** All that is written from now on goes to the connection, too. */
    void follow(Connection connection, Person person, long from) {
        followers.put(connection, new Follower(person, from));
    }

    void leave(Connection connection) {
        followers.remove(connection);
    }

    boolean isDeserted() {
        return followers.isEmpty();
    }

    long delivered() {
        return delivered;
    }

    /** Reads on, unless another thread does, which then looks once more. */
    void readOn() {
        grown.set(true);
        while (grown.get() && reading.compareAndSet(false, true)) {
            try {
                grown.set(false);
                deliverAll();
            } finally {
                reading.set(false);
            }
        }
    }

    private void deliverAll() {
        boolean more = true;
        while (more) {
            var news = source.after(delivered);
            more = news.more();
            deliver(news.events());
        }
    }

    private void deliver(List<Outgoing> events) {
        if (events.isEmpty()) {
            return;
        }
        // After the events were read: who comes later finds them by the head that is told then.
        var present = new HashMap<>(followers);
        var people = present
            .values()
            .stream()
            .map(follower -> follower.person)
            .collect(Collectors.toUnmodifiableSet());
        var readers = source.readersAmong(people);
        present.forEach((connection, follower) -> {
            if (!readers.contains(follower.person)) {
                followers.remove(connection, follower);
            }
        });
        present.values().removeIf(follower -> !readers.contains(follower.person));
        for (var outgoing : events) {
            long seq = outgoing.event().seq();
            present.forEach((connection, follower) -> {
                if (seq >= follower.from) {
                    connection.send(outgoing.to(follower.from));
                }
            });
            delivered = seq;
        }
    }
}
