package dev.parley.api.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Repository;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CloseCodeDocumentTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d{4}) \\| `([A-Z_]+)` \\|");

    @Test
    void listsEveryCloseCodeAndNoOther() {
        var rows = ROW.matcher(Repository.read("docs/protocol/socket.md"))
            .results()
            .map(row -> row.group(1) + " " + row.group(2));
        assertThat(rows).containsExactlyElementsOf(
            Arrays.stream(CloseCode.values())
                .map(code -> code.status().getCode() + " " + code)
                .toList()
        );
    }
}
