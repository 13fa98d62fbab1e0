package dev.parley.chat.message;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.Mention;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Finds out whom a text mentions: {@code @username} of a member, and {@code @all} where the author may mention all. Whatever
 * else looks like a mention is plain text, and so is all after the first {@value #MAX}.
 */
@Component
@RequiredArgsConstructor
class Mentions {

    static final int MAX = 50;

    private static final int NAME_MAX = 32;
    private static final String ALL = "all";
    private static final Pattern TOKEN = Pattern.compile(
        "(?<![\\p{L}\\p{N}@._-])@([A-Za-z0-9][A-Za-z0-9._-]*+)(?![\\p{L}\\p{N}@])"
    );

    private final Users users;

    /** What may be mentions; who of them are members is decided upon the chat as it stands. */
    record Found(List<Token> tokens, Map<String, UserId> users) {
        private static final Found NOTHING = new Found(List.of(), Map.of());

        /** The mentions of a message by this author in the chat. */
        List<Mention> in(Chat chat, UserId author) {
            boolean all = !tokens.isEmpty() && ChatAccess.allowed(chat, author).contains(ChatAction.MENTION_ALL);
            return tokens
                .stream()
                .flatMap(token -> token.resolve(chat, users, all).stream())
                .limit(MAX)
                .toList();
        }
    }

    /**
     * {@code @} and what follows it.
     *
     * @param names what it may stand for, the longest first: the dot after a name may end a sentence or belong to the name
     */
    record Token(int start, List<String> names) {
        private Optional<Mention> resolve(Chat chat, Map<String, UserId> users, boolean all) {
            return names
                .stream()
                .flatMap(name -> resolve(name, chat, users, all).stream())
                .findFirst();
        }

        private Optional<Mention> resolve(String name, Chat chat, Map<String, UserId> users, boolean all) {
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
        var tokens = new ArrayList<Token>();
        var names = new HashSet<String>();
        var matcher = TOKEN.matcher(text);
        // Twice as many are looked at as may count, as some will not be members; more would only cost.
        while (tokens.size() < 2 * MAX && matcher.find()) {
            var token = new Token(matcher.start(), names(matcher.group(1).toLowerCase(Locale.ROOT)));
            tokens.add(token);
            names.addAll(token.names());
        }
        names.remove(ALL);
        if (tokens.isEmpty()) {
            return Found.NOTHING;
        }
        return new Found(tokens, names.isEmpty() ? Map.of() : users.byUsernames(names));
    }

    private static List<String> names(String run) {
        String bare = run.replaceAll("[._-]++$", "");
        return Stream.of(run, run.substring(0, Math.min(run.length(), bare.length() + 1)), bare)
            .filter(name -> name.length() <= NAME_MAX)
            .distinct()
            .toList();
    }
}
