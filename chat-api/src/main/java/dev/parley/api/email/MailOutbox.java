package dev.parley.api.email;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.administration.RegistrationInviteId;
import dev.parley.chat.email.AccountMails;
import dev.parley.chat.email.AccountNotice;
import dev.parley.chat.email.MailLanguage;
import dev.parley.chat.email.UserAddress;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The mails that wait, in MongoDB: they survive the node, and the mail server's absence. Whatever is asked for costs the same
 * one write.
 */
@Component
class MailOutbox implements AccountMails {

    /** How long whoever has taken a mail has to send it before another takes it: longer than the mail server may take. */
    static final Duration CLAIM = Duration.ofMinutes(5);

    /** For how long one waits that somebody waits for, and one that only tells of something. */
    private static final Duration AWAITED_KEPT = Duration.ofHours(1);
    private static final Duration NOTICE_KEPT = Duration.ofDays(1);
    private static final FindOneAndUpdateOptions OLDEST = new FindOneAndUpdateOptions().sort(Sorts.ascending("dueAt"));

    private final MongoCollection<Document> mails;
    private final boolean sent;
    private final IdGenerator ids;
    private final Clock clock;

    MailOutbox(MongoTemplate mongo, ObjectProvider<MailProperties> configured, IdGenerator ids, Clock clock) {
        mails = mongo.getCollection("mail_outbox");
        mails.createIndex(Indexes.ascending("dueAt"));
        // One that this node cannot read, as of a newer one, goes as well in the end.
        mails.createIndex(
            Indexes.ascending("until"),
            new IndexOptions().expireAfter(NOTICE_KEPT.toSeconds(), TimeUnit.SECONDS)
        );
        sent = configured.getIfAvailable() != null;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A mail that this node is to send.
     *
     * @param tries how often it was taken before
     * @param until when it would come too late
     */
    record Taken(String id, MailJob job, int tries, Instant until) {}

    @Override
    public boolean areSent() {
        return sent;
    }

    @Override
    public void register(UserAddress to) {
        add(new MailJob.Register(to), AWAITED_KEPT);
    }

    @Override
    public void invite(UserAddress to, String invite) {
        add(new MailJob.Invite(to, new RegistrationInviteId(invite)), NOTICE_KEPT);
    }

    @Override
    public void confirmAddress(UserId userId) {
        add(new MailJob.ConfirmAddress(userId), AWAITED_KEPT);
    }

    @Override
    public void resetPassword(String name, MailLanguage language) {
        add(new MailJob.ResetPassword(name, language), AWAITED_KEPT);
    }

    @Override
    public void tell(UserId userId, UserAddress to, AccountNotice notice) {
        add(new MailJob.Tell(userId, to, notice), NOTICE_KEPT);
    }

    private void add(MailJob job, Duration kept) {
        if (sent) {
            var now = clock.instant();
            mails.insertOne(
                MailJobDocuments.write(job)
                    .append("_id", ids.next())
                    .append("tries", 0)
                    .append("dueAt", Date.from(now))
                    .append("until", Date.from(now.plus(kept)))
            );
        }
    }

    /** The one that has waited longest, for this node. */
    Optional<Taken> take() {
        var now = clock.instant();
        var claim = Updates.combine(Updates.set("dueAt", Date.from(now.plus(CLAIM))), Updates.inc("tries", 1));
        return Optional.ofNullable(mails.findOneAndUpdate(Filters.lte("dueAt", Date.from(now)), claim, OLDEST)).map(
            found ->
                new Taken(
                    found.getString("_id"),
                    MailJobDocuments.read(found),
                    found.getInteger("tries"),
                    found.getDate("until").toInstant()
                )
        );
    }

    /** It is sent, or not to be sent any more. */
    void remove(Taken taken) {
        mails.deleteOne(byId(taken));
    }

    /** It could not be sent, and is tried again after that. */
    void putBack(Taken taken, Duration after) {
        mails.updateOne(byId(taken), Updates.set("dueAt", Date.from(clock.instant().plus(after))));
    }

    private static Bson byId(Taken taken) {
        return Filters.eq("_id", taken.id());
    }
}
