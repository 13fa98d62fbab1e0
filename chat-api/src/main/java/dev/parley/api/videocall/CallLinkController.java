package dev.parley.api.videocall;

import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.CallLinkGuesses;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.CallLinkTokens;
import dev.parley.api.security.GuestTokens;
import dev.parley.api.videocall.VideoCallResponses.CallLinkLookResponse;
import dev.parley.api.videocall.VideoCallResponses.JoinVideoCallRequest;
import dev.parley.api.videocall.VideoCallResponses.VideoCallGuest;
import dev.parley.api.videocall.VideoCallResponses.VideoCallJoinedResponse;
import dev.parley.api.videocall.VideoCallResponses.VideoCallSeat;
import dev.parley.calls.place.GuestId;
import dev.parley.calls.place.RoomId;
import dev.parley.calls.room.CallRooms;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What anybody may ask who has a call link. Who that is, the link says, and no login. */
@RestController
@RequestMapping("/api/video-call/{roomId}")
@RequiredArgsConstructor
class CallLinkController {

    private final CallRooms rooms;
    private final CallLinkTokens links;
    private final CallLinkGuesses guesses;
    private final CallLinkCookie cookie;
    private final GuestTokens guests;

    /** Where the link leads to; uses nothing up. */
    @GetMapping("/verify")
    @Limited(Limit.CALL_LINKS)
    @SecurityRequirements
    CallLinkLookResponse verify(@PathVariable RoomId roomId, @RequestParam String token, HttpServletRequest request) {
        return VideoCallMapper.toLook(rooms.look(roomId, guest(roomId, token, request), cookie.browser(request)));
    }

    @PostMapping("/join")
    @Limited(Limit.CALL_LINKS)
    @SecurityRequirements
    ResponseEntity<VideoCallJoinedResponse> join(
        @PathVariable RoomId roomId,
        @Valid @RequestBody JoinVideoCallRequest body,
        HttpServletRequest request
    ) {
        String browser = cookie.browser(request);
        var entry = rooms.join(roomId, guest(roomId, body.token(), request), browser);
        return ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, cookie.of(browser, request)).body(toResponse(entry));
    }

    private GuestId guest(RoomId roomId, String token, HttpServletRequest request) {
        return guesses.check(ClientAddress.of(request).key(), () -> links.verify(token, roomId));
    }

    private VideoCallJoinedResponse toResponse(CallRooms.Entry entry) {
        var room = entry.room();
        var one = entry.one();
        var other = entry.other();
        var issued = guests.issue(one.guestId(), room.place(), one.name());
        return new VideoCallJoinedResponse(
            room.id(),
            room.place(),
            room.kind(),
            new VideoCallGuest(
                one.person().toString(),
                one.name(),
                issued.token(),
                issued.expiresAt(),
                issued.lifetime().toMillis()
            ),
            new VideoCallSeat(other.person().toString(), other.name())
        );
    }
}
