package dev.parley.api.chat;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.user.AvatarResponses;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.member.ChatSettings;
import dev.parley.chat.user.Intent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The picture of a group or channel. A change of it everyone learns by {@code avatar.changed}. */
@RestController
@RequestMapping("/api/chats/{chatId}/avatar")
@RequiredArgsConstructor
class ChatAvatarController {

    private final ChatSettings settings;

    /** Takes an image of at most 2 MiB, of which the middle is kept as a square. */
    @PutMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
        requestBody = @RequestBody(
            required = true,
            content = @Content(
                mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                schema = @Schema(type = "string", format = "binary")
            )
        )
    )
    void put(Intent intent, @PathVariable ChatId chatId, HttpServletRequest request) throws IOException {
        settings.changeAvatar(intent, chatId, AvatarResponses.upload(request));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Intent intent, @PathVariable ChatId chatId) {
        settings.changeAvatar(intent, chatId, null);
    }

    @GetMapping("/{avatarId}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> get(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable ChatId chatId,
        @PathVariable AvatarId avatarId
    ) {
        return AvatarResponses.of(settings.avatar(login.userId(), chatId, avatarId));
    }
}
