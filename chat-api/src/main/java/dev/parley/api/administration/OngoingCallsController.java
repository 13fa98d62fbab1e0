package dev.parley.api.administration;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.calls.overview.OngoingCalls;
import dev.parley.calls.overview.OngoingCalls.Ongoing;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.MediaPath;
import dev.parley.chat.log.ChatType;
import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The calls that go on, for administrators. */
@RestController
@RequestMapping("/api/admin/calls")
@RequiredArgsConstructor
class OngoingCallsController {

    private final OngoingCalls calls;

    /** Where a call is held. */
    enum Where {
        PERSONAL,
        GROUP,
        CHANNEL,
        MEETING,
        /** By links that a bot has made. */
        VIDEO_CALL,
        /** In a chat that has just been deleted. */
        NOWHERE;

        static Where of(CallPlace place, @Nullable ChatType type) {
            return switch (place) {
                case CallPlace.Meeting _ -> MEETING;
                case CallPlace.Room _ -> VIDEO_CALL;
                case CallPlace.Chat _ -> switch (type) {
                    case PERSONAL -> PERSONAL;
                    case GROUP -> GROUP;
                    case CHANNEL -> CHANNEL;
                    case null -> NOWHERE;
                };
            };
        }
    }

    /**
     * @param title of the group or channel; null for every other
     * @param answeredAt null while it only rings
     * @param people how many are in it
     * @param ringing how many are rung
     * @param router the address of the node that forwards its media, as {@code /api/admin/servers} has it; null where none does
     * @param encrypted whether no server can see or hear what is in it
     */
    record OngoingCallResponse(
        CallId id,
        Where where,
        @Nullable String title,
        CallKind kind,
        MediaPath mediaPath,
        Instant startedAt,
        @Nullable Instant answeredAt,
        int people,
        int ringing,
        @Nullable String router,
        boolean encrypted,
        boolean recorded
    ) {
        static OngoingCallResponse of(Ongoing ongoing) {
            var call = ongoing.call();
            return new OngoingCallResponse(
                call.id(),
                Where.of(call.place(), ongoing.chatType()),
                ongoing.title(),
                call.kind(),
                call.mediaPath(),
                call.startedAt(),
                call.answeredAt(),
                call.participants().size(),
                call.ringing().size(),
                ongoing.router(),
                call.isEncrypted(),
                call.recording() != null
            );
        }
    }

    record OngoingCallList(List<OngoingCallResponse> calls) {}

    @GetMapping
    OngoingCallList all(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new OngoingCallList(calls.all(login.userId()).stream().map(OngoingCallResponse::of).toList());
    }
}
