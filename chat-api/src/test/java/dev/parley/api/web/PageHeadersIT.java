package dev.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageHeadersIT {

    @Test
    void runsOnlyScriptsOfItsOwnAndWebAssembly() {
        var policy = new Rest(Node.first()).get("/api/nothing").raw().headers().firstValue("Content-Security-Policy");

        var directives = List.of(policy.orElse("").split("; "));
        assertThat(directives).contains(
            "default-src 'self'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'"
        );
        assertThat(policy.orElse("")).doesNotContain("'unsafe-eval'", "script-src 'unsafe-inline'", "*", "https:");
    }
}
