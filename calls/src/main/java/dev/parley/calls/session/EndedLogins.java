package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import dev.parley.chat.auth.AuthSessionRevoked;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes whoever has logged out, or was logged out, out of their call, on the node that has ended the login. Should that node
 * die in between, the node of the connection does it when it finds the login ended.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class EndedLogins {

    private final CallRemovals removals;

    @EventListener
    void on(AuthSessionRevoked revoked) {
        // Who logs out does not wait for Redis.
        Thread.ofVirtual()
            .name("ended-login")
            .uncaughtExceptionHandler((_, failure) ->
                log.warn("Could not take {} out of a call", revoked.userId(), failure)
            )
            .start(() -> removals.loginEnded(revoked.sessionId(), Person.of(revoked.userId()), revoked.last()));
    }
}
