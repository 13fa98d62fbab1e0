package dev.parley.calls.room;

import dev.parley.calls.place.GuestId;
import dev.parley.calls.place.Person;
import dev.parley.chat.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One of the two for whom a room is.
 *
 * @param guestId who that one is in the room's call
 * @param userId where the owner has named a user, else null
 * @param externalId by which the owner's program knows somebody else, else null
 * @param name under which the other one sees them
 * @param browser from which that one has come first; null before
 */
public record RoomPerson(
    GuestId guestId,
    @Nullable UserId userId,
    @Nullable String externalId,
    String name,
    @Nullable String browser
) {
    public Person person() {
        return new Person.Guest(guestId);
    }

    RoomPerson from(String first) {
        return browser == null ? new RoomPerson(guestId, userId, externalId, name, first) : this;
    }
}
