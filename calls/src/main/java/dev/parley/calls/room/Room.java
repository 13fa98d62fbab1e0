package dev.parley.calls.room;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.place.RoomId;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A place for one call of two people, who come by a link each.
 *
 * @param owner who has made it, by a login or a program
 * @param chatId in which the call is told when it is over; null for none
 * @param people the two
 * @param singleUse whether each link lets in the browser alone that has come by it first
 * @param callBack null where nobody wants to be told of the end
 * @param expiresAt until when the links let in; over by then if the two have not met
 * @param startedAt when the two have met; null before
 * @param emptySince since when nobody is in it although somebody was; null for all others
 * @param endedAt null before its end
 * @param end why it is over, null before
 * @param durationMs how long the two have talked
 * @param deleted whether its owner wants to hear no more of it
 */
public record Room(
    RoomId id,
    UserId owner,
    CallKind kind,
    @Nullable ChatId chatId,
    List<RoomPerson> people,
    boolean singleUse,
    @Nullable CallBack callBack,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant startedAt,
    @Nullable Instant emptySince,
    @Nullable Instant endedAt,
    @Nullable RoomEnd end,
    long durationMs,
    boolean deleted
) {
    public Room {
        people = List.copyOf(people);
    }

    public CallPlace.Room place() {
        return new CallPlace.Room(id);
    }

    public RoomStatus status() {
        if (endedAt != null) {
            return RoomStatus.ENDED;
        }
        return startedAt == null ? RoomStatus.PENDING : RoomStatus.ACTIVE;
    }

    @JsonIgnore
    public boolean isOver() {
        return endedAt != null;
    }

    public Optional<RoomPerson> find(Person person) {
        return people
            .stream()
            .filter(each -> each.person().equals(person))
            .findFirst();
    }

    /** The other of the two. */
    public RoomPerson other(RoomPerson one) {
        return people.get(people.getFirst().guestId().equals(one.guestId()) ? 1 : 0);
    }

    /** The two have met. */
    Room started(Instant at) {
        return startedAt != null || isOver() ? this : with(callBack, at, null);
    }

    /** Somebody is in it. */
    Room entered() {
        return emptySince == null ? this : with(callBack, startedAt, null);
    }

    /** The one who was in it has left before the other came. */
    Room emptied(Instant at) {
        return startedAt != null || emptySince != null || isOver() ? this : with(callBack, startedAt, at);
    }

    private Room with(@Nullable CallBack told, @Nullable Instant started, @Nullable Instant empty) {
        return new Room(
            id,
            owner,
            kind,
            chatId,
            people,
            singleUse,
            told,
            createdAt,
            expiresAt,
            started,
            empty,
            endedAt,
            end,
            durationMs,
            deleted
        );
    }

    /** The first end counts. */
    Room ended(RoomEnd why, Instant at, Instant talkedUntil) {
        if (isOver()) {
            return this;
        }
        long talked = startedAt == null ? 0 : Math.max(0, Duration.between(startedAt, talkedUntil).toMillis());
        return new Room(
            id,
            owner,
            kind,
            chatId,
            people,
            singleUse,
            callBack == null ? null : callBack.dueAt(at),
            createdAt,
            expiresAt,
            startedAt,
            emptySince,
            at,
            why,
            talked,
            deleted
        );
    }

    Room told(UnaryOperator<CallBack> change) {
        return callBack == null ? this : with(change.apply(callBack), startedAt, emptySince);
    }

    /** The person has come, from this browser. */
    Room enteredBy(RoomPerson one, String browser) {
        return copy(
            people
                .stream()
                .map(each -> each.guestId().equals(one.guestId()) ? each.from(browser) : each)
                .toList(),
            deleted
        );
    }

    Room forgotten() {
        return copy(people, true);
    }

    private Room copy(List<RoomPerson> those, boolean gone) {
        return new Room(
            id,
            owner,
            kind,
            chatId,
            those,
            singleUse,
            callBack,
            createdAt,
            expiresAt,
            startedAt,
            emptySince,
            endedAt,
            end,
            durationMs,
            gone
        );
    }
}
