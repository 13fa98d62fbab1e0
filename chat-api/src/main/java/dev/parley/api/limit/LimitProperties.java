package dev.parley.api.limit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

    /** The rates of a limit; what is configured takes the place of the first. */
    List<Rate> rates(Limit limit) {
        var change = rates.get(limit);
        if (change == null) {
            return limit.rates();
        }
        var usual = limit.rates().getFirst();
        var first = new Rate(
            Objects.requireNonNullElse(change.permits(), usual.permits()),
            Objects.requireNonNullElse(change.per(), usual.per())
        );
        return Stream.concat(Stream.of(first), limit.rates().stream().skip(1)).toList();
    }
}
