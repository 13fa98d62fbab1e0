package dev.parley.chat.log;

import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How one comes into a chat, and how fast one may write in it, as MongoDB documents. */
final class AdmissionDocuments {

    private AdmissionDocuments() {}

    static Document write(Admission admission) {
        return new Document("handle", admission.handle())
            .append("invites", admission.invites().values().stream().map(AdmissionDocuments::write).toList())
            .append("removed", admission.removed().stream().map(UserId::value).toList());
    }

    /** @param admission null where the snapshot is older than invites are */
    static Admission readAdmission(@Nullable Document admission) {
        if (admission == null) {
            return Admission.CLOSED;
        }
        Map<InviteId, Invite> invites = new LinkedHashMap<>();
        for (Document stored : admission.getList("invites", Document.class)) {
            var invite = readInvite(stored);
            invites.put(invite.id(), invite);
        }
        Set<UserId> removed = new LinkedHashSet<>();
        admission.getList("removed", String.class).forEach(userId -> removed.add(new UserId(userId)));
        return new Admission(admission.getString("handle"), invites, removed);
    }

    static List<Document> write(Pace pace) {
        return pace
            .posts()
            .entrySet()
            .stream()
            .map(post -> new Document("user", post.getKey().value()).append("at", Date.from(post.getValue())))
            .toList();
    }

    /** @param posts null where the snapshot is older than slow mode is */
    static Pace readPace(@Nullable List<Document> posts) {
        Map<UserId, Instant> byUser = new LinkedHashMap<>();
        if (posts != null) {
            posts.forEach(post -> byUser.put(new UserId(post.getString("user")), post.getDate("at").toInstant()));
        }
        return new Pace(byUser);
    }

    static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    static @Nullable Instant instant(Document document, String field) {
        var date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }

    private static Document write(Invite invite) {
        return new Document("id", invite.id().value())
            .append("maker", invite.maker().value())
            .append("createdAt", Date.from(invite.createdAt()))
            .append("expiresAt", date(invite.expiresAt()))
            .append("maxUses", invite.maxUses())
            .append("uses", invite.uses());
    }

    private static Invite readInvite(Document invite) {
        return new Invite(
            new InviteId(invite.getString("id")),
            new UserId(invite.getString("maker")),
            invite.getDate("createdAt").toInstant(),
            instant(invite, "expiresAt"),
            invite.getInteger("maxUses"),
            invite.getInteger("uses")
        );
    }
}
