package dev.parley.api.export;

import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.export.DataExport;
import dev.parley.chat.export.DataExports;
import dev.parley.chat.export.ExportState;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The export of what whoever is logged in has written and is. No API key can ask for these routes. */
@RestController
@RequestMapping("/api/me/export")
@RequiredArgsConstructor
class DataExportController {

    private final DataExports exports;

    /** @param code of the app, or a recovery code; needed where a second factor is on */
    record ExportRequest(
        @NotNull @Size(max = 500) String password,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Size(max = 100) @Nullable String code
    ) {
        /** Without the password, so that it never reaches a log. */
        @Override
        public String toString() {
            return "ExportRequest[]";
        }
    }

    /** @param address of this server, which knows whose it is by what is in it */
    record ExportAddress(String address) {}

    /** @param bytes of the files in it, about as many as the download has */
    record ExportPart(int number, long bytes) {}

    /**
     * @param state null where none was ever asked for
     * @param done of {@code total}, while it is made
     * @param parts what there is to download; empty until it is done, and once it has expired
     * @param expiresAt until when; null until it is done
     */
    record ExportResponse(
        @Nullable ExportState state,
        @Nullable Instant askedAt,
        long done,
        long total,
        List<ExportPart> parts,
        @Nullable Instant expiresAt
    ) {
        private static final ExportResponse NONE = new ExportResponse(null, null, 0, 0, List.of(), null);

        static ExportResponse of(DataExport export) {
            var parts = export.state() == ExportState.DONE ? export.parts() : List.<DataExport.Part>of();
            var numbered = IntStream.range(0, parts.size())
                .mapToObj(n -> new ExportPart(n + 1, parts.get(n).bytes()))
                .toList();
            return new ExportResponse(
                export.state(),
                export.askedAt(),
                export.done(),
                export.total(),
                numbered,
                export.expiresAt()
            );
        }
    }

    @GetMapping
    ExportResponse get(@AuthenticationPrincipal AuthenticatedLogin login) {
        return exports.of(login.userId()).map(ExportResponse::of).orElse(ExportResponse.NONE);
    }

    /** Asks for an export in the place of the former one. Where one is under way nothing changes. */
    @PostMapping
    @Limited(Limit.DATA_EXPORTS)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExportResponse ask(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody ExportRequest body,
        HttpServletRequest request
    ) {
        return ExportResponse.of(exports.ask(login.userId(), body.password(), body.code(), source(login, request)));
    }

    /** Removes the export, also one that is under way. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal AuthenticatedLogin login) {
        exports.remove(login.userId());
    }

    /** An address by which a part can be downloaded once, within a minute. */
    @PostMapping("/parts/{number}/address")
    @ResponseStatus(HttpStatus.CREATED)
    ExportAddress address(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable int number) {
        return new ExportAddress("/api/exports/" + exports.ticket(login.userId(), login.sessionId(), number));
    }

    /** As wherever a password is asked for once more: who is logged in is limited by this login alone. */
    private static PasswordSource source(AuthenticatedLogin login, HttpServletRequest request) {
        return PasswordSource.ofLogin(ClientAddress.of(request).key(), login.sessionId());
    }
}
