package dev.parley.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Repository;
import dev.parley.chat.error.ErrorCode;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorDocumentTest {

    /** Code, status, title and whether a retry can help; the columns after them are prose. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `[A-Z_]+` \\| \\d+ \\| [^|]+ \\| (?:yes|no) \\|");

    @Test
    void listsEveryCodeAsTheCatalogueHasItAndNoOther() {
        var rows = ROW.matcher(Repository.read("docs/protocol/errors.md"))
            .results()
            .map(row -> row.group());
        assertThat(rows).containsExactlyElementsOf(
            Arrays.stream(ErrorCode.values()).map(ErrorDocumentTest::row).toList()
        );
    }

    private static String row(ErrorCode code) {
        var entry = ErrorCatalog.of(code);
        return (
            "| `" +
            code +
            "` | " +
            entry.status().value() +
            " | " +
            entry.title() +
            " | " +
            (entry.retryable() ? "yes" : "no") +
            " |"
        );
    }
}
