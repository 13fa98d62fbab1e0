package dev.parley.api.protocol;

import dev.parley.api.testing.Repository;
import org.junit.jupiter.api.Test;

class TypeScriptTest {

    @Test
    void thePageHasTheTypesOfTheseRecords() {
        Repository.assertCurrent(
            "web-ui/src/realtime/protocol.gen.ts",
            TypeScript.of(ClientFrame.class, ServerFrame.class)
        );
    }
}
