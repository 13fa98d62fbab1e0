package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/**
 * Who stands behind the events of a meeting's chat: users as they are called now, guests as they have said. The name of a
 * deleted account is nowhere in the chat, and empty here.
 */
@Service
@RequiredArgsConstructor
public class ChatPeople {

    private final ChatVisits visits;
    private final Users users;

    /** @param name nobody has made sure of a guest's */
    public record Author(Person person, String name) {}

    /** All who stand in the events, by the id that the log has of them. */
    public Map<UserId, Author> of(MeetingId meeting, Collection<LoggedEvent> events) {
        var ids = new HashSet<UserId>();
        for (LoggedEvent event : events) {
            ids.add(event.actor());
            if (event.body() instanceof MessageSent sent) {
                sent.state().reactions().values().forEach(ids::addAll);
            }
        }
        var people = new HashMap<UserId, Author>();
        visits.find(meeting, ids).forEach((id, visit) -> {
            if (visit.person() instanceof Person.Guest && visit.name() instanceof String name) {
                people.put(id, new Author(visit.person(), name));
            }
        });
        ids.removeAll(people.keySet());
        ids.forEach(id -> people.put(id, new Author(Person.of(id), "")));
        users.all(ids).forEach(user -> people.put(user.id(), new Author(Person.of(user.id()), user.displayName())));
        return people;
    }
}
