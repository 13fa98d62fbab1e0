package dev.parley.api.meeting;

import dev.parley.api.meeting.MeetingResponses.GuestTokenResponse;
import dev.parley.api.security.GuestLogin;
import dev.parley.api.security.GuestTokens;
import dev.parley.calls.meeting.Door;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.place.RoomId;
import dev.parley.calls.room.CallRooms;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Guests stay who they are while they are in their meeting or room. */
@RestController
@RequiredArgsConstructor
class GuestTokenController {

    private final Door door;
    private final CallRooms rooms;
    private final GuestTokens tokens;

    @PostMapping("/api/meetings/{meetingId}/guest-token")
    GuestTokenResponse renew(@AuthenticationPrincipal GuestLogin guest, @PathVariable MeetingId meetingId) {
        if (!guest.place().equals(new CallPlace.Meeting(meetingId))) {
            throw new ParleyException(ErrorCode.MEETING_NOT_FOUND);
        }
        return issue(guest, door.renew(meetingId, new Person.Guest(guest.guestId())));
    }

    @PostMapping("/api/video-call/{roomId}/guest-token")
    GuestTokenResponse renew(@AuthenticationPrincipal GuestLogin guest, @PathVariable RoomId roomId) {
        if (!guest.place().equals(new CallPlace.Room(roomId))) {
            throw new ParleyException(ErrorCode.VIDEO_CALL_NOT_FOUND);
        }
        return issue(guest, rooms.renew(roomId, new Person.Guest(guest.guestId())));
    }

    private GuestTokenResponse issue(GuestLogin guest, String name) {
        var issued = tokens.issue(guest.guestId(), guest.place(), name);
        return new GuestTokenResponse(issued.token(), issued.expiresAt(), issued.lifetime().toMillis());
    }
}
