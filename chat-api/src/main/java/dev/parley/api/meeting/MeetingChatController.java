package dev.parley.api.meeting;

import dev.parley.api.chat.ChatEventMapper;
import dev.parley.api.chat.FileResponses;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.RouteLimits;
import dev.parley.api.protocol.AttachmentView;
import dev.parley.api.protocol.MeetingChatEvent;
import dev.parley.api.security.GuestLogin;
import dev.parley.api.security.Principal;
import dev.parley.calls.meeting.ChatFiles;
import dev.parley.calls.meeting.MeetingChat;
import dev.parley.calls.place.MeetingId;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.message.History;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
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

/** The chat of a meeting and its files, to users and guests who are in the meeting. */
@RestController
@RequestMapping("/api/meetings/{meetingId}")
@RequiredArgsConstructor
class MeetingChatController {

    private final MeetingChat chat;
    private final ChatFiles files;
    private final MeetingChatMapper mapper;
    private final FileResponses responses;
    private final RouteLimits limits;

    /**
     * @param events oldest first
     * @param from the first seq that the reader may know of
     * @param head the newest seq of the chat
     */
    record MeetingChatPage(List<MeetingChatEvent> events, long from, long head) {}

    /** The newest events before a seq, oldest first; the newest of all without {@code before}. */
    @GetMapping("/chat")
    MeetingChatPage chat(
        @AuthenticationPrincipal Principal principal,
        @PathVariable MeetingId meetingId,
        @RequestParam(defaultValue = "" + Long.MAX_VALUE) @Min(1) long before,
        @RequestParam(defaultValue = "50") @Min(1) @Max(History.PAGE_MAX) int limit
    ) {
        var page = chat.before(meetingId, principal.person(), before, limit);
        var extent = page.extent();
        return new MeetingChatPage(mapper.toWire(meetingId, page), extent.from(), extent.head());
    }

    /** Takes the bytes of the body as they are; {@code meetingChat.send} then names the file. */
    @PostMapping(path = "/attachments", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
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
    AttachmentView uploadToMeeting(
        @AuthenticationPrincipal Principal principal,
        @PathVariable MeetingId meetingId,
        @RequestParam @Size(max = 2000) String name,
        HttpServletRequest request,
        HttpServletResponse response
    ) throws IOException {
        var person = principal.person();
        limits.require(
            principal instanceof GuestLogin ? Limit.GUEST_UPLOADS : Limit.UPLOADS,
            person.toString(),
            response
        );
        return ChatEventMapper.toWire(
            files.receive(meetingId, person, name, request.getContentLengthLong(), request.getInputStream())
        );
    }

    /** Takes back an upload that no message has. */
    @DeleteMapping("/attachments/{attachmentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardInMeeting(
        @AuthenticationPrincipal Principal principal,
        @PathVariable MeetingId meetingId,
        @PathVariable AttachmentId attachmentId
    ) {
        files.discard(meetingId, principal.person(), attachmentId);
    }

    /** The file; one range of it where {@code Range} says so. */
    @GetMapping("/attachments/{attachmentId}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string", format = "binary")))
    void contentInMeeting(
        @AuthenticationPrincipal Principal principal,
        @PathVariable MeetingId meetingId,
        @PathVariable AttachmentId attachmentId,
        HttpServletRequest request,
        HttpServletResponse response
    ) throws IOException {
        responses.send(files.content(meetingId, principal.person(), attachmentId), "", request, response);
    }

    /** A smaller copy of an image, at most 480 pixels wide and high. */
    @GetMapping("/attachments/{attachmentId}/thumbnail")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string", format = "binary")))
    void thumbnailInMeeting(
        @AuthenticationPrincipal Principal principal,
        @PathVariable MeetingId meetingId,
        @PathVariable AttachmentId attachmentId,
        HttpServletRequest request,
        HttpServletResponse response
    ) throws IOException {
        responses.send(files.thumbnail(meetingId, principal.person(), attachmentId), "-thumbnail", request, response);
    }
}
