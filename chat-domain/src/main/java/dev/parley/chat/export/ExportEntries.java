package dev.parley.chat.export;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What is in exports, one document for each entry, by its number. */
@Component
class ExportEntries {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> entries;

    ExportEntries(MongoTemplate mongo) {
        entries = mongo.getCollection("export_entries").withWriteConcern(WriteConcern.MAJORITY);
    }

    void put(String export, int n, ExportEntry entry) {
        String id = entryId(export, n);
        var document = new Document("_id", id).append("bytes", entry.bytes());
        switch (entry) {
            case ExportEntry.Made made -> document.append("name", made.fileName());
            case ExportEntry.Sent sent -> document
                .append("chat", sent.chatId().value())
                .append("files", sent.files().stream().map(AttachmentId::value).toList());
        }
        entries.replaceOne(Filters.eq("_id", id), document, UPSERT);
    }

    Optional<ExportEntry> find(String export, int n) {
        return Optional.ofNullable(entries.find(Filters.eq("_id", entryId(export, n))).first()).map(document ->
            document.getString("name") instanceof String name
                ? new ExportEntry.Made(name, document.getLong("bytes"))
                : new ExportEntry.Sent(
                      new ChatId(document.getString("chat")),
                      document.getList("files", String.class).stream().map(AttachmentId::new).toList(),
                      document.getLong("bytes")
                  )
        );
    }

    void remove(String export, int n) {
        entries.deleteOne(Filters.eq("_id", entryId(export, n)));
    }

    /** Under which a file is kept that was made for the export. */
    static String fileId(String export, int n) {
        return "export/" + export + "/" + n;
    }

    private static String entryId(String export, int n) {
        return export + ":" + n;
    }
}
