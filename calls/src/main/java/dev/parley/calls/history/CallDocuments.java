package dev.parley.calls.history;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallOutcome;
import dev.parley.calls.session.CallPart;
import dev.parley.calls.session.CallRecord;
import dev.parley.chat.log.ChatId;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Past calls as they stand in the history of one user. */
final class CallDocuments {

    private CallDocuments() {}

    /**
     * @param owner one of those whom the call concerned
     * @param title of the call's meeting, if it was held in one
     */
    static Document write(CallRecord call, Person owner, @Nullable String title) {
        return new Document("id", call.callId().value())
            .append("place", placeFor(call, owner).toString())
            .append("title", title)
            .append("kind", call.kind().name())
            .append("by", call.startedBy().toString())
            .append("at", Date.from(call.startedAt()))
            .append("answeredAt", call.answeredAt() == null ? null : Date.from(call.answeredAt()))
            .append("endedAt", Date.from(call.endedAt()))
            .append("outcome", call.outcome().name())
            .append("reason", call.reason().name())
            .append("durationMs", call.durationMs())
            .append("part", call.attendance().partOf(owner).name())
            .append("participants", call.attendance().present().size())
            .append("quality", QualityDocuments.write(call.quality()));
    }

    /**
     * The chat of others stays theirs: for one whom they have added, also one who was put out since, it was a call with the
     * one who has started it.
     */
    private static CallPlace placeFor(CallRecord call, Person owner) {
        return owner
            .userId()
            .filter(user ->
                call
                    .place()
                    .chatId()
                    .filter(chat -> !chat.concerns(user))
                    .isPresent()
            )
            .flatMap(user ->
                call
                    .startedBy()
                    .userId()
                    .map(starter -> CallPlace.of(ChatId.personal(starter, user)))
            )
            .orElse(call.place());
    }

    static PastCall read(Document call) {
        return new PastCall(
            new CallId(call.getString("id")),
            CallPlace.parse(call.getString("place")),
            call.getString("title"),
            CallKind.valueOf(call.getString("kind")),
            Person.parse(call.getString("by")),
            call.getDate("at").toInstant(),
            Optional.ofNullable(call.getDate("answeredAt")).map(Date::toInstant).orElse(null),
            call.getDate("endedAt").toInstant(),
            CallOutcome.valueOf(call.getString("outcome")),
            CallEndReason.valueOf(call.get("reason", CallEndReason.HUNG_UP.name())),
            call.getLong("durationMs"),
            CallPart.valueOf(call.getString("part")),
            call.getInteger("participants"),
            QualityDocuments.read(call)
        );
    }
}
