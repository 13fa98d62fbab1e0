package dev.parley.api.call;

import dev.parley.api.edge.Approaches;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.calls.check.Approach;
import dev.parley.calls.check.CallChecks;
import dev.parley.calls.check.CheckPlan;
import dev.parley.calls.ice.IceServer;
import dev.parley.calls.media.RouterTransport;
import dev.parley.calls.place.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a user's browser needs to try whether calls would work here. */
@RestController
@RequestMapping("/api/calls/check")
@RequiredArgsConstructor
class CallCheckController {

    private static final int MAX_SDP = 20_000;

    private final CallChecks checks;
    private final Approaches approaches;

    /**
     * What to try.
     *
     * @param router whether there is a router
     * @param udp where browsers are told to reach it, as host:port; empty without a router
     * @param tcp the same by TCP; empty without it
     * @param iceServers as {@code RTCConfiguration.iceServers} wants them; credentials in them end within minutes
     * @param origin the page's address as this server sees it
     * @param proxy what stands before it
     */
    record CallCheckPlan(
        boolean router,
        List<String> udp,
        List<String> tcp,
        List<IceServer> iceServers,
        String origin,
        Approach.Proxy proxy
    ) {
        static CallCheckPlan of(CheckPlan plan, Approach approach) {
            return new CallCheckPlan(
                plan.router(),
                plan.udp(),
                plan.tcp(),
                plan.relay().servers(),
                approach.origin(),
                approach.proxy()
            );
        }
    }

    /** @param sdp an offer with one section, of sound */
    record CallCheckRequest(@NotNull @Size(max = MAX_SDP) String sdp, @NotNull RouterTransport transport) {}

    record CallCheckAnswer(String sdp) {}

    @GetMapping
    @Limited(Limit.CALL_CHECKS)
    CallCheckPlan plan(@AuthenticationPrincipal AuthenticatedLogin login, HttpServletRequest request) {
        return CallCheckPlan.of(checks.plan(Person.of(login.userId())), approaches.of(request));
    }

    /** Answers a connection to the router that belongs to no call and ends after 15 s. */
    @PostMapping
    @Limited(Limit.CALL_CHECKS)
    CallCheckAnswer connect(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody CallCheckRequest body
    ) {
        return new CallCheckAnswer(checks.answer(Person.of(login.userId()), body.sdp(), body.transport()));
    }
}
