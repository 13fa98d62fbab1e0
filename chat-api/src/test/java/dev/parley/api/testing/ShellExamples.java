package dev.parley.api.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shell examples of the documents, run by {@code sh} and {@code curl} as they stand there. */
public final class ShellExamples {

    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ShellExamples() {}

    /** What curl was answered; the body is missing where there was none. */
    public record Answer(int status, JsonNode body) {}

    /** The blocks of a section of a document, or of all of it. */
    public static List<String> in(String document, String heading) {
        String text = Repository.read(document);
        int start = text.indexOf(heading);
        assertThat(start).as("%s has %s", document, heading).isNotNegative();
        int end = text.indexOf("\n## ", start + heading.length());
        return BLOCK.matcher(text.substring(start, end < 0 ? text.length() : end))
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();
    }

    /** The one of them that has these words. */
    public static String in(String document, String heading, String words) {
        var found = in(document, heading)
            .stream()
            .filter(block -> block.contains(words))
            .toList();
        assertThat(found).as("%s: the example with %s", document, words).hasSize(1);
        return found.getFirst();
    }

    /** Skips the test where a program is not installed. */
    public static void require(String program) {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")).anyMatch(folder ->
            Files.isExecutable(Path.of(folder, program))
        );
        assumeTrue(there, program + " is not installed: examples of the documents that call it are not run");
    }

    /** Runs a script to its end, and answers what each of its calls of curl was answered. */
    public static List<Answer> answers(String script, Map<String, String> environment, Path folder) {
        try {
            Files.writeString(folder.resolve(".curlrc"), "silent\nshow-error\nwrite-out = \"\\n%{http_code}\\n\"\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var all = new HashMap<>(environment);
        all.put("CURL_HOME", folder.toString());
        var lines = run(script, all, "").lines().toList();
        assertThat(lines.size() % 2)
            .as("%s", lines)
            .isZero();
        var answers = new ArrayList<Answer>();
        for (int line = 0; line < lines.size(); line += 2) {
            var body = JSON.readTree(lines.get(line));
            answers.add(new Answer(Integer.parseInt(lines.get(line + 1)), body));
        }
        return answers;
    }

    /** Runs a script to its end with this input, and answers what it has printed. */
    public static String run(String script, Map<String, String> environment, String input) {
        require("curl");
        try {
            var builder = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            try {
                try (var to = process.outputWriter(StandardCharsets.UTF_8)) {
                    to.write(input);
                }
                String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(printed).isTrue();
                assertThat(process.exitValue()).as(printed).isZero();
                return printed;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
