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

    private SanctionDocuments() {}

    static Document write(Sanctions sanctions) {
        return new Document(
            "bans",
            sanctions
                .bans()
                .entrySet()
                .stream()
                .map(ban -> new Document(USER, ban.getKey().value()).append(BY_SERVER, ban.getValue().byServer()))
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
            bans.put(new UserId(ban.getString(USER)), new Ban(ban.getBoolean(BY_SERVER, false)));
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
        return ban == null ? null : new Document(BY_SERVER, ban.byServer());
    }

    static @Nullable Ban readBan(@Nullable Document ban) {
        return ban == null ? null : new Ban(ban.getBoolean(BY_SERVER, false));
    }

    static @Nullable Document write(@Nullable TimeOut timeOut) {
        return timeOut == null
            ? null
            : new Document("until", Date.from(timeOut.until()))
                  .append("reason", timeOut.reason())
                  .append(BY_SERVER, timeOut.byServer());
    }

    static @Nullable TimeOut readTimeOut(@Nullable Document timeOut) {
        return timeOut == null
            ? null
            : new TimeOut(
                  timeOut.getDate("until").toInstant(),
                  timeOut.getString("reason"),
                  timeOut.getBoolean(BY_SERVER, false)
              );
    }
}
