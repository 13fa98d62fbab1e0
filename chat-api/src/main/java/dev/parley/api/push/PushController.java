package dev.parley.api.push;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.RouteLimits;
import dev.parley.api.push.PushBodies.PushTestResult;
import dev.parley.api.push.PushBodies.PushView;
import dev.parley.api.push.PushBodies.SubscribeRequest;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.push.PushIdentity;
import dev.parley.chat.push.PushProperties;
import dev.parley.chat.push.PushSubscriptions;
import dev.parley.chat.push.PushTests;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether the device of this login gets pushes. No API key can ask for these routes. */
@RestController
@RequestMapping("/api/me/push")
@RequiredArgsConstructor
class PushController {

    private final PushSubscriptions subscriptions;
    private final PushTests tests;
    private final PushIdentity identity;
    private final PushProperties properties;
    private final RouteLimits limits;

    @GetMapping
    PushView get(@AuthenticationPrincipal AuthenticatedLogin login) {
        return PushView.of(
            properties.enabled(),
            identity.publicKey(),
            subscriptions.of(login.userId()),
            login.sessionId()
        );
    }

    /** From now on the device gets pushes there, and nowhere else. */
    @PutMapping("/subscription")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void subscribe(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody SubscribeRequest request,
        HttpServletResponse response
    ) {
        limits.require(Limit.PUSH_DEVICES, login.userId().value(), response);
        subscriptions.put(login.sessionId(), login.userId(), request.endpoint(), request.keys(), request.wishes());
    }

    @DeleteMapping("/subscription")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsubscribe(@AuthenticationPrincipal AuthenticatedLogin login) {
        subscriptions.remove(login.sessionId());
    }

    /** Sends the device a push, and says what is in the way of it. */
    @PostMapping("/test")
    PushTestResult test(@AuthenticationPrincipal AuthenticatedLogin login, HttpServletResponse response) {
        limits.require(Limit.PUSH_TESTS, login.userId().value(), response);
        return new PushTestResult(tests.test(login.sessionId()));
    }
}
