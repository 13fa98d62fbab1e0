package dev.parley.calls.meeting;

import dev.parley.calls.place.Person;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** How the people of a meeting are called: users as they are called now, guests as they have said. */
@Component
@RequiredArgsConstructor
class MeetingPeople {

    private final Entrants entrants;
    private final Users users;

    /** In their order. Whose name nobody knows any more has an empty one. */
    List<NamedPerson> of(Meeting meeting, Collection<Person> people) {
        var known = entrants.find(meeting.id(), people);
        var names = users
            .all(Person.usersAmong(people))
            .stream()
            .collect(Collectors.toMap(User::id, User::displayName));
        return people
            .stream()
            .map(person -> new NamedPerson(person, name(person, names, known), meeting.roleOf(person)))
            .toList();
    }

    private static String name(Person person, Map<UserId, String> names, Map<Person, Entrant> known) {
        return person
            .userId()
            .map(names::get)
            .orElseGet(() -> known.containsKey(person) ? known.get(person).name() : "");
    }
}
