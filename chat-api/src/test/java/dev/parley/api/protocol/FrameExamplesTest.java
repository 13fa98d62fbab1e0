package dev.parley.api.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Repository;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every frame has an example in the documents, and every example is a frame, to the letter. */
class FrameExamplesTest {

    private static final String FOLDER = "docs/protocol/examples/";
    private static final JsonMapper MAPPER = ProtocolJson.strictMapper();

    static Stream<Class<?>> clientFrames() {
        return Frames.of(ClientFrame.class).stream();
    }

    static Stream<Class<?>> serverFrames() {
        return Frames.of(ServerFrame.class).stream();
    }

    @ParameterizedTest
    @MethodSource("clientFrames")
    void readsAndWritesTheExampleOfEachClientFrame(Class<?> frame) {
        assertRoundTrip("client/", ClientFrame.class, frame);
    }

    @ParameterizedTest
    @MethodSource("serverFrames")
    void readsAndWritesTheExampleOfEachServerFrame(Class<?> frame) {
        assertRoundTrip("server/", ServerFrame.class, frame);
    }

    @Test
    void hasNoExampleOfAFrameThatDoesNotExist() {
        assertThat(examples("client")).containsExactlyInAnyOrderElementsOf(clientFrames().map(Frames::typeOf).toList());
        assertThat(examples("server")).containsExactlyInAnyOrderElementsOf(serverFrames().map(Frames::typeOf).toList());
    }

    private static void assertRoundTrip(String folder, Class<?> root, Class<?> frame) {
        String example = Repository.read(FOLDER + folder + Frames.typeOf(frame) + ".json");
        Object read = MAPPER.readValue(example, root);
        assertThat(read).isInstanceOf(frame);
        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(read))).isEqualTo(MAPPER.readTree(example));
    }

    private static List<String> examples(String side) {
        var files = Objects.requireNonNull(
            Repository.file(FOLDER + side)
                .toFile()
                .listFiles()
        );
        return Arrays.stream(files)
            .map(File::getName)
            .map(name -> name.replaceAll("\\.json$", ""))
            .toList();
    }
}
