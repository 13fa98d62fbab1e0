package dev.parley.calls.meeting;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of meetings.
 *
 * @param maxPerUser how many meetings that are not over one user may own
 * @param keptUnused how long after its last use or change a meeting without an end is over
 * @param maxChatEvents how many messages, edits and reactions the chat of one meeting may have
 * @param maxFileBytes how many bytes the files of one meeting's chat may have together
 */
@ConfigurationProperties("parley.meetings")
record MeetingProperties(
    @DefaultValue("500") int maxPerUser,
    @DefaultValue("90d") Duration keptUnused,
    @DefaultValue("20000") long maxChatEvents,
    @DefaultValue("1073741824") long maxFileBytes
) {}
