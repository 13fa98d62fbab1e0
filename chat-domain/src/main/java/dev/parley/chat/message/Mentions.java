package dev.parley.chat.message;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.Mention;
import dev.parley.chat.text.MentionNames;
import dev.parley.chat.text.MentionNames.Place;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Finds the mentions of a text: {@code @username} of a member, and {@code @all} if the author may mention all.
 * Everything else that looks like a mention is plain text, and so is everything after the first {@value #MAX}.
 */
@Component
@RequiredArgsConstructor
class Mentions {

    static final int MAX = 50;

    private static final String ALL = "all";

    private final Users users;

    /** What may be mentions; who of them are members is decided upon the chat as it stands. */
    record Found(List<Place> places, Map<String, UserId> users) {
        private static final Found NOTHING = new Found(List.of(), Map.of());

        /** The mentions of a message by this author in the chat. */
        List<Mention> in(Chat chat, UserId author) {
            boolean all = !places.isEmpty() && ChatAccess.allowed(chat, author).contains(ChatAction.MENTION_ALL);
            return places
                .stream()
                .flatMap(place -> resolve(place, chat, all).stream())
                .limit(MAX)
                .toList();
        }

        private Optional<Mention> resolve(Place place, Chat chat, boolean all) {
            return place
                .names()
                .stream()
                .flatMap(name -> resolve(name, place.start(), chat, all).stream())
                .findFirst();
        }

        private Optional<Mention> resolve(String name, int start, Chat chat, boolean all) {
            int length = name.length() + 1;
            if (name.equals(ALL)) {
                return all ? Optional.of(Mention.ofAll(start, length)) : Optional.empty();
            }
            return Optional.ofNullable(users.get(name))
                .filter(userId -> chat.member(userId).isPresent())
                .map(userId -> new Mention(userId, start, length));
        }
    }

    Found find(String text) {
        // Twice as many are looked at as may count, as some will not be members; more would only cost.
        var places = MentionNames.in(text, 2 * MAX);
        if (places.isEmpty()) {
            return Found.NOTHING;
        }
        var names = places
            .stream()
            .flatMap(place -> place.names().stream())
            .filter(name -> !name.equals(ALL))
            .collect(Collectors.toSet());
        return new Found(places, names.isEmpty() ? Map.of() : users.byUsernames(names));
    }
}
