package dev.parley.calls.room;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things last in rooms.
 *
 * @param emptyAfter how long a room waits for somebody who came, left before the other one had come, and has not returned
 * @param longest how long a call in a room may be
 * @param tellFor for how long after a room's end its owner's program is tried to be told of it
 */
@ConfigurationProperties("parley.video-calls")
record RoomProperties(
    @DefaultValue("10m") Duration emptyAfter,
    @DefaultValue("4h") Duration longest,
    @DefaultValue("24h") Duration tellFor
) {}
