package dev.parley.api.limit;

import dev.parley.api.limit.LimitHits.Reached;
import dev.parley.api.security.AuthenticatedLogin;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rate limits that somebody has run into, for administrators. */
@RestController
@RequestMapping("/api/admin/limits")
@RequiredArgsConstructor
class ReachedLimitsController {

    private final LimitHits hits;

    /** @param permits how many the limit lets through within {@code perMs} */
    record LimitRate(long permits, long perMs) {}

    /**
     * @param limit its name in the configuration
     * @param thisHour how often it was reached since the clock's full hour
     * @param lastDay the same within the last 24 of these hours
     */
    record ReachedLimit(String limit, List<LimitRate> rates, long thisHour, long lastDay) {
        static ReachedLimit of(Reached reached) {
            var rates = reached
                .rates()
                .stream()
                .map(rate -> new LimitRate(rate.permits(), rate.per().toMillis()))
                .toList();
            return new ReachedLimit(reached.limit().key(), rates, reached.thisHour(), reached.lastDay());
        }
    }

    record ReachedLimitList(List<ReachedLimit> limits) {}

    @GetMapping
    ReachedLimitList withinADay(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new ReachedLimitList(hits.withinADay(login.userId()).stream().map(ReachedLimit::of).toList());
    }
}
