package dev.parley.api.administration;

import dev.parley.api.edge.Approaches;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.calls.check.Finding;
import dev.parley.calls.check.ServerChecks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What calls need of this server, as it sees it itself, for administrators. */
@RestController
@RequestMapping("/api/admin/calls/check")
@RequiredArgsConstructor
class ServerCheckController {

    private final ServerChecks checks;
    private final Approaches approaches;

    /**
     * What was found of one matter.
     *
     * @param reason null where all is well
     * @param facts by name
     */
    record FindingResponse(
        Finding.Subject subject,
        Finding.Verdict verdict,
        Finding.@Nullable Reason reason,
        Map<String, String> facts
    ) {
        static FindingResponse of(Finding finding) {
            return new FindingResponse(finding.subject(), finding.verdict(), finding.reason(), finding.facts());
        }
    }

    record FindingList(List<FindingResponse> findings) {}

    @GetMapping
    @Limited(Limit.CALL_CHECKS)
    FindingList look(@AuthenticationPrincipal AuthenticatedLogin login, HttpServletRequest request) {
        return new FindingList(
            checks.look(login.userId(), approaches.of(request)).stream().map(FindingResponse::of).toList()
        );
    }
}
