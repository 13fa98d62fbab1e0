package dev.parley.api.videocall;

import dev.parley.api.protocol.ProtocolJson;
import dev.parley.api.security.CallBackSecrets;
import dev.parley.calls.room.CallBack;
import dev.parley.calls.room.CallBacks;
import dev.parley.calls.room.Room;
import dev.parley.chat.outbound.SignedPost;
import java.net.URI;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells of a room's end by a signed request, which has the same id however often it is sent. */
@Slf4j
@Component
@RequiredArgsConstructor
class SignedCallBacks implements CallBacks {

    private static final JsonMapper JSON = ProtocolJson.strictMapper();

    private final SignedPost post;
    private final CallBackSecrets secrets;

    @Override
    public boolean reaches(URI target) {
        return "https".equalsIgnoreCase(target.getScheme()) || "http".equalsIgnoreCase(target.getScheme());
    }

    @Override
    public Outcome ended(Room room) {
        if (!(room.callBack() instanceof CallBack callBack)) {
            return Outcome.DELIVERED;
        }
        byte[] body = JSON.writeValueAsBytes(VideoCallMapper.toEnded(room));
        var result = post.post(callBack.target(), List.of(secrets.of(room.owner())), "video_call_" + room.id(), body);
        if (result.isDelivered()) {
            return Outcome.DELIVERED;
        }
        log.info("The end of room {} was not taken: {} {}", room.id(), result.outcome(), result.status());
        return result.isGone() ? Outcome.REFUSED_FOR_GOOD : Outcome.FAILED;
    }
}
