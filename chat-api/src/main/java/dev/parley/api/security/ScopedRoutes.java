package dev.parley.api.security;

import dev.parley.chat.apikey.ApiScope;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/** The routes of each scope of API keys. What is not named here no key may ask for. */
final class ScopedRoutes {

    private ScopedRoutes() {}

    record Routes(HttpMethod method, String... paths) {}

    static Stream<Routes> of(ApiScope scope) {
        return switch (scope) {
            case READ_CHATS -> Stream.of(
                new Routes(
                    HttpMethod.GET,
                    "/api/me",
                    "/api/chats",
                    "/api/chats/{chatId}",
                    "/api/chats/{chatId}/events",
                    "/api/chats/{chatId}/messages/{seq}/versions",
                    "/api/chats/{chatId}/attachments",
                    "/api/chats/{chatId}/attachments/{attachmentId}",
                    "/api/chats/{chatId}/attachments/{attachmentId}/thumbnail",
                    "/api/chats/{chatId}/links"
                )
            );
            case REACT -> Stream.of(new Routes(HttpMethod.PUT, "/api/chats/{chatId}/messages/{seq}/reaction"));
            case REPLAY_WEBHOOKS -> Stream.of(
                new Routes(HttpMethod.GET, "/api/chats/{chatId}/webhooks"),
                new Routes(HttpMethod.POST, "/api/chats/{chatId}/webhooks/{webhookId}/replay")
            );
            // They open the socket.
            case RECEIVE_MESSAGES, RECEIVE_MENTIONS -> Stream.empty();
            case ANSWER_COMMANDS -> Stream.of(
                new Routes(HttpMethod.GET, "/api/bots/me/commands"),
                new Routes(HttpMethod.PUT, "/api/bots/me/commands"),
                new Routes(HttpMethod.POST, "/api/runs/{runId}/answers")
            );
            case SEND_MESSAGES -> Stream.of(
                new Routes(HttpMethod.POST, "/api/chats/{chatId}/messages", "/api/chats/{chatId}/attachments"),
                new Routes(HttpMethod.DELETE, "/api/chats/{chatId}/attachments/{attachmentId}")
            );
            case CREATE_VIDEO_CALLS -> Stream.of(
                new Routes(HttpMethod.POST, "/api/video-call/create", "/api/video-call/{roomId}/end"),
                new Routes(HttpMethod.GET, "/api/video-call/{roomId}", "/api/video-call/{roomId}/status"),
                new Routes(HttpMethod.DELETE, "/api/video-call/{roomId}")
            );
        };
    }
}
