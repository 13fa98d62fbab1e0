package dev.parley.chat.listing;

import dev.parley.chat.administration.Administrators;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.storage.QuotaRules;
import dev.parley.chat.storage.QuotaRules.PersonQuota;
import dev.parley.chat.storage.QuotaRules.Quotas;
import dev.parley.chat.storage.StoragePeople;
import dev.parley.chat.storage.StoragePeople.Counted;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserDirectory;
import dev.parley.chat.user.UserDirectory.Standing;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Whose files take how much room, and how much they may, to administrators. Everybody else is refused with {@code FORBIDDEN}. */
@Service
@RequiredArgsConstructor
public class StorageUse {

    private static final int PAGE = 20;

    private final Administrators administrators;
    private final StoragePeople people;
    private final QuotaRules rules;
    private final Users users;
    private final UserDirectory directory;
    private final AuditLog audit;

    /** What the files of all take, each forwarded one counted again, and what holds for all. */
    public record Overview(long bytes, long files, Quotas quotas) {}

    /** @param user null where the account is gone, and files are still there */
    public record Listed(@Nullable User user, Counted counted) {}

    /** @param next the cursor of the next page, null at the end */
    public record Page(List<Listed> people, @Nullable String next) {}

    /** @throws ParleyException {@code FORBIDDEN} */
    public Overview overview(UserId asking) {
        administrators.require(asking);
        var sum = people.sum();
        return new Overview(sum.bytes(), sum.files(), rules.quotas());
    }

    /**
     * Decides how much the files of each person, and of each chat, may take from now on. Who has more keeps it, and uploads
     * nothing more.
     *
     * @throws ParleyException {@code FORBIDDEN}, {@code INVALID_REQUEST}
     */
    public void change(Intent intent, Quotas quotas) {
        administrators.require(intent.actor());
        if (rules.change(intent, quotas)) {
            var details = new HashMap<String, String>();
            put(details, "person", quotas.person());
            put(details, "chat", quotas.chat());
            audit.add(AuditKind.QUOTAS_CHANGED, intent.actor(), null, details);
        }
    }

    /** Decides it for one person. @throws ParleyException {@code FORBIDDEN}, {@code INVALID_REQUEST}, {@code USER_NOT_FOUND} */
    public Listed change(Intent intent, UserId userId, PersonQuota quota) {
        administrators.require(intent.actor());
        var user = users
            .find(userId)
            .filter(found -> !found.deleted())
            .orElseThrow(() -> new ParleyException(ErrorCode.USER_NOT_FOUND, Map.of("userId", userId.value())));
        if (rules.change(intent, userId, quota)) {
            var details = new HashMap<String, String>();
            details.put("own", Boolean.toString(quota.own()));
            put(details, "bytes", quota.own() ? quota.bytes() : null);
            audit.add(AuditKind.PERSON_QUOTA_CHANGED, intent.actor(), userId, details);
        }
        return new Listed(user, people.of(List.of(userId)).getFirst());
    }

    private static void put(Map<String, String> details, String name, @Nullable Long bytes) {
        if (bytes != null) {
            details.put(name, bytes.toString());
        }
    }

    /**
     * Whose files take most first; or, where a text is given, those who are called so, in the order of their user names. 20 a
     * page.
     *
     * @throws ParleyException {@code FORBIDDEN}, {@code INVALID_REQUEST}
     */
    public Page list(UserId asking, String text, @Nullable String cursor) {
        administrators.require(asking);
        return text.isBlank() ? largest(cursor) : called(text, cursor);
    }

    private Page called(String text, @Nullable String cursor) {
        var page = directory.people(text, Standing.ALL, cursor);
        var ids = page
            .accounts()
            .stream()
            .map(account -> account.user().id())
            .toList();
        return new Page(listed(people.of(ids)), page.next());
    }

    private Page largest(@Nullable String cursor) {
        var found = people.largest(cursor == null ? null : place(cursor), PAGE + 1);
        boolean more = found.size() > PAGE;
        var page = more ? found.subList(0, PAGE) : found;
        return new Page(listed(page), more ? page.getLast().bytes() + "." + page.getLast().userId() : null);
    }

    private static Counted place(String cursor) {
        int point = cursor.indexOf('.');
        try {
            long bytes = Long.parseLong(cursor.substring(0, Math.max(0, point)));
            return new Counted(new UserId(cursor.substring(point + 1)), bytes, 0, new PersonQuota(false, null));
        } catch (IllegalArgumentException malformed) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("cursor", "must be one of a page"));
        }
    }

    private List<Listed> listed(List<Counted> counted) {
        var named = users
            .all(counted.stream().map(Counted::userId).toList())
            .stream()
            .collect(Collectors.toMap(User::id, Function.identity()));
        return counted
            .stream()
            .map(each -> new Listed(named.get(each.userId()), each))
            .toList();
    }
}
