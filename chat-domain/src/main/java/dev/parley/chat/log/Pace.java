package dev.parley.chat.log;

import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who has posted lately, kept while the chat's slow mode is on and no longer than it makes them wait.
 *
 * @param posts when each has sent their last message, the oldest first; at most {@link #MAX_POSTS}
 */
public record Pace(Map<UserId, Instant> posts) {
    static final int MAX_POSTS = 2_000;

    static final Pace FREE = new Pace(Map.of());

    public Pace {
        posts = Collections.unmodifiableMap(new LinkedHashMap<>(posts));
    }

    /** @param slowMode the chat's rule after the event; zero for none */
    Pace after(LoggedEvent event, Duration slowMode) {
        if (slowMode.isZero() || event.body() instanceof EventBody.ChatDeleted) {
            return FREE;
        }
        if (!(event.body() instanceof MessageSent sent) || isPosted(sent)) {
            return this;
        }
        var waiting = new LinkedHashMap<>(posts);
        waiting.remove(event.actor());
        var oldest = waiting.values().iterator();
        while (oldest.hasNext()) {
            boolean over = !oldest.next().plus(slowMode).isAfter(event.at());
            if (!over && waiting.size() < MAX_POSTS) {
                break;
            }
            oldest.remove();
        }
        waiting.put(event.actor(), event.at());
        return new Pace(waiting);
    }

    /** By a webhook, or as an answer to a run: its own limits hold, and it slows down nobody. */
    private static boolean isPosted(MessageSent sent) {
        return sent.content().webhook() != null || sent.content().run() != null;
    }

    /** How long the user has to wait before the next message, zero for not at all. */
    public Duration wait(UserId userId, Duration slowMode, Instant now) {
        return Optional.ofNullable(posts.get(userId))
            .map(at -> Duration.between(now, at.plus(slowMode)))
            .filter(Duration::isPositive)
            // The clock of the node that took the last message may be ahead of this one's.
            .map(wait -> wait.compareTo(slowMode) > 0 ? slowMode : wait)
            .orElse(Duration.ZERO);
    }
}
