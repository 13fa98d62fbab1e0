package dev.parley.chat.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/** What the server and the page say alike of texts: {@code docs/protocol/text-cases.json}. */
final class TextCases {

    private static final Document ALL = read();

    private TextCases() {}

    static List<List<String>> folding(String which) {
        return lists(part("folding"), which);
    }

    static List<String> visible(String which) {
        return part("visible").getList(which, String.class);
    }

    static List<String> users() {
        return scanner().getList("users", String.class);
    }

    static List<Scanned> scanned() {
        return scanner().getList("cases", Document.class).stream().map(Scanned::of).toList();
    }

    static List<Linked> linked() {
        return part("messages").getList("cases", Document.class).stream().map(Linked::of).toList();
    }

    /** @param links each with its address, and where there are any the words that are shown for it */
    record Linked(String text, List<List<String>> links) {
        private static Linked of(Document one) {
            return new Linked(one.getString("text"), one.containsKey("links") ? lists(one, "links") : List.of());
        }
    }

    /** @param opening how many {@code @} may begin a mention */
    record Scanned(String text, List<String> links, List<String> mentions, int opening) {
        private static Scanned of(Document one) {
            var mentions = one.getList("mentions", String.class, List.of());
            return new Scanned(
                one.getString("text"),
                one.getList("links", String.class, List.of()),
                mentions,
                one.getInteger("opening", mentions.size())
            );
        }
    }

    private static Document part(String name) {
        return Objects.requireNonNull(ALL.get(name, Document.class));
    }

    private static Document scanner() {
        return part("scanner");
    }

    @SuppressWarnings("unchecked")
    private static List<List<String>> lists(Document document, String field) {
        return (List<List<String>>) Objects.requireNonNull(document.get(field));
    }

    private static Document read() {
        try {
            return Document.parse(Files.readString(Path.of("../docs/protocol/text-cases.json")));
        } catch (IOException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }
}
