package dev.parley.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the server writes is the same whatever language its machine speaks: {@code "%d".formatted(12)} is ۱۲ on a Persian one,
 * and {@code toLowerCase} makes no {@code i} of {@code I} on a Turkish one.
 */
class LocaleTest {

    private static final List<String> MODULES = List.of("chat-domain", "calls", "chat-api");

    private static final Pattern BY_NO_LOCALE = Pattern.compile("String\\.format\\(\\s*Locale\\.ROOT,\\s*\"[^\"]*\"");

    /** A number in the machine's digits, or a case of the machine's language. */
    private static final Pattern BY_MACHINE = Pattern.compile(
        "%[-+0-9,.]*[dfeg]\\b|String\\.format\\(\\s*\"|\\.to(Lower|Upper)Case\\(\\)"
    );

    @Test
    void nothingIsWrittenByTheLocaleOfTheMachine() throws IOException {
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Repository.file(module + "/src/main/java"))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    assertThat(found(Files.readString(file)))
                        .as("%s: take Locale.ROOT, or %%s for whole numbers", file.getFileName())
                        .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "\"%d of %s\".formatted(1, all)",
            "\"%02d\"\n    .formatted(1)",
            "\"\"\"\n  {\"at\": %d}\n  \"\"\".formatted(1)",
            "String.format(\n  \"%s\", all)",
            "name.toLowerCase()",
        }
    )
    void suchCodeIsFound(String code) {
        assertThat(found(code)).hasSize(1);
    }

    private static List<String> found(String code) {
        return BY_MACHINE.matcher(BY_NO_LOCALE.matcher(code).replaceAll("")).results().map(MatchResult::group).toList();
    }
}
