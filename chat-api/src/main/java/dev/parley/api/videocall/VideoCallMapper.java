package dev.parley.api.videocall;

import dev.parley.api.videocall.VideoCallResponses.CallLinkLookResponse;
import dev.parley.api.videocall.VideoCallResponses.EndedVideoCall;
import dev.parley.api.videocall.VideoCallResponses.VideoCallCallback;
import dev.parley.api.videocall.VideoCallResponses.VideoCallPerson;
import dev.parley.api.videocall.VideoCallResponses.VideoCallResponse;
import dev.parley.api.videocall.VideoCallResponses.VideoCallStatusResponse;
import dev.parley.calls.room.CallBack;
import dev.parley.calls.room.CallRooms;
import dev.parley.calls.room.Room;
import dev.parley.calls.room.RoomPerson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From rooms to what is told of them. */
final class VideoCallMapper {

    private static final String ENDED = "video_call.ended";

    private VideoCallMapper() {}

    static VideoCallResponse toResponse(Room room) {
        return new VideoCallResponse(
            room.id(),
            room.kind(),
            room.chatId(),
            people(room),
            room.singleUse(),
            room.status(),
            room.createdAt(),
            room.expiresAt(),
            room.startedAt(),
            room.endedAt(),
            room.end(),
            room.durationMs(),
            toResponse(room.callBack())
        );
    }

    private static @Nullable VideoCallCallback toResponse(@Nullable CallBack callBack) {
        return callBack == null
            ? null
            : new VideoCallCallback(
                  callBack.target().toString(),
                  callBack.attempts(),
                  callBack.next(),
                  callBack.deliveredAt()
              );
    }

    static VideoCallStatusResponse toStatus(Room room) {
        return new VideoCallStatusResponse(
            room.id(),
            room.status(),
            room.createdAt(),
            room.expiresAt(),
            room.startedAt(),
            room.endedAt(),
            room.end(),
            room.durationMs()
        );
    }

    static CallLinkLookResponse toLook(CallRooms.Entry entry) {
        var room = entry.room();
        return new CallLinkLookResponse(
            room.id(),
            room.kind(),
            room.status(),
            room.expiresAt(),
            entry.one().name(),
            entry.other().name()
        );
    }

    /** @param room one that is over */
    static EndedVideoCall toEnded(Room room) {
        var endedAt = Objects.requireNonNull(room.endedAt());
        return new EndedVideoCall(
            ENDED,
            endedAt,
            new EndedVideoCall.Data(
                room.id(),
                room.kind(),
                room.chatId(),
                people(room),
                room.createdAt(),
                room.startedAt(),
                endedAt,
                room.durationMs(),
                Objects.requireNonNull(room.end())
            )
        );
    }

    private static List<VideoCallPerson> people(Room room) {
        return room.people().stream().map(VideoCallMapper::toResponse).toList();
    }

    static VideoCallPerson toResponse(RoomPerson person) {
        return new VideoCallPerson(person.userId(), person.externalId(), person.name());
    }
}
