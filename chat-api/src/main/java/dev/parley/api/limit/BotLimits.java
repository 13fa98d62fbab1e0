package dev.parley.api.limit;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** How much a bot may say: one that posts in a loop fills no chat, and takes nothing from its owner or from other bots. */
@Component
@RequiredArgsConstructor
public class BotLimits {

    private final RateLimits limits;

    /** @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED} with {@code limit} and {@code retryAfterMs} */
    public void require(UserId bot, ChatId chatId) {
        limits.require(Limit.BOT_MESSAGES_IN_CHAT, bot + "/" + chatId);
        limits.require(Limit.BOT_MESSAGES, bot, 1);
    }
}
