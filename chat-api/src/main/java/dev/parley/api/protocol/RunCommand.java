package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.run.AnswerVisibility;
import dev.parley.chat.run.RunId;
import dev.parley.chat.user.UserId;

/** Commands about slash commands: what a member asks of a bot, and what the bot answers. */
public sealed interface RunCommand extends ClientFrame {
    /**
     * Runs a slash command. Answered by {@code run.started}. In a personal chat that does not exist yet it creates the chat.
     *
     * @param clientId the client's own id of the run, 1 to 64 characters; a repeat with the same one gets the run that was begun
     * @param botId the bot that offers it, a member of the chat
     * @param name without the slash
     * @param arguments at most 2,000 characters (Unicode code points); may be empty
     */
    @JsonTypeName("run.start")
    record StartRun(
        String id,
        ChatId chatId,
        String clientId,
        UserId botId,
        String name,
        String arguments
    ) implements RunCommand {}

    /**
     * A bot answers a run of which it was told. Answered by {@code run.answered}.
     *
     * @param clientId the bot's own id of the answer, 1 to 64 characters, unique within the run; a repeat with the same one gets
     *     the first result and answers nothing more
     * @param visibility {@code all} for a message to the chat, {@code one} for the one who has run the command alone
     * @param text as that of a message
     */
    @JsonTypeName("run.answer")
    record AnswerRun(
        String id,
        RunId runId,
        String clientId,
        AnswerVisibility visibility,
        String text
    ) implements RunCommand {}
}
