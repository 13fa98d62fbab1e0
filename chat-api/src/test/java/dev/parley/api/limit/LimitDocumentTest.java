package dev.parley.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Repository;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LimitDocumentTest {

    private static final Pattern ROW = Pattern.compile("^\\| `[a-z-]+` \\| \\d+ \\| \\d+ min \\|", Pattern.MULTILINE);

    @Test
    void listsEveryLimitAsItIsAndNoOther() {
        var rows = ROW.matcher(Repository.read("docs/protocol/limits.md"))
            .results()
            .map(row -> row.group());
        assertThat(rows).containsExactlyElementsOf(Arrays.stream(Limit.values()).map(LimitDocumentTest::row).toList());
    }

    private static String row(Limit limit) {
        var rate = limit.rates().getFirst();
        return "| `%s` | %d | %d min |".formatted(limit.key(), rate.permits(), rate.per().toMinutes());
    }
}
