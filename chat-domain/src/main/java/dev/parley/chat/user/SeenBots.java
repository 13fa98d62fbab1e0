package dev.parley.chat.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

/** Which bots have come to this node lately: a bot comes by its key before it does anything, so nobody need be asked. */
@Component
public class SeenBots {

    private static final int REMEMBERED = 20_000;

    private final Cache<UserId, Boolean> seen = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public void add(UserId bot) {
        seen.put(bot, true);
    }

    public boolean contains(UserId user) {
        return seen.getIfPresent(user) != null;
    }
}
