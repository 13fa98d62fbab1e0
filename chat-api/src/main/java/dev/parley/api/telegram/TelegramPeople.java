package dev.parley.api.telegram;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Who has talked to the bot, and therefore can be written to, in MongoDB. Forgotten a year after they did last, and as soon as
 * it shows that they have blocked the bot.
 */
class TelegramPeople {

    private static final long KEPT_DAYS = 365;
    private static final String USERNAME = "username";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> people;
    private final Clock clock;

    TelegramPeople(MongoTemplate mongo, Clock clock) {
        people = mongo.getCollection("telegram_people");
        people.createIndex(Indexes.ascending(USERNAME));
        people.createIndex(Indexes.ascending("seenAt"), new IndexOptions().expireAfter(KEPT_DAYS, TimeUnit.DAYS));
        this.clock = clock;
    }

    /** Notes that this person talks to the bot. A user name is one person's at a time: the last who has come with it. */
    TelegramPerson meet(Update.Sender sender) {
        var person = TelegramPerson.of(sender);
        String username = lower(person.username());
        if (username != null) {
            people.updateMany(
                Filters.and(Filters.eq(USERNAME, username), Filters.ne("_id", person.id())),
                Updates.unset(USERNAME)
            );
        }
        people.replaceOne(Filters.eq("_id", person.id()), document(person, username), UPSERT);
        return person;
    }

    private Document document(TelegramPerson person, @Nullable String username) {
        var document = new Document("_id", person.id())
            .append("shownUsername", person.username())
            .append("name", person.name())
            .append("language", person.language().name())
            .append("seenAt", Date.from(clock.instant()));
        return username == null ? document : document.append(USERNAME, username);
    }

    /** @param username without the {@code @}, in any case */
    Optional<TelegramPerson> byUsername(String username) {
        return Optional.ofNullable(people.find(Filters.eq(USERNAME, lower(username))).first()).map(
            TelegramPeople::person
        );
    }

    Optional<TelegramPerson> find(long id) {
        return Optional.ofNullable(people.find(Filters.eq("_id", id)).first()).map(TelegramPeople::person);
    }

    void forget(long id) {
        people.deleteOne(Filters.eq("_id", id));
    }

    private static TelegramPerson person(Document document) {
        return new TelegramPerson(
            document.getLong("_id"),
            document.getString("shownUsername"),
            document.getString("name"),
            Language.valueOf(document.getString("language"))
        );
    }

    private static @Nullable String lower(@Nullable String username) {
        return username == null ? null : username.toLowerCase(Locale.ROOT);
    }
}
