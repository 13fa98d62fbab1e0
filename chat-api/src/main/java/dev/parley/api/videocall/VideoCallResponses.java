package dev.parley.api.videocall;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.RoomId;
import dev.parley.calls.room.RoomDraft.Invited;
import dev.parley.calls.room.RoomEnd;
import dev.parley.calls.room.RoomStatus;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The bodies of the routes about video calls, which are named as programs for other servers have them. */
final class VideoCallResponses {

    private VideoCallResponses() {}

    /**
     * @param expiresIn how many seconds the links let in; 3600 where it is not there
     * @param callbackUrl null where nobody wants to be told of the end
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record CreateVideoCallRequest(
        @NotNull CallKind callType,
        @NotNull @Size(min = 2, max = 2) List<@NotNull @Valid InvitedPerson> people,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable ChatId chatId,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable Integer expiresIn,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable String callbackUrl,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable Boolean singleUse
    ) {}

    /** A user by the id, anybody else by an id of the program's own and a name. */
    @JsonNaming(SnakeCaseStrategy.class)
    record InvitedPerson(
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable UserId userId,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable String externalId,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable String displayName
    ) {
        Invited toInvited() {
            if (userId != null && externalId == null && displayName == null) {
                return new Invited.Member(userId);
            }
            if (userId == null && externalId != null && displayName != null) {
                return new Invited.External(externalId, displayName);
            }
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("people", "each must have either user_id, or external_id and display_name")
            );
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record VideoCallPerson(@Nullable UserId userId, @Nullable String externalId, String displayName) {}

    /** @param url lets this person in, and whoever else has it */
    @JsonNaming(SnakeCaseStrategy.class)
    record CallLink(VideoCallPerson person, String url) {
        /** Without the address, so that its token never reaches a log. */
        @Override
        public String toString() {
            return "CallLink[" + person + "]";
        }
    }

    /** @param callbackSecret by which the call-back is signed; null where there is none */
    @JsonNaming(SnakeCaseStrategy.class)
    record VideoCallCreatedResponse(
        RoomId roomId,
        CallKind callType,
        RoomStatus status,
        Instant expiresAt,
        List<CallLink> links,
        @Nullable String callbackSecret
    ) {
        @Override
        public String toString() {
            return "VideoCallCreatedResponse[" + roomId + "]";
        }
    }

    /** @param nextAttemptAt null where nothing more is to be tried, or nothing yet */
    @JsonNaming(SnakeCaseStrategy.class)
    record VideoCallCallback(
        String url,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt
    ) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record VideoCallResponse(
        RoomId roomId,
        CallKind callType,
        @Nullable ChatId chatId,
        List<VideoCallPerson> people,
        boolean singleUse,
        RoomStatus status,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable RoomEnd endReason,
        long durationMs,
        @Nullable VideoCallCallback callback
    ) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record VideoCallStatusResponse(
        RoomId roomId,
        RoomStatus status,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable RoomEnd endReason,
        long durationMs
    ) {}

    /**
     * Where a link leads to.
     *
     * @param displayName of whoever it lets in
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record CallLinkLookResponse(
        RoomId roomId,
        CallKind callType,
        RoomStatus status,
        Instant expiresAt,
        String displayName,
        String otherDisplayName
    ) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record JoinVideoCallRequest(@NotNull String token) {
        @Override
        public String toString() {
            return "JoinVideoCallRequest";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record VideoCallSeat(String person, String displayName) {}

    /** @param token opens the socket, for the room's call alone */
    @JsonNaming(SnakeCaseStrategy.class)
    record VideoCallGuest(String person, String displayName, String token, Instant expiresAt, long expiresInMs) {
        @Override
        public String toString() {
            return "VideoCallGuest[" + person + "]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record VideoCallJoinedResponse(
        RoomId roomId,
        CallPlace place,
        CallKind callType,
        VideoCallGuest guest,
        VideoCallSeat other
    ) {}

    /** What the call-back tells. */
    @JsonNaming(SnakeCaseStrategy.class)
    record EndedVideoCall(String type, Instant timestamp, Data data) {
        @JsonNaming(SnakeCaseStrategy.class)
        record Data(
            RoomId roomId,
            CallKind callType,
            @Nullable ChatId chatId,
            List<VideoCallPerson> people,
            Instant createdAt,
            @Nullable Instant startedAt,
            Instant endedAt,
            long durationMs,
            RoomEnd endReason
        ) {}
    }
}
