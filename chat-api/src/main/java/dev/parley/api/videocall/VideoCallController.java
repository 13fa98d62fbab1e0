package dev.parley.api.videocall;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.CallBackSecrets;
import dev.parley.api.security.CallLinkTokens;
import dev.parley.api.security.UserCaller;
import dev.parley.api.videocall.VideoCallResponses.CallLink;
import dev.parley.api.videocall.VideoCallResponses.CreateVideoCallRequest;
import dev.parley.api.videocall.VideoCallResponses.InvitedPerson;
import dev.parley.api.videocall.VideoCallResponses.VideoCallCreatedResponse;
import dev.parley.api.videocall.VideoCallResponses.VideoCallResponse;
import dev.parley.api.videocall.VideoCallResponses.VideoCallStatusResponse;
import dev.parley.calls.place.RoomId;
import dev.parley.calls.room.CallRooms;
import dev.parley.calls.room.Room;
import dev.parley.calls.room.RoomDraft;
import dev.parley.calls.room.RoomPerson;
import dev.parley.chat.outbound.AllowedTargets;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the owner of a room, or a program in that one's name, makes of it. */
@RestController
@RequestMapping("/api/video-call")
@RequiredArgsConstructor
class VideoCallController {

    private static final int USUAL_LIFETIME = 3_600;

    private final CallRooms rooms;
    private final CallLinkTokens tokens;
    private final CallBackSecrets secrets;
    private final AllowedTargets targets;

    @PostMapping("/create")
    @Limited(Limit.VIDEO_CALLS)
    @ResponseStatus(HttpStatus.CREATED)
    VideoCallCreatedResponse create(Intent intent, @Valid @RequestBody CreateVideoCallRequest body) {
        var room = rooms.create(intent, toDraft(body));
        return new VideoCallCreatedResponse(
            room.id(),
            room.kind(),
            room.status(),
            room.expiresAt(),
            room
                .people()
                .stream()
                .map(person -> link(room, person))
                .toList(),
            room.callBack() == null ? null : secrets.of(room.owner()).value()
        );
    }

    private RoomDraft toDraft(CreateVideoCallRequest body) {
        String callBack = body.callbackUrl();
        var expiresIn = body.expiresIn();
        return new RoomDraft(
            body.callType(),
            body.people().stream().map(InvitedPerson::toInvited).toList(),
            body.chatId(),
            Duration.ofSeconds(expiresIn == null ? USUAL_LIFETIME : expiresIn),
            callBack == null ? null : targets.require("callback_url", callBack),
            Boolean.TRUE.equals(body.singleUse())
        );
    }

    private CallLink link(Room room, RoomPerson person) {
        String address = ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/video-call/{roomId}")
            .queryParam("token", "{token}")
            .buildAndExpand(room.id(), tokens.issue(room, person))
            .toUriString();
        return new CallLink(VideoCallMapper.toResponse(person), address);
    }

    @GetMapping("/{roomId}")
    VideoCallResponse get(@AuthenticationPrincipal UserCaller caller, @PathVariable RoomId roomId) {
        return VideoCallMapper.toResponse(rooms.get(caller.userId(), roomId));
    }

    @GetMapping("/{roomId}/status")
    VideoCallStatusResponse status(@AuthenticationPrincipal UserCaller caller, @PathVariable RoomId roomId) {
        return VideoCallMapper.toStatus(rooms.get(caller.userId(), roomId));
    }

    /** Ends the call for both; answers how it stands then. One that is over stays as it is. */
    @PostMapping("/{roomId}/end")
    VideoCallStatusResponse end(@AuthenticationPrincipal UserCaller caller, @PathVariable RoomId roomId) {
        return VideoCallMapper.toStatus(rooms.end(caller.userId(), roomId));
    }

    /** Ends the call, and forgets it. */
    @DeleteMapping("/{roomId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal UserCaller caller, @PathVariable RoomId roomId) {
        rooms.delete(caller.userId(), roomId);
    }
}
