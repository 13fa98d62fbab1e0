package dev.parley.api.limit;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits other than the usual ones.
 *
 * @param enabled false to limit nothing
 * @param rates for each limit that is to differ, what differs of it
 */
@ConfigurationProperties("parley.limits")
record LimitProperties(@DefaultValue("true") boolean enabled, @DefaultValue Map<Limit, Change> rates) {
    /** @param permits at once, and in each {@code per} thereafter */
    record Rate(long permits, Duration per) {}

    /** As {@link Rate}; null for what stays as it is. */
    record Change(@Nullable Long permits, @Nullable Duration per) {}

    Rate rate(Limit limit) {
        var change = rates.get(limit);
        return new Rate(
            change == null || change.permits() == null ? limit.permits() : change.permits(),
            change == null || change.per() == null ? limit.per() : change.per()
        );
    }
}
