package dev.parley.api.chat;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.protocol.AttachmentView;
import dev.parley.api.security.UserCaller;
import dev.parley.chat.attachment.Attachments;
import dev.parley.chat.attachment.Downloads;
import dev.parley.chat.attachment.Uploads;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The files of a chat's messages. */
@RestController
@RequestMapping("/api/chats/{chatId}/attachments")
@RequiredArgsConstructor
class AttachmentController {

    private final Uploads uploads;
    private final Attachments attachments;
    private final Downloads downloads;
    private final FileResponses responses;

    /** Takes the bytes of the body as they are; {@code message.send} then names the file. */
    @Limited(Limit.UPLOADS)
    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
        requestBody = @RequestBody(
            required = true,
            content = @Content(
                mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                schema = @Schema(type = "string", format = "binary")
            )
        )
    )
    AttachmentView upload(
        @AuthenticationPrincipal UserCaller caller,
        @PathVariable ChatId chatId,
        @RequestParam @Size(max = 2000) String name,
        HttpServletRequest request
    ) throws IOException {
        return ChatEventMapper.toWire(
            uploads.receive(caller.userId(), chatId, name, request.getContentLengthLong(), request.getInputStream())
        );
    }

    /** Takes back an upload that no message has. */
    @DeleteMapping("/{attachmentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(
        @AuthenticationPrincipal UserCaller caller,
        @PathVariable ChatId chatId,
        @PathVariable AttachmentId attachmentId
    ) {
        attachments.discard(caller.userId(), chatId, attachmentId);
    }

    /** The file; one range of it where {@code Range} says so. */
    @GetMapping("/{attachmentId}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string", format = "binary")))
    void content(
        @AuthenticationPrincipal UserCaller caller,
        @PathVariable ChatId chatId,
        @PathVariable AttachmentId attachmentId,
        HttpServletRequest request,
        HttpServletResponse response
    ) throws IOException {
        responses.send(downloads.content(caller.userId(), chatId, attachmentId), "", request, response);
    }

    /** A smaller copy of an image, at most 480 pixels wide and high. */
    @GetMapping("/{attachmentId}/thumbnail")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string", format = "binary")))
    void thumbnail(
        @AuthenticationPrincipal UserCaller caller,
        @PathVariable ChatId chatId,
        @PathVariable AttachmentId attachmentId,
        HttpServletRequest request,
        HttpServletResponse response
    ) throws IOException {
        responses.send(downloads.thumbnail(caller.userId(), chatId, attachmentId), "-thumbnail", request, response);
    }
}
