package dev.parley.calls.room;

import dev.parley.chat.user.AccountFollower;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Ends the rooms of an account that is deleted: nobody could end them any more. */
@Component
@RequiredArgsConstructor
class RoomsOfDeleted implements AccountFollower {

    private final RoomStore store;
    private final RoomEnds ends;

    @Override
    public void deleted(UserId user) {
        store.of(user).forEach(room -> ends.end(room, RoomEnd.ENDED_BY_OWNER));
    }
}
