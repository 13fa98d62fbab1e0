package dev.parley.api.call;

import dev.parley.api.security.Principal;
import dev.parley.calls.ice.IceGrant;
import dev.parley.calls.ice.IceServer;
import dev.parley.calls.ice.IceServers;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallService;
import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The STUN and TURN servers for a call, for those in it or rung by it: a relay costs its operator traffic. */
@RestController
@RequestMapping("/api/calls/{callId}")
@RequiredArgsConstructor
class IceController {

    private final CallService calls;
    private final IceServers iceServers;

    /** As {@code RTCConfiguration.iceServers} wants them; {@code expiresAt} is null where no credentials are needed. */
    record IceServersResponse(List<IceServer> iceServers, @Nullable Instant expiresAt) {
        static IceServersResponse of(IceGrant grant) {
            return new IceServersResponse(grant.servers(), grant.expiresAt());
        }
    }

    @GetMapping("/ice-servers")
    IceServersResponse iceServers(@AuthenticationPrincipal Principal principal, @PathVariable CallId callId) {
        calls.requireInvolved(principal.person(), callId);
        return IceServersResponse.of(iceServers.grantTo(principal.person()));
    }
}
