package dev.parley.api.bot;

import dev.parley.chat.bot.Bots;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may know of a bot beside its name and picture. */
@RestController
@RequiredArgsConstructor
class BotProfileController {

    private final Bots bots;

    /** @param description in one line, by whoever has made the bot; may be empty */
    record BotProfile(UserId id, String description) {}

    @GetMapping("/api/bots/{botId}")
    BotProfile profile(@PathVariable UserId botId) {
        return new BotProfile(botId, bots.require(botId).description());
    }
}
