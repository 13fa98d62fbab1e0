package dev.parley.chat.listing;

import dev.parley.chat.administration.Administrators;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Which chats there are, to administrators. Everybody else is refused with {@code FORBIDDEN}. */
@Service
@RequiredArgsConstructor
public class AllChats {

    private static final int PAGE = 20;
    private static final int SEARCHED_MAX = 200;

    private final Administrators administrators;
    private final ChatFactsStore store;
    private final Users users;
    private final Locks locks;

    /**
     * @param owner null where there is none, or the account is gone
     * @param ownerless whether nobody can act as the owner: there is none, or the account is locked
     */
    public record Listed(ChatFacts facts, @Nullable User owner, boolean ownerless) {}

    /** @param next the cursor of the next page, null at the end */
    public record Page(List<Listed> chats, @Nullable String next) {}

    /** How many chats there are of each type. */
    public record Counts(long groups, long channels, long personal) {}

    /**
     * Groups and channels of whose title a word begins with the text, 20 a page; never personal ones.
     *
     * @param type null for both
     * @param cursor {@link Page#next} of the page before in the same order, or null
     * @throws ParleyException {@code FORBIDDEN}, {@code INVALID_REQUEST}
     */
    public Page list(UserId asking, String text, @Nullable ChatType type, ChatOrder order, @Nullable String cursor) {
        administrators.require(asking);
        if (text.indexOf('\0') >= 0 || text.length() > SEARCHED_MAX) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("query", "must have at most " + SEARCHED_MAX + " characters, none of them NUL")
            );
        }
        var found = store.find(text, type, order, cursor == null ? null : ChatCursor.of(cursor), PAGE + 1);
        boolean more = found.size() > PAGE;
        var page = more ? found.subList(0, PAGE) : found;
        String next = more
            ? new ChatCursor(ChatFactsStore.valueOf(page.getLast(), order), page.getLast().chatId()).toString()
            : null;
        return new Page(listed(page), next);
    }

    private List<Listed> listed(List<ChatFacts> page) {
        var owners = page.stream().map(ChatFacts::owner).filter(Objects::nonNull).collect(Collectors.toSet());
        var held = locks.heldAmong(owners);
        var named = users.all(owners).stream().collect(Collectors.toMap(User::id, Function.identity()));
        return page
            .stream()
            .map(facts -> {
                var owner = facts.owner();
                return new Listed(
                    facts,
                    owner == null ? null : named.get(owner),
                    owner == null || held.contains(owner)
                );
            })
            .toList();
    }

    /** @throws ParleyException {@code FORBIDDEN} */
    public Counts counts(UserId asking) {
        administrators.require(asking);
        return new Counts(store.count(ChatType.GROUP), store.count(ChatType.CHANNEL), store.count(ChatType.PERSONAL));
    }
}
