package dev.parley.api.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Repository;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document tells of every frame, each with a link to its example. */
class SocketDocumentTest {

    private static final Pattern LINK = Pattern.compile(
        "\\[`([\\w.]+)`\\]\\((examples/(?:client|server)/[\\w.]+)\\.json\\)"
    );

    @Test
    void listsEveryFrame() {
        var listed = LINK.matcher(Repository.read("docs/protocol/socket.md"))
            .results()
            .map(link -> link.group(1) + " " + link.group(2));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                entries("examples/client/", ClientFrame.class),
                entries("examples/server/", ServerFrame.class)
            ).toList()
        );
    }

    private static Stream<String> entries(String folder, Class<?> root) {
        return Frames.of(root)
            .stream()
            .map(Frames::typeOf)
            .map(type -> type + " " + folder + type);
    }
}
