package dev.parley.chat.administration;

import com.mongodb.client.model.Updates;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The document of the administrators as it was read.
 *
 * @param leaving notes of those whose accounts are about to be locked or deleted
 * @param awaited whether the first account that comes is to be an administrator
 */
record Roster(List<UserId> ids, List<Document> leaving, boolean awaited) {
    private static final String IDS = "ids";
    private static final String LEAVING = "leaving";
    private static final String AWAITED = "awaited";
    private static final String USER = "user";
    private static final String KEY = "key";
    private static final String AT = "at";

    /** More than any request takes; a node that has died in between leaves no note for longer. */
    private static final Duration LEAVING_TAKES = Duration.ofHours(1);

    static Roster of(Document document) {
        return new Roster(
            document.getList(IDS, String.class, List.of()).stream().map(UserId::new).toList(),
            document.getList(LEAVING, Document.class, List.of()),
            document.getBoolean(AWAITED, false)
        );
    }

    /** Of an installation that has none yet. */
    static Bson inserting(boolean awaited) {
        return Updates.combine(Updates.setOnInsert(IDS, List.of()), Updates.setOnInsert(AWAITED, awaited));
    }

    Bson toUpdate() {
        return Updates.combine(
            Updates.set(IDS, ids.stream().map(UserId::value).toList()),
            Updates.set(LEAVING, leaving),
            Updates.set(AWAITED, awaited)
        );
    }

    boolean has(UserId id) {
        return ids.contains(id);
    }

    boolean isLeaving(UserId id) {
        return leaving.stream().anyMatch(note -> note.getString(USER).equals(id.value()));
    }

    Roster with(UserId id) {
        var more = new LinkedHashSet<>(ids);
        more.add(id);
        return new Roster(List.copyOf(more), leaving, false);
    }

    Roster withoutAwaiting() {
        return new Roster(ids, leaving, false);
    }

    /** @throws ParleyException {@code LAST_ADMINISTRATOR} */
    Roster without(UserId id) {
        if (has(id) && ids.size() == 1) {
            throw new ParleyException(ErrorCode.LAST_ADMINISTRATOR);
        }
        var others = ids
            .stream()
            .filter(each -> !each.equals(id))
            .toList();
        return new Roster(others, leaving, awaited);
    }

    /** @param key names the note, to be forgotten by {@link #forgetting} */
    Roster noting(UserId id, String key, Instant now) {
        var notes = new ArrayList<Document>();
        for (Document note : leaving) {
            if (note.getDate(AT).toInstant().plus(LEAVING_TAKES).isAfter(now)) {
                notes.add(note);
            }
        }
        notes.add(new Document(USER, id.value()).append(KEY, key).append(AT, Date.from(now)));
        return new Roster(ids, notes, awaited);
    }

    Roster forgetting(String key) {
        var others = leaving
            .stream()
            .filter(note -> !note.getString(KEY).equals(key))
            .toList();
        return new Roster(ids, others, awaited);
    }
}
