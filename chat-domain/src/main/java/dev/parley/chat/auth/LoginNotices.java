package dev.parley.chat.auth;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/** The notices of logins on new devices that nobody has dismissed; each is kept for 90 days at most. */
@Service
public class LoginNotices {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST_SHOWN = 20;

    private final MongoCollection<Document> notices;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    LoginNotices(MongoTemplate mongo, Clock clock, ApplicationEventPublisher events) {
        notices = mongo.getCollection("login_notices");
        notices.createIndex(Indexes.ascending("user"));
        notices.createIndex(Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
        this.clock = clock;
        this.events = events;
    }

    /** Before the login is there, so that none is without its notice. */
    void add(AuthSession opening) {
        var notice = new Document("_id", opening.id().value())
            .append("user", opening.userId().value())
            .append("at", Date.from(opening.openedAt()))
            .append("expiresAt", Date.from(opening.openedAt().plus(KEPT)));
        opening.whereabouts().write(notice);
        notices.insertOne(notice);
    }

    /** Those that are for this login, the latest first. */
    public List<LoginNotice> of(AuthSession viewer) {
        var shown = new ArrayList<LoginNotice>();
        for (Document notice : notices
            .find(
                Filters.and(
                    Filters.eq("user", viewer.userId().value()),
                    Filters.gt("expiresAt", Date.from(clock.instant()))
                )
            )
            .sort(Sorts.descending("at"))
            .limit(MOST_SHOWN)) {
            shown.add(LoginNotice.read(notice));
        }
        return shown
            .stream()
            .filter(notice -> notice.isFor(viewer))
            .toList();
    }

    /** One that is not for this login, or not there, stays as it is. */
    public void dismiss(AuthSession viewer, AuthSessionId id) {
        var mine = Filters.and(Filters.eq("_id", id.value()), Filters.eq("user", viewer.userId().value()));
        var found = notices.find(mine).first();
        if (found != null && LoginNotice.read(found).isFor(viewer)) {
            notices.deleteOne(mine);
            events.publishEvent(new LoginsChanged(viewer.userId()));
        }
    }

    public void deleteAll(UserId userId) {
        notices.deleteMany(Filters.eq("user", userId.value()));
    }
}
