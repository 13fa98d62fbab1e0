package dev.parley.api.auth;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.RouteLimits;
import dev.parley.chat.factor.LogInStep;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Log in: by the password and, where there is a second factor, by a code. */
@RestController
@RequestMapping("/api/auth")
@SecurityRequirements
@RequiredArgsConstructor
class LogInController {

    private final AuditedLogins audited;
    private final LoginAnswers answers;
    private final DeviceCookie devices;
    private final RouteLimits limits;

    /**
     * Answers 202 with a challenge where a second step follows. Log-ins from devices that the account knows are not limited
     * here, so that others at the same address cannot lock them out.
     */
    @PostMapping("/login")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LoginResponse.class)))
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ChallengeResponse.class)))
    ResponseEntity<?> logIn(
        @Valid @RequestBody AuthRequests.LoginRequest body,
        HttpServletRequest request,
        HttpServletResponse response
    ) {
        var source = devices.source(request, body.username());
        if (!source.isTrusted()) {
            limits.require(Limit.LOGINS, source.address(), response);
        }
        return switch (audited.begin(body.username(), body.password(), source, RequestWhereabouts.of(request))) {
            case LogInStep.Entered(var entered) -> answers.of(HttpStatus.OK, entered.login(), entered.user(), request);
            case LogInStep.Challenged challenged -> ResponseEntity.accepted().body(ChallengeResponse.of(challenged));
        };
    }

    /** The second step, by a code of the app or a recovery code. */
    @PostMapping("/second-step")
    ResponseEntity<LoginResponse> finish(
        @Valid @RequestBody AuthRequests.SecondStepRequest body,
        HttpServletRequest request
    ) {
        var entered = audited.finish(
            body.challenge(),
            body.code(),
            user -> devices.source(request, user.username()),
            RequestWhereabouts.of(request)
        );
        return answers.of(HttpStatus.OK, entered.login(), entered.user(), request);
    }
}
