package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.run.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Replies and events about slash commands. */
public sealed interface RunEvent extends ServerFrame {
    /** The run has begun; a repeat gets it as it stands now. */
    @JsonTypeName("run.started")
    record RunStarted(String re, RunView run) implements RunEvent {}

    /** @param seq the place of the message, null for a private answer */
    @JsonTypeName("run.answered")
    record RunAnswered(String re, RunId runId, @JsonSetter(nulls = Nulls.SET) @Nullable Long seq) implements RunEvent {}

    /**
     * To a bot: a member asks it for something. A connection is told of a run once; one that comes while no answer is there is
     * told again.
     *
     * @param user who has run the command
     * @param name without the slash
     * @param arguments as typed after the name; may be empty
     */
    @JsonTypeName("run.told")
    record RunTold(
        RunId runId,
        ChatId chatId,
        UserView user,
        String name,
        String arguments,
        Instant startedAt
    ) implements RunEvent {}

    /** To the one who has begun it, on all connections: a run as it stands now. */
    @JsonTypeName("run.changed")
    record RunChanged(RunView run) implements RunEvent {}

    /** The user has dismissed a run, on whichever device. */
    @JsonTypeName("run.dismissed")
    record RunDismissed(ChatId chatId, RunId runId) implements RunEvent {}
}
