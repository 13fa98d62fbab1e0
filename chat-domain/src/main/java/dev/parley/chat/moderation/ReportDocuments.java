package dev.parley.chat.moderation;

import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.moderation.Report.Place;
import dev.parley.chat.moderation.Report.Resolution;
import dev.parley.chat.moderation.Report.Taken;
import dev.parley.chat.moderation.ReportedMessage.File;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reports as MongoDB documents. */
final class ReportDocuments {

    private ReportDocuments() {}

    static Document write(Report report) {
        var document = new Document("_id", report.id().value())
            .append("at", Date.from(report.at()))
            .append("kind", report.kind().name())
            .append("text", report.text())
            .append("person", value(report.person()))
            .append("place", write(report.place()))
            .append("messages", report.messages().stream().map(ReportDocuments::write).toList())
            .append("taken", report.taken().stream().map(ReportDocuments::write).toList());
        if (report.reporter() != null) {
            document.append("reporter", value(report.reporter()));
        }
        return document;
    }

    static Report read(Document report) {
        return new Report(
            new ReportId(report.getString("_id")),
            instant(report, "at"),
            user(report, "reporter"),
            ReportKind.valueOf(report.getString("kind")),
            report.getString("text"),
            user(report, "person"),
            place(report.get("place", Document.class)),
            report.getList("messages", Document.class, List.of()).stream().map(ReportDocuments::message).toList(),
            report
                .getList("taken", Document.class, List.of())
                .stream()
                .map(taken ->
                    new Taken(
                        ReportAction.valueOf(taken.getString("action")),
                        new UserId(taken.getString("by")),
                        instant(taken, "at")
                    )
                )
                .toList(),
            resolution(report.get("resolution", Document.class))
        );
    }

    static Document write(Taken taken) {
        return new Document("action", taken.action().name())
            .append("by", taken.by().value())
            .append("at", Date.from(taken.at()));
    }

    static Document write(Resolution resolution) {
        return new Document("by", resolution.by().value())
            .append("at", Date.from(resolution.at()))
            .append("outcome", resolution.outcome().name())
            .append("note", resolution.note());
    }

    private static @Nullable Resolution resolution(@Nullable Document resolution) {
        return resolution == null
            ? null
            : new Resolution(
                  new UserId(resolution.getString("by")),
                  instant(resolution, "at"),
                  ReportOutcome.valueOf(resolution.getString("outcome")),
                  resolution.getString("note")
              );
    }

    private static @Nullable Document write(@Nullable Place place) {
        return place == null
            ? null
            : new Document("chat", place.chatId().value())
                  .append("type", place.type().name())
                  .append("title", place.title())
                  .append("seq", place.seq());
    }

    private static @Nullable Place place(@Nullable Document place) {
        return place == null
            ? null
            : new Place(
                  new ChatId(place.getString("chat")),
                  ChatType.valueOf(place.getString("type")),
                  place.getString("title"),
                  place.getLong("seq")
              );
    }

    private static Document write(ReportedMessage message) {
        return new Document("seq", message.seq())
            .append("author", message.author().value())
            .append("webhook", message.webhook())
            .append("at", Date.from(message.at()))
            .append("editedAt", date(message.editedAt()))
            .append("text", message.text())
            .append("files", message.files().stream().map(File::name).toList())
            .append(
                "fileIds",
                message
                    .files()
                    .stream()
                    .map(file -> file.id() == null ? null : file.id().value())
                    .toList()
            )
            .append("reported", message.reported());
    }

    private static ReportedMessage message(Document message) {
        var editedAt = message.getDate("editedAt");
        return new ReportedMessage(
            message.getLong("seq"),
            new UserId(message.getString("author")),
            message.getString("webhook"),
            instant(message, "at"),
            editedAt == null ? null : editedAt.toInstant(),
            message.getString("text"),
            files(message),
            message.getBoolean("reported", false)
        );
    }

    /** Their names stand by themselves, for versions that know nothing else of them. */
    private static List<File> files(Document message) {
        var names = message.getList("files", String.class, List.of());
        var ids = message.getList("fileIds", String.class, List.of());
        return IntStream.range(0, names.size())
            .mapToObj(at ->
                new File(at < ids.size() && ids.get(at) != null ? new AttachmentId(ids.get(at)) : null, names.get(at))
            )
            .toList();
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable String value(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    private static @Nullable UserId user(Document document, String field) {
        String value = document.getString(field);
        return value == null ? null : new UserId(value);
    }
}
