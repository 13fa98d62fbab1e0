package dev.parley.chat.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Permissions are read by people, so the document is checked: it holds the whole matrix as the code has it. */
class ChatPolicyTest {

    private static final Path DOCUMENT = Path.of("../docs/architecture/permissions.md");

    @Test
    void isTheMatrixOfTheDocument() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("<!-- matrix -->\n" + matrix() + "\n<!-- /matrix -->");
    }

    private static String matrix() {
        var actions = ChatAction.values();
        var head = "| Chat | Role |" + cells(Arrays.stream(actions).map(ChatAction::name));
        var line = "|---|---|" + "---|".repeat(actions.length);
        var rows = Arrays.stream(ChatType.values()).flatMap(type ->
            Arrays.stream(Role.values()).map(role -> row(type, role))
        );
        return Stream.concat(Stream.of(head, line), rows).collect(Collectors.joining("\n"));
    }

    private static String row(ChatType type, Role role) {
        var answers = Arrays.stream(ChatAction.values()).map(action ->
            ChatPolicy.verdict(type, role, action).name().toLowerCase(Locale.ROOT).replace('_', ' ')
        );
        return "| " + type + " | " + role + " |" + cells(answers);
    }

    private static String cells(Stream<String> cells) {
        return cells.map(cell -> " " + cell + " |").collect(Collectors.joining());
    }
}
