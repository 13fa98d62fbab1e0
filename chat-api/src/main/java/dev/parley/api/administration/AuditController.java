package dev.parley.api.administration;

import dev.parley.api.administration.AdministrationResponses.AuditPage;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.administration.Audits;
import dev.parley.chat.audit.AuditCursor;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.audit.AuditQuery;
import dev.parley.chat.user.UserId;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The audit log, for administrators. Nobody writes to it by a request. */
@RestController
@RequestMapping("/api/admin/audit")
@RequiredArgsConstructor
class AuditController {

    static final String NEXT = "Parley-Next";
    private static final MediaType JSON_LINES = MediaType.parseMediaType("application/x-ndjson");

    private final Audits audits;
    private final AdministrationMapper mapper;
    private final JsonMapper json;

    /** The latest first, 50 a page. */
    @GetMapping
    @Limited(Limit.SEARCHES)
    AuditPage list(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(required = false) @Nullable AuditKind kind,
        @RequestParam(required = false) @Nullable UserId actor,
        @RequestParam(required = false) @Nullable UserId person,
        @RequestParam(required = false) @Nullable Instant from,
        @RequestParam(required = false) @Nullable Instant until,
        @RequestParam(required = false) @Nullable AuditCursor cursor
    ) {
        return mapper.audit(audits.list(login.userId(), new AuditQuery(kind, actor, person, from, until), cursor));
    }

    /**
     * As JSON lines, the latest first: up to 5,000 entries, and the cursor of the next ones in the header {@code Parley-Next},
     * which is missing at the end.
     */
    @GetMapping("/export")
    @Limited(Limit.SEARCHES)
    @ApiResponse(
        responseCode = "200",
        content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
    )
    ResponseEntity<byte[]> export(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(required = false) @Nullable AuditKind kind,
        @RequestParam(required = false) @Nullable UserId actor,
        @RequestParam(required = false) @Nullable UserId person,
        @RequestParam(required = false) @Nullable Instant from,
        @RequestParam(required = false) @Nullable Instant until,
        @RequestParam(required = false) @Nullable AuditCursor cursor
    ) {
        var page = audits.export(login.userId(), new AuditQuery(kind, actor, person, from, until), cursor);
        var answer = ResponseEntity.ok()
            .contentType(JSON_LINES)
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\"");
        if (page.next() != null) {
            answer.header(NEXT, page.next().toString());
        }
        return answer.body(json(page).getBytes(StandardCharsets.UTF_8));
    }

    private String json(AuditLog.Page page) {
        return page
            .entries()
            .stream()
            .map(entry -> json.writeValueAsString(AdministrationMapper.entry(entry)) + "\n")
            .collect(Collectors.joining());
    }
}
