package dev.parley.chat.log;

import com.mongodb.client.MongoCollection;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Where to look for the messages that mention a user: for each chat one list of the messages that mention all, and one
 * for each user that a message of it mentions. Mentioning a thousand members at once thus costs one write.
 *
 * <p>A message whose mention was edited away stays listed. Whether a listed message still mentions the user, the message
 * itself says.
 */
final class MentionIndex {

    private static final String ALL = "all";

    private final PlaceLists lists;

    MentionIndex(MongoCollection<Document> mentions) {
        lists = new PlaceLists(mentions);
    }

    /** Lists the messages that the events wrote or changed; may be repeated. */
    void add(List<LoggedEvent> events) {
        lists.add(
            events
                .stream()
                .flatMap(
                    event ->
                        switch (event.body()) {
                            case MessageSent sent -> entries(event.chatId(), event.seq(), sent.content().mentions());
                            case MessageEdited edited -> entries(event.chatId(), edited.target(), edited.mentions());
                            default -> Stream.empty();
                        }
                )
                .toList()
        );
    }

    /** For each of the chats the places to look at for mentions of the user, ascending; chats without any are left out. */
    Map<ChatId, TreeSet<Long>> places(UserId userId, Collection<ChatId> chatIds) {
        var chats = new HashMap<String, ChatId>();
        for (ChatId chatId : chatIds) {
            chats.put(id(chatId, ALL), chatId);
            chats.put(id(chatId, userId.value()), chatId);
        }
        var places = new HashMap<ChatId, TreeSet<Long>>();
        lists
            .find(chats.keySet())
            .forEach((list, seqs) ->
                places.computeIfAbsent(Objects.requireNonNull(chats.get(list)), _ -> new TreeSet<>()).addAll(seqs)
            );
        return places;
    }

    private static Stream<PlaceLists.Entry> entries(ChatId chatId, long seq, List<Mention> mentioned) {
        return mentioned
            .stream()
            .map(mention -> mention.userId() instanceof UserId userId ? userId.value() : ALL)
            .distinct()
            .map(whom -> new PlaceLists.Entry(id(chatId, whom), seq));
    }

    private static String id(ChatId chatId, String whom) {
        return chatId + "/" + whom;
    }
}
