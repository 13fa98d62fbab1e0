package dev.parley.calls.place;

import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody who may be in a call: a user, or a guest of a meeting or a room. As text, in JSON and in Redis: a user is the plain user
 * id, a guest is {@code g_<guest id>}.
 */
public sealed interface Person extends Comparable<Person> {
    record User(UserId id) implements Person {
        @Override
        public String toString() {
            return id.value();
        }
    }

    record Guest(GuestId id) implements Person {
        static final String PREFIX = "g_";

        @Override
        public String toString() {
            return PREFIX + id;
        }
    }

    static Person of(UserId id) {
        return new User(id);
    }

    /** @throws IllegalArgumentException for what {@link #toString} does not write */
    static Person parse(String text) {
        return text.startsWith(Guest.PREFIX)
            ? new Guest(new GuestId(text.substring(Guest.PREFIX.length())))
            : new User(new UserId(text));
    }

    /** The user's id; empty for a guest. */
    default Optional<UserId> userId() {
        return switch (this) {
            case User(var id) -> Optional.of(id);
            case Guest _ -> Optional.empty();
        };
    }

    /** The users among these people. */
    static Set<UserId> usersAmong(Collection<Person> people) {
        return people
            .stream()
            .flatMap(person -> person.userId().stream())
            .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    default int compareTo(Person other) {
        return toString().compareTo(other.toString());
    }
}
