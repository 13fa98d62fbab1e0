package dev.parley.api.videocall;

import dev.parley.calls.room.Room;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the page takes call links. */
public final class CallLinkAddress {

    private CallLinkAddress() {}

    /** @param origin where the page is; what is built is added to it */
    public static String at(UriComponentsBuilder origin, Room room, String token) {
        return origin
            .path("/video-call/{roomId}")
            .queryParam("token", "{token}")
            .buildAndExpand(room.id(), token)
            .toUriString();
    }
}
