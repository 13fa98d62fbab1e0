package dev.parley.api.telegram;

import dev.parley.calls.room.CallBacks;
import dev.parley.calls.room.Room;
import dev.parley.calls.room.RoomPerson;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** Tells both that the call is over, and how long it was. */
@RequiredArgsConstructor
class TelegramCallBacks implements CallBacks {

    /** Nothing that a user may name as an address. */
    static final URI TARGET = URI.create("telegram:ended");

    private static final Duration USEFUL = Duration.ofDays(1);

    private final Steps steps;
    private final TelegramPeople people;
    private final Clock clock;

    @Override
    public boolean reaches(URI target) {
        return TARGET.equals(target);
    }

    /** It waits in the outbox then. */
    @Override
    public Outcome ended(Room room) {
        List<Outbox.Entry> told = room
            .people()
            .stream()
            .flatMap(one -> told(room, one).stream())
            .toList();
        steps.take("ended/" + room.id(), () -> new Steps.Step(null, told));
        return Outcome.DELIVERED;
    }

    /** Nobody who is forgotten: they have blocked the bot. */
    private Optional<Outbox.Entry> told(Room room, RoomPerson one) {
        return people.find(TelegramPerson.idOf(one.externalId())).map(person -> {
            var other = room.other(one);
            var wording = Wording.of(person.language(), room.startedAt() == null ? Phrase.NOT_MET : Phrase.ENDED)
                .person("name", other.name(), TelegramPerson.idOf(other.externalId()))
                .length("length", Duration.ofMillis(room.durationMs()));
            return Outbox.Entry.of(Outgoing.message(person, wording.line()), clock.instant().plus(USEFUL));
        });
    }
}
