package dev.parley.calls.meeting;

import dev.parley.calls.meeting.Meeting.RemovedPerson;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Meetings as MongoDB has them. */
final class MeetingDocuments {

    private MeetingDocuments() {}

    static Document write(Meeting meeting) {
        return new Document("_id", meeting.id().value())
            .append("code", meeting.code().value())
            .append("owner", meeting.owner().value())
            .append("coHosts", meeting.coHosts().stream().map(UserId::value).toList())
            .append("hosts", meeting.hosts().stream().map(UserId::value).toList())
            .append("title", meeting.title())
            .append("kind", meeting.kind().name())
            .append("options", write(meeting.options()))
            .append("passcode", meeting.passcode())
            .append("times", write(meeting.times()))
            .append("locked", meeting.locked())
            .append("removed", meeting.removed().stream().map(MeetingDocuments::write).toList())
            .append("createdAt", Date.from(meeting.createdAt()))
            .append("overAt", Date.from(meeting.overAt()))
            .append("endedAt", date(meeting.endedAt()));
    }

    private static Document write(MeetingOptions options) {
        return new Document("lobby", options.lobby())
            .append("guests", options.guests())
            .append("startMuted", options.startMuted())
            .append("sharing", options.sharing().name())
            .append("unmuting", options.unmuting().name());
    }

    private static Document write(MeetingTimes times) {
        return new Document("startsAt", date(times.startsAt()))
            .append("endsAt", date(times.endsAt()))
            .append("zone", times.zone() == null ? null : times.zone().getId())
            .append("weekly", times.weekly())
            .append("repeatsUntil", date(times.repeatsUntil()));
    }

    private static Document write(RemovedPerson removed) {
        return new Document("person", removed.person().toString())
            .append("name", removed.name())
            .append("device", removed.device());
    }

    static Meeting read(Document meeting) {
        return new Meeting(
            new MeetingId(meeting.getString("_id")),
            new LinkCode(meeting.getString("code")),
            new UserId(meeting.getString("owner")),
            meeting.getList("coHosts", String.class).stream().map(UserId::new).toList(),
            meeting.getString("title"),
            CallKind.valueOf(meeting.getString("kind")),
            readOptions(meeting.get("options", Document.class)),
            meeting.getString("passcode"),
            readTimes(meeting.get("times", Document.class)),
            meeting.getBoolean("locked"),
            meeting.getList("removed", Document.class).stream().map(MeetingDocuments::readRemoved).toList(),
            meeting.getDate("createdAt").toInstant(),
            meeting.getDate("overAt").toInstant(),
            instant(meeting, "endedAt")
        );
    }

    private static MeetingOptions readOptions(Document options) {
        return new MeetingOptions(
            options.getBoolean("lobby"),
            options.getBoolean("guests"),
            options.getBoolean("startMuted"),
            Whom.valueOf(options.getString("sharing")),
            Whom.valueOf(options.getString("unmuting"))
        );
    }

    private static MeetingTimes readTimes(Document times) {
        String zone = times.getString("zone");
        return new MeetingTimes(
            instant(times, "startsAt"),
            instant(times, "endsAt"),
            zone == null ? null : ZoneId.of(zone),
            times.getBoolean("weekly"),
            instant(times, "repeatsUntil")
        );
    }

    private static RemovedPerson readRemoved(Document removed) {
        return new RemovedPerson(
            Person.parse(removed.getString("person")),
            removed.getString("name"),
            removed.getString("device")
        );
    }

    private static @Nullable Date date(@Nullable Instant time) {
        return time == null ? null : Date.from(time);
    }

    private static @Nullable Instant instant(Document document, String field) {
        return Optional.ofNullable(document.getDate(field)).map(Date::toInstant).orElse(null);
    }
}
