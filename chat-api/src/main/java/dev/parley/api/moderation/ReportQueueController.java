package dev.parley.api.moderation;

import dev.parley.api.chat.FileResponses;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.moderation.ModerationResponses.ActionRequest;
import dev.parley.api.moderation.ModerationResponses.OpenReports;
import dev.parley.api.moderation.ModerationResponses.ReportAnswer;
import dev.parley.api.moderation.ModerationResponses.ReportPage;
import dev.parley.api.moderation.ModerationResponses.ResolveRequest;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.moderation.ReportId;
import dev.parley.chat.moderation.ReportQueue;
import dev.parley.chat.moderation.ReportedFiles;
import dev.parley.chat.user.Intent;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The reports, for administrators. */
@RestController
@RequestMapping("/api/admin/reports")
@RequiredArgsConstructor
class ReportQueueController {

    private final ReportQueue queue;
    private final ReportedFiles files;
    private final ModerationMapper mapper;
    private final FileResponses responses;

    /** Open ones, the eldest first, or with {@code open=false} resolved ones, the latest first; 20 a page. */
    @GetMapping
    @Limited(Limit.SEARCHES)
    ReportPage list(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(defaultValue = "true") boolean open,
        @RequestParam(required = false) @Nullable ReportId cursor
    ) {
        return mapper.page(queue.list(login.userId(), open, cursor));
    }

    /** How many are open. */
    @GetMapping("/open")
    OpenReports countOpen(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new OpenReports(queue.countOpen(login.userId()));
    }

    /** A file of the message that is reported, while the report is open. It is noted in the audit log. */
    @GetMapping("/{reportId}/files/{attachmentId}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string", format = "binary")))
    void file(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable ReportId reportId,
        @PathVariable AttachmentId attachmentId,
        HttpServletRequest request,
        HttpServletResponse response
    ) throws IOException {
        responses.send(files.open(login.userId(), reportId, attachmentId), "", request, response);
    }

    /** Does something about a report; the one concerned is told the reason. */
    @PostMapping("/{reportId}/actions")
    ReportAnswer act(Intent intent, @PathVariable ReportId reportId, @Valid @RequestBody ActionRequest body) {
        return mapper.answer(queue.act(intent, reportId, body.action(), body.minutes(), body.reason()));
    }

    /** Resolves a report, once. */
    @PostMapping("/{reportId}/resolve")
    ReportAnswer resolve(Intent intent, @PathVariable ReportId reportId, @Valid @RequestBody ResolveRequest body) {
        return mapper.answer(queue.resolve(intent, reportId, body.outcome(), body.note()));
    }
}
