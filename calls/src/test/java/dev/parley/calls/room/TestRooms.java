package dev.parley.calls.room;

import dev.parley.calls.People;
import dev.parley.calls.place.GuestId;
import dev.parley.calls.place.RoomId;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.user.UserId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rooms of the tests. */
final class TestRooms {

    static final Instant START = Instant.parse("2026-11-28T09:00:00Z");
    static final RoomPerson ANN = person("a1", "Ann");
    static final RoomPerson BOB = person("b1", "Bob");

    private TestRooms() {}

    private static RoomPerson person(String id, String name) {
        return new RoomPerson(new GuestId(People.id(id)), null, "external-" + id, name, null);
    }

    /** One that lets in for an hour, and whose end is to be told. */
    static Room room(String id) {
        return new Room(
            new RoomId(People.id(id)),
            new UserId(People.id("d1")),
            CallKind.VIDEO,
            null,
            List.of(ANN, BOB),
            false,
            CallBack.to(URI.create("https://example.org/ended")),
            START,
            START.plus(Duration.ofHours(1)),
            null,
            null,
            null,
            null,
            0,
            false
        );
    }
}
