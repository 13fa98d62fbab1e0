package dev.parley.api.user;

import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserAvatars;
import dev.parley.chat.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pictures of users. */
@RestController
@RequestMapping("/api")
@RequiredArgsConstructor
class UserAvatarController {

    private final UserAvatars avatars;
    private final UserMapper mapper;

    /** Takes an image of at most 2 MiB and keeps a square of its middle. */
    @PutMapping(path = "/me/avatar", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
        requestBody = @RequestBody(
            required = true,
            content = @Content(
                mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                schema = @Schema(type = "string", format = "binary")
            )
        )
    )
    UserResponse put(Intent intent, HttpServletRequest request) throws IOException {
        return mapper.toResponse(avatars.change(intent, AvatarResponses.upload(request)));
    }

    @DeleteMapping("/me/avatar")
    UserResponse delete(Intent intent) {
        return mapper.toResponse(avatars.change(intent, null));
    }

    @GetMapping("/users/{userId}/avatar/{avatarId}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> get(@PathVariable UserId userId, @PathVariable AvatarId avatarId) {
        return AvatarResponses.of(avatars.find(userId, avatarId));
    }
}
