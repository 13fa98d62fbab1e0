package dev.parley.chat.run;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.run.Run.Answer;
import dev.parley.chat.user.UserId;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Runs as MongoDB documents. */
final class RunDocuments {

    private RunDocuments() {}

    static Document write(Run run) {
        return new Document("_id", run.id().value())
            .append("chat", run.chatId().value())
            .append("user", run.user().value())
            .append("clientId", run.clientId())
            .append("bot", run.bot().value())
            .append("name", run.name())
            .append("arguments", run.arguments())
            .append("startedAt", Date.from(run.startedAt()))
            .append("toldAt", run.toldAt() == null ? null : Date.from(run.toldAt()))
            .append("dismissed", run.dismissed())
            .append("answers", run.answers().stream().map(RunDocuments::write).toList())
            .append("rev", run.rev());
    }

    static Document write(Answer answer) {
        return new Document("clientId", answer.clientId())
            .append("visibility", answer.visibility().name())
            .append("text", answer.text())
            .append("at", Date.from(answer.at()));
    }

    static Run read(Document document) {
        var toldAt = document.getDate("toldAt");
        return new Run(
            new RunId(document.getString("_id")),
            new ChatId(document.getString("chat")),
            new UserId(document.getString("user")),
            document.getString("clientId"),
            new UserId(document.getString("bot")),
            document.getString("name"),
            document.getString("arguments"),
            document.getDate("startedAt").toInstant(),
            toldAt == null ? null : toldAt.toInstant(),
            document.getBoolean("dismissed"),
            document.getList("answers", Document.class, List.of()).stream().map(RunDocuments::readAnswer).toList(),
            document.getLong("rev")
        );
    }

    private static Answer readAnswer(Document answer) {
        return new Answer(
            answer.getString("clientId"),
            AnswerVisibility.valueOf(answer.getString("visibility")),
            answer.getString("text"),
            answer.getDate("at").toInstant()
        );
    }
}
