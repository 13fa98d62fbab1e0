package dev.parley.calls.room;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.GuestId;
import dev.parley.calls.place.Person;
import dev.parley.calls.place.Places;
import dev.parley.calls.place.RoomId;
import dev.parley.calls.session.PlaceControl;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.id.Ids;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/**
 * What owners make of rooms, and how the two come in. Whoever does not own a room is told {@code VIDEO_CALL_NOT_FOUND}; who
 * comes by a link, and that the link is genuine, is for the caller to find out.
 */
@Service
@RequiredArgsConstructor
public class CallRooms {

    private final RoomStore store;
    private final RoomEnds ends;
    private final Places places;
    private final PlaceControl control;
    private final Users users;
    private final Blocks blocks;
    private final Clock clock;
    private final IdGenerator ids;

    /** Somebody who comes by a link, and the room it leads to. */
    public record Entry(Room room, RoomPerson one) {
        public RoomPerson other() {
            return room.other(one);
        }
    }

    /**
     * Makes a room of the actor's.
     *
     * @throws ParleyException as {@link RoomDraft#cleaned}; {@code USER_NOT_FOUND}, {@code BLOCKED}; {@code INVALID_REQUEST}
     *     for a bot among the people; {@code CHAT_NOT_FOUND}, {@code FORBIDDEN} for a chat in which the actor may not call
     */
    public Room create(Intent intent, RoomDraft wanted) {
        var draft = wanted.cleaned();
        var id = new RoomId(Ids.named("video-call/" + intent.key()));
        var present = store.find(id);
        if (present.isPresent()) {
            return present.filter(room -> !room.deleted()).orElseThrow(CallRooms::notFound);
        }
        requireChat(intent.actor(), draft);
        var now = clock.instant();
        store.add(
            new Room(
                id,
                intent.actor(),
                draft.kind(),
                draft.chatId(),
                draft
                    .people()
                    .stream()
                    .map(invited -> invite(intent.actor(), invited))
                    .toList(),
                draft.singleUse(),
                draft.callBack() == null ? null : CallBack.to(draft.callBack()),
                now,
                now.plus(draft.lifetime()),
                null,
                null,
                null,
                null,
                0,
                false
            )
        );
        return store.find(id).orElseThrow(() -> new ParleyException(ErrorCode.UNAVAILABLE));
    }

    private void requireChat(UserId actor, RoomDraft draft) {
        if (draft.chatId() instanceof ChatId chat) {
            if (users.require(actor).bot()) {
                throw new ParleyException(ErrorCode.FORBIDDEN);
            }
            places.requireStart(CallPlace.of(chat), Person.of(actor));
        }
    }

    private RoomPerson invite(UserId actor, RoomDraft.Invited invited) {
        var guest = new GuestId(ids.next());
        return switch (invited) {
            case RoomDraft.Invited.External(var externalId, var name) -> new RoomPerson(
                guest,
                null,
                externalId,
                name,
                null
            );
            case RoomDraft.Invited.Member(var userId) -> {
                var user = users.require(userId);
                if (user.bot()) {
                    throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("people", "must be no bots"));
                }
                if (!userId.equals(actor) && blocks.between(actor, userId)) {
                    throw new ParleyException(ErrorCode.BLOCKED, Map.of("userId", userId.value()));
                }
                yield new RoomPerson(guest, userId, null, user.displayName(), null);
            }
        };
    }

    /** The room to its owner. */
    public Room get(UserId owner, RoomId id) {
        return find(id)
            .filter(room -> room.owner().equals(owner))
            .orElseThrow(CallRooms::notFound);
    }

    private Optional<Room> find(RoomId id) {
        return store.find(id).filter(room -> !room.deleted());
    }

    /** Ends the room, and its call; one that is over stays as it is. */
    public Room end(UserId owner, RoomId id) {
        get(owner, id);
        return ends.end(id, RoomEnd.ENDED_BY_OWNER).orElseThrow(CallRooms::notFound);
    }

    /** Ends the room and forgets it; what its end owes to the call-back is told all the same. Repeated it does nothing more. */
    public void delete(UserId owner, RoomId id) {
        var room = store
            .find(id)
            .filter(found -> found.owner().equals(owner))
            .orElseThrow(CallRooms::notFound);
        ends.end(room.id(), RoomEnd.ENDED_BY_OWNER);
        store.change(id, Room::forgotten);
    }

    /**
     * Where a link leads to.
     *
     * @param browser from which it is asked
     * @throws ParleyException {@code VIDEO_CALL_NOT_FOUND}, {@code VIDEO_CALL_ENDED}; {@code CALL_LINK_USED} for a link that
     *     works once, in another browser
     */
    public Entry look(RoomId id, GuestId guest, String browser) {
        var room = find(id).orElseThrow(CallRooms::notFound);
        var one = room.find(new Person.Guest(guest)).orElseThrow(CallRooms::notFound);
        requireOpen(room, one, browser);
        requireCallWhereStarted(room);
        return new Entry(room, one);
    }

    /** Of a room whose call has ended a moment ago the end may not be written yet. */
    private void requireCallWhereStarted(Room room) {
        if (room.startedAt() instanceof Instant started && control.callIn(room.place()).isEmpty()) {
            throw ended(Duration.between(started, clock.instant()).toMillis());
        }
    }

    private static ParleyException ended(long durationMs) {
        return new ParleyException(ErrorCode.VIDEO_CALL_ENDED, Map.of("durationMs", durationMs));
    }

    private static void requireOpen(Room room, RoomPerson one, String browser) {
        if (room.isOver()) {
            throw ended(room.durationMs());
        }
        String first = one.browser();
        if (room.singleUse() && first != null && !first.equals(browser)) {
            throw new ParleyException(ErrorCode.CALL_LINK_USED);
        }
    }

    /** Lets somebody in by a link. @throws ParleyException as {@link #look} */
    public Entry join(RoomId id, GuestId guest, String browser) {
        look(id, guest, browser);
        var person = new Person.Guest(guest);
        var room = store
            .change(id, present -> {
                var one = present
                    .find(person)
                    .filter(_ -> !present.deleted())
                    .orElseThrow(CallRooms::notFound);
                requireOpen(present, one, browser);
                return present.enteredBy(one, browser);
            })
            .orElseThrow(CallRooms::notFound);
        return new Entry(room, room.find(person).orElseThrow(CallRooms::notFound));
    }

    /**
     * The identity of one of the two may be renewed; returns under which name.
     *
     * @throws ParleyException {@code VIDEO_CALL_NOT_FOUND}, {@code VIDEO_CALL_ENDED}
     */
    public String renew(RoomId id, Person.Guest guest) {
        var room = find(id).orElseThrow(CallRooms::notFound);
        if (room.isOver()) {
            throw ended(room.durationMs());
        }
        return room.find(guest).map(RoomPerson::name).orElseThrow(CallRooms::notFound);
    }

    private static ParleyException notFound() {
        return new ParleyException(ErrorCode.VIDEO_CALL_NOT_FOUND);
    }
}
