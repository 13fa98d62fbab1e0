package dev.parley.calls.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The times of a call.
 *
 * @param ringTimeout how long a call rings before it is missed
 * @param grace how long a participant stays in the call after the last sign of life of its connection; long enough to
 *     reload the page
 * @param returnWithin for how long after that sign of life the call waits for the participant's return, not shown in it
 *     any more; at least {@code grace}
 * @param lease how long a node may be silent before its connections are thought lost, as it may have crashed, and
 *     the router of its calls gone; at most {@code grace}. The clocks of the nodes must agree within a third of it
 * @param ttl how long a call that does not change is kept in Redis
 * @param recordRetry how long after its end a call that could not be recorded is first tried again (then every 2 s)
 * @param timerInterval how often each node looks for timers that are due
 * @param emptyAfter how long a call goes on without anybody in it, in a place that lets it
 * @param recording what recordings may be
 */
@ConfigurationProperties("parley.calls")
public record CallProperties(
    @DefaultValue("45s") Duration ringTimeout,
    @DefaultValue("10s") Duration grace,
    @DefaultValue("60s") Duration returnWithin,
    @DefaultValue("3s") Duration lease,
    @DefaultValue("12h") Duration ttl,
    @DefaultValue("2s") Duration recordRetry,
    @DefaultValue("250ms") Duration timerInterval,
    @DefaultValue("2m") Duration emptyAfter,
    @DefaultValue RecordingLimits recording
) {
    /**
     * What recordings may be.
     *
     * @param enabled whether calls can be recorded at all. The same on all nodes
     * @param maxLength how long one may be
     * @param maxBytes how large all files of one may be together, on each node that records it
     */
    public record RecordingLimits(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("4h") Duration maxLength,
        @DefaultValue("2147483648") long maxBytes
    ) {}

    public CallProperties {
        if (lease.compareTo(grace) > 0) {
            throw new IllegalArgumentException("parley.calls.lease must not be longer than parley.calls.grace");
        }
        if (returnWithin.compareTo(grace) < 0) {
            throw new IllegalArgumentException(
                "parley.calls.return-within must not be shorter than parley.calls.grace"
            );
        }
    }

    /** How long Redis keeps what stands around a call, longer than the call itself by as much as it may be behind. */
    Duration indexTtl() {
        return ttl.plus(ttl.dividedBy(4));
    }

    /** How often the gateway should call {@link ConnectionLeases#renew}: one call may be lost without harm. */
    public Duration heartbeatInterval() {
        return lease.dividedBy(3);
    }
}
