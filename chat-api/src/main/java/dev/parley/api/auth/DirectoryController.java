package dev.parley.api.auth;

import dev.parley.api.ldap.DirectoryLogIn;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.RouteLimits;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.LogInStep;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Log-ins by the passwords of the directory. */
@RestController
@RequestMapping("/api/auth/directory")
@SecurityRequirements
@RequiredArgsConstructor
class DirectoryController {

    private final ObjectProvider<DirectoryLogIn> directories;
    private final AuditedDirectoryLogins logins;
    private final LoginAnswers answers;
    private final DeviceCookie devices;
    private final RouteLimits limits;

    /** Answers as a log-in by a password of this server does; likewise limited. */
    @PostMapping("/login")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LoginResponse.class)))
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ChallengeResponse.class)))
    ResponseEntity<?> logIn(
        @Valid @RequestBody AuthRequests.LoginRequest body,
        HttpServletRequest request,
        HttpServletResponse response
    ) {
        var directory = directories.getIfAvailable(() -> {
            throw new ParleyException(ErrorCode.NOT_FOUND);
        });
        String name = DirectoryLogIn.deviceName(body.username());
        var source = devices.source(request, name);
        if (!source.isTrusted()) {
            limits.require(Limit.LOGINS, source.address(), response);
        }
        return switch (logins.begin(directory, body.username(), body.password(), source, request)) {
            case LogInStep.Entered(var entered) -> answers.of(
                HttpStatus.OK,
                entered.login(),
                entered.user(),
                devices.knowing(request, entered.user().username(), name),
                request
            );
            case LogInStep.Challenged challenged -> ResponseEntity.accepted().body(ChallengeResponse.of(challenged));
        };
    }
}
