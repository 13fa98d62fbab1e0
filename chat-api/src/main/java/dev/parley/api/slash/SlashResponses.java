package dev.parley.api.slash;

import dev.parley.api.protocol.RunView;
import dev.parley.api.protocol.UserView;
import dev.parley.chat.run.AnswerVisibility;
import dev.parley.chat.run.RunId;
import dev.parley.chat.slash.BotCommands;
import dev.parley.chat.slash.SlashCommand;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes of slash commands. */
final class SlashResponses {

    private SlashResponses() {}

    /**
     * A slash command.
     *
     * @param name 1 to 32 of {@code a-z 0-9 _ -}
     * @param hint which arguments it takes, at most 100 characters in one line; may be empty
     * @param description what it does, at most 100 characters in one line
     */
    record OfferedCommand(
        @NotNull @Size(max = 500) String name,
        @NotNull @Size(max = 1000) String hint,
        @NotNull @Size(max = 1000) String description
    ) {
        static OfferedCommand of(SlashCommand command) {
            return new OfferedCommand(command.name(), command.hint(), command.description());
        }

        SlashCommand toDomain() {
            return new SlashCommand(name, hint, description);
        }
    }

    /** @param commands all that the bot offers from now on, at most 50, each name once */
    record RegisterCommandsRequest(@NotNull @Size(max = 1000) List<@NotNull @Valid OfferedCommand> commands) {}

    /** @param maxCommands how many a bot may offer */
    record CommandList(List<OfferedCommand> commands, int maxCommands) {
        static CommandList of(List<SlashCommand> commands, int most) {
            return new CommandList(commands.stream().map(OfferedCommand::of).toList(), most);
        }
    }

    /** @param commands at least one, as the bot has ordered them */
    record CommandsOfBot(UserView bot, List<OfferedCommand> commands) {
        static CommandsOfBot of(BotCommands offered) {
            return new CommandsOfBot(
                UserView.of(offered.bot()),
                offered.commands().stream().map(OfferedCommand::of).toList()
            );
        }
    }

    /** @param bots of the chat that offer something */
    record ChatCommandList(List<CommandsOfBot> bots) {}

    /** @param runs of the asking user, the earliest first */
    record RunList(List<RunView> runs) {}

    record AnswerRunRequest(@NotNull AnswerVisibility visibility, @NotNull String text) {}

    /** @param seq the place of the message, null for a private answer */
    record AnsweredRun(RunId runId, @Nullable Long seq) {}
}
