package dev.parley.api.call;

import dev.parley.api.security.Principal;
import dev.parley.calls.ice.IceGrant;
import dev.parley.calls.ice.IceServer;
import dev.parley.calls.ice.IceServers;
import dev.parley.calls.media.ScalableVideo;
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

/** What a browser needs to know for the media of a call, for those in it or rung by it: a relay costs its operator traffic. */
@RestController
@RequestMapping("/api/calls/{callId}")
@RequiredArgsConstructor
class IceController {

    private final CallService calls;
    private final IceServers iceServers;
    private final ScalableVideo scalableVideo;

    /**
     * @param iceServers as {@code RTCConfiguration.iceServers} wants them
     * @param expiresAt null where no credentials are needed
     * @param scalableVideo whether a camera may go to the router as scalable video
     */
    record IceServersResponse(List<IceServer> iceServers, @Nullable Instant expiresAt, boolean scalableVideo) {
        static IceServersResponse of(IceGrant grant, boolean scalableVideo) {
            return new IceServersResponse(grant.servers(), grant.expiresAt(), scalableVideo);
        }
    }

    @GetMapping("/ice-servers")
    IceServersResponse iceServers(@AuthenticationPrincipal Principal principal, @PathVariable CallId callId) {
        calls.requireInvolved(principal.person(), callId);
        return IceServersResponse.of(iceServers.grantTo(principal.person()), scalableVideo.isOn());
    }
}
