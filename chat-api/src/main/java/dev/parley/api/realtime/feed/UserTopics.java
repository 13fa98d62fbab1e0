package dev.parley.api.realtime.feed;

import dev.parley.api.realtime.bus.Interest;
import dev.parley.api.realtime.bus.Topic;
import dev.parley.api.realtime.bus.Topics;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.calls.place.Person;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** This node hears what is for a user or guest as long as it has a connection of theirs. */
@Component
@RequiredArgsConstructor
public class UserTopics {

    private final Topics topics;
    private final ConcurrentHashMap<Connection, Interest> interests = new ConcurrentHashMap<>();

    /** To be called once for each connection. */
    public Interest follow(Connection connection, Person person) {
        var interest = topics.hold(Topic.person(person));
        if (interests.put(connection, interest) instanceof Interest former) {
            former.close();
        }
        if (!connection.isOpen()) {
            forget(connection);
        }
        return interest;
    }

    public void forget(Connection connection) {
        if (interests.remove(connection) instanceof Interest interest) {
            interest.close();
        }
    }
}
