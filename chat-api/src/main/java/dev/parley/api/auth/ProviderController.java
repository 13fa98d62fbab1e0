package dev.parley.api.auth;

import dev.parley.api.auth.PasskeyMessages.PasskeyAddressView;
import dev.parley.api.auth.ProviderRequests.FinishProviderLoginRequest;
import dev.parley.api.auth.ProviderRequests.LogInWays;
import dev.parley.api.auth.ProviderRequests.ProviderLoginResponse;
import dev.parley.api.auth.ProviderRequests.ProviderView;
import dev.parley.api.edge.ClientAddress;
import dev.parley.api.ldap.DirectoryLogIn;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.oidc.OpenIdProvider;
import dev.parley.api.security.BrowserId;
import dev.parley.chat.administration.PasswordLogin;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.LogInStep;
import dev.parley.chat.factor.PasskeyLogIns;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.security.SecureRandom;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Log-ins by the OpenID provider, and what it tells the server of them. */
@RestController
@RequestMapping("/api/auth")
@SecurityRequirements
@RequiredArgsConstructor
class ProviderController {

    private static final String BROWSER = "parley_flow";

    private final ObjectProvider<OpenIdProvider> providers;
    private final ObjectProvider<DirectoryLogIn> directories;
    private final PasswordLogin passwordLogin;
    private final PasskeyLogIns passkeys;
    private final AuditedProviderLogins logins;
    private final LoginAnswers answers;
    private final SecureRandom random = new SecureRandom();

    @GetMapping("/ways")
    LogInWays ways() {
        var provider = providers.getIfAvailable();
        var directory = directories.getIfAvailable();
        return new LogInWays(
            passwordLogin.isOpen(),
            provider == null ? null : new ProviderView(provider.name()),
            directory == null ? null : new ProviderView(directory.name()),
            PasskeyAddressView.of(passkeys.address())
        );
    }

    /** Begins a log-in. It has to be finished in the same browser within ten minutes. */
    @PostMapping("/provider/begin")
    @Limited(Limit.PROVIDER_LOGINS)
    ResponseEntity<ProviderLoginResponse> begin(HttpServletRequest request) {
        String browser = BrowserId.of(request, BROWSER, random);
        String address = require().begin(request, browser);
        var cookie = ResponseCookie.from(BROWSER, browser)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .path("/api/auth/provider")
            .build();
        return ResponseEntity.ok()
            .header(HttpHeaders.SET_COOKIE, cookie.toString())
            .cacheControl(CacheControl.noStore())
            .body(new ProviderLoginResponse(address));
    }

    /** Answers 202 with a challenge where a second step follows. */
    @PostMapping("/provider/finish")
    @Limited(Limit.PROVIDER_LOGINS)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LoginResponse.class)))
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ChallengeResponse.class)))
    ResponseEntity<?> finish(@Valid @RequestBody FinishProviderLoginRequest body, HttpServletRequest request) {
        var answer = new OpenIdProvider.Answer(body.state(), body.code(), body.error(), body.iss());
        return switch (logins.finish(require(), answer, BrowserId.of(request, BROWSER, random), request)) {
            case LogInStep.Entered(var entered) -> answers.of(HttpStatus.OK, entered.login(), entered.user(), request);
            case LogInStep.Challenged challenged -> ResponseEntity.accepted().body(ChallengeResponse.of(challenged));
        };
    }

    /** A logout by the provider itself, as a form (OpenID Connect Back-Channel Logout 1.0, section 2.5). */
    @Hidden
    @PostMapping("/provider/logout")
    @Limited(Limit.PROVIDER_LOGOUTS)
    ResponseEntity<Void> logOut(HttpServletRequest request) throws IOException {
        logins.logOut(require(), LogoutForm.tokenOf(request), ClientAddress.of(request).key());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
    }

    private OpenIdProvider require() {
        return providers.getIfAvailable(() -> {
            throw new ParleyException(ErrorCode.NOT_FOUND);
        });
    }
}
