package dev.parley.api.search;

import dev.parley.api.user.UserResponse;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.search.MatchRange;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the search route. */
final class SearchResponses {

    private SearchResponses() {}

    /**
     * A message that was found.
     *
     * @param text all of it, as it is now
     * @param ranges the parts of it that were looked for, in UTF-16 units: in order, apart from each other, at most 100
     */
    record SearchHit(ChatId chatId, long seq, Instant at, UserId actor, String text, List<MatchRange> ranges) {}

    /**
     * Found messages, newest first. A page may be short or empty though there is more.
     *
     * @param people the authors
     * @param next the cursor of the next page, null at the end
     * @param indexing whether older messages may be missing, as some chats are still being indexed
     */
    record SearchPage(List<SearchHit> hits, List<UserResponse> people, @Nullable String next, boolean indexing) {}
}
