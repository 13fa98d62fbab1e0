package dev.parley.api.bot;

import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.user.Bot;
import dev.parley.chat.user.UserId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes of bots. */
final class BotResponses {

    private BotResponses() {}

    /** @param description at most 300 characters in one line; may be empty */
    record CreateBotRequest(
        @NotNull @Size(max = 500) String username,
        @NotNull @Size(max = 500) String displayName,
        @NotNull @Size(max = 2000) String description
    ) {}

    record ChangeBotRequest(
        @NotNull @Size(max = 500) String displayName,
        @NotNull @Size(max = 2000) String description
    ) {}

    /** @param id that of its account, by which it is a member and its messages are its own */
    record BotResponse(
        UserId id,
        String username,
        String displayName,
        String description,
        @Nullable AvatarId avatar,
        Instant createdAt
    ) {
        static BotResponse of(Bot bot) {
            var account = bot.account();
            return new BotResponse(
                account.id(),
                account.username(),
                account.displayName(),
                bot.description(),
                account.avatar(),
                account.createdAt()
            );
        }
    }

    /**
     * @param bots the latest first
     * @param maxBots how many a user may have
     */
    record BotList(List<BotResponse> bots, int maxBots) {}
}
