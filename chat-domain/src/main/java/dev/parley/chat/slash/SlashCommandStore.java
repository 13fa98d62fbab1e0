package dev.parley.chat.slash;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The slash commands of all bots, one document for each bot. */
@Component
class SlashCommandStore {

    private static final String COMMANDS = "commands";
    private static final int BOTS_AT_ONCE = 2_000;

    private final MongoCollection<Document> bots;
    private final OnceUpdates once;

    SlashCommandStore(MongoTemplate mongo, OnceUpdates once) {
        this.bots = mongo.getCollection("slash_commands");
        this.once = once;
    }

    /** @param intent of the bot itself; a repeat of it changes nothing */
    void change(Intent intent, UnaryOperator<List<SlashCommand>> change) {
        once.update(bots, intent.actor().value(), intent.key(), found -> {
            var present = read(found);
            var changed = change.apply(present);
            return changed.equals(present) ? null : Updates.set(COMMANDS, write(changed));
        });
    }

    List<SlashCommand> of(UserId bot) {
        return of(List.of(bot)).getOrDefault(bot, List.of());
    }

    /** Those of the users who offer something, with what it is. */
    Map<UserId, List<SlashCommand>> of(Collection<UserId> users) {
        var ids = users.stream().map(UserId::value).toList();
        var all = new HashMap<UserId, List<SlashCommand>>();
        for (int from = 0; from < ids.size(); from += BOTS_AT_ONCE) {
            var chunk = ids.subList(from, Math.min(ids.size(), from + BOTS_AT_ONCE));
            for (Document found : bots.find(Filters.in("_id", chunk))) {
                var commands = read(found);
                if (!commands.isEmpty()) {
                    all.put(new UserId(found.getString("_id")), commands);
                }
            }
        }
        return all;
    }

    void forget(UserId bot) {
        bots.deleteOne(Filters.eq("_id", bot.value()));
    }

    private static List<Document> write(List<SlashCommand> commands) {
        return commands
            .stream()
            .map(command ->
                new Document("name", command.name())
                    .append("hint", command.hint())
                    .append("description", command.description())
            )
            .toList();
    }

    private static List<SlashCommand> read(Document bot) {
        return bot
            .getList(COMMANDS, Document.class, List.of())
            .stream()
            .map(command ->
                new SlashCommand(command.getString("name"), command.getString("hint"), command.getString("description"))
            )
            .toList();
    }
}
