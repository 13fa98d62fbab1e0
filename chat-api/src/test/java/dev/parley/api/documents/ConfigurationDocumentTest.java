package dev.parley.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/configuration.md lists each key that Parley reads, with its default, and no other. */
class ConfigurationDocumentTest {

    private static final Pattern ROW = Pattern.compile("^\\| (`parley[^|]*)\\|[^|]*\\|([^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** A key that is read where it is used, mostly the interval of a task. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(parley\\.[a-z.-]+):([^}]+)}");
    /** A key that a class asks the environment for. */
    private static final Pattern ASKED = Pattern.compile("Property\\(\"(parley\\.[a-z.-]+)\"");
    /** A map, whose entries the document describes. */
    private static final String RATES = "parley.limits.rates";

    @Test
    void listsEveryKeyWithItsDefaultAndNoOther() throws IOException {
        var known = new TreeMap<String, String>();
        known.putAll(ofProperties());
        known.putAll(readInSources());
        known.remove(RATES);

        var documented = documented();
        assertThat(documented.keySet()).containsExactlyInAnyOrderElementsOf(new TreeSet<>(known.keySet()));
        known.forEach((key, value) -> {
            if (!value.isEmpty()) {
                assertThat(documented.get(key)).as(key).isEqualTo(value);
            }
        });
    }

    /** As the configuration processor has found them at the compilation of each module. */
    private static Map<String, String> ofProperties() throws IOException {
        var keys = new TreeMap<String, String>();
        var files = ConfigurationDocumentTest.class
            .getClassLoader()
            .getResources("META-INF/spring-configuration-metadata.json");
        for (var file : Collections.list(files)) {
            try (InputStream content = file.openStream()) {
                for (JsonNode property : JsonMapper.shared().readTree(content).path("properties")) {
                    String name = property.path("name").asString();
                    if (name.startsWith("parley.")) {
                        keys.put(name, property.path("defaultValue").asString(""));
                    }
                }
            }
        }
        return keys;
    }

    private static Map<String, String> readInSources() throws IOException {
        var keys = new TreeMap<String, String>();
        for (String module : List.of("chat-domain", "calls", "chat-api")) {
            try (Stream<Path> sources = Files.walk(Repository.file(module + "/src/main/java"))) {
                for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String code = Files.readString(source);
                    ASKED.matcher(code)
                        .results()
                        .forEach(found -> keys.put(found.group(1), ""));
                    PLACEHOLDER.matcher(code)
                        .results()
                        .forEach(found -> keys.put(found.group(1), found.group(2)));
                }
            }
        }
        return keys;
    }

    private static Map<String, String> documented() {
        var keys = new TreeMap<String, String>();
        for (MatchResult row : ROW.matcher(Repository.read("docs/configuration.md")).results().toList()) {
            var names = codes(row.group(1));
            var defaults = codes(row.group(2));
            for (int i = 0; i < names.size(); i++) {
                if (!names.get(i).startsWith(RATES) && names.get(i).startsWith("parley.")) {
                    keys.put(names.get(i), i < defaults.size() ? defaults.get(i) : "");
                }
            }
        }
        return keys;
    }

    private static List<String> codes(String cell) {
        var codes = new ArrayList<String>();
        CODE.matcher(cell)
            .results()
            .forEach(code -> codes.add(code.group(1)));
        return codes;
    }
}
