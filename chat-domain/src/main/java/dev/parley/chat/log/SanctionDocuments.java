package dev.parley.chat.log;

import dev.parley.chat.user.UserId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Bans and time-outs as MongoDB documents. */
final class SanctionDocuments {

    private static final String USER = "user";
    private static final String BY_SERVER = "byServer";
    /** Missing for a member, and where it was not noted yet. */
    private static final String OF = "of";

    private SanctionDocuments() {}

    static Document write(Sanctions sanctions) {
        return new Document(
            "bans",
            sanctions
                .bans()
                .entrySet()
                .stream()
                .map(ban -> write(ban.getValue(), new Document(USER, ban.getKey().value())))
                .toList()
        ).append(
            "timeOuts",
            sanctions
                .timeOuts()
                .entrySet()
                .stream()
                .map(timeOut ->
                    new Document(USER, timeOut.getKey().value()).append("timeOut", write(timeOut.getValue()))
                )
                .toList()
        );
    }

    /** @param sanctions null where the snapshot is older than bans and time-outs are */
    static Sanctions read(@Nullable Document sanctions) {
        if (sanctions == null) {
            return Sanctions.NONE;
        }
        Map<UserId, Ban> bans = new LinkedHashMap<>();
        for (Document ban : sanctions.getList("bans", Document.class, List.of())) {
            bans.put(new UserId(ban.getString(USER)), ban(ban));
        }
        Map<UserId, TimeOut> timeOuts = new LinkedHashMap<>();
        for (Document stored : sanctions.getList("timeOuts", Document.class, List.of())) {
            if (readTimeOut(stored.get("timeOut", Document.class)) instanceof TimeOut timeOut) {
                timeOuts.put(new UserId(stored.getString(USER)), timeOut);
            }
        }
        return new Sanctions(bans, timeOuts);
    }

    static @Nullable Document write(@Nullable Ban ban) {
        return ban == null ? null : write(ban, new Document());
    }

    private static Document write(Ban ban, Document into) {
        return of(into.append(BY_SERVER, ban.byServer()), ban.of());
    }

    static @Nullable Ban readBan(@Nullable Document ban) {
        return ban == null ? null : ban(ban);
    }

    private static Ban ban(Document ban) {
        return new Ban(ban.getBoolean(BY_SERVER, false), of(ban));
    }

    private static Document of(Document into, Role role) {
        return role == Role.MEMBER ? into : into.append(OF, role.name());
    }

    private static Role of(Document document) {
        return Role.valueOf(document.get(OF, Role.MEMBER.name()));
    }

    static @Nullable Document write(@Nullable TimeOut timeOut) {
        return timeOut == null
            ? null
            : of(
                  new Document("until", Date.from(timeOut.until()))
                      .append("reason", timeOut.reason())
                      .append(BY_SERVER, timeOut.byServer()),
                  timeOut.of()
              );
    }

    static @Nullable TimeOut readTimeOut(@Nullable Document timeOut) {
        return timeOut == null
            ? null
            : new TimeOut(
                  timeOut.getDate("until").toInstant(),
                  timeOut.getString("reason"),
                  timeOut.getBoolean(BY_SERVER, false),
                  of(timeOut)
              );
    }
}
