package dev.parley.chat.slash;

import dev.parley.chat.user.User;
import java.util.List;

/**
 * A bot of a chat with what it offers there.
 *
 * @param commands at least one, as the bot has ordered them
 */
public record BotCommands(User bot, List<SlashCommand> commands) {
    public BotCommands {
        commands = List.copyOf(commands);
    }
}
