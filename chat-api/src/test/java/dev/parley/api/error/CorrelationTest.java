package dev.parley.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class CorrelationTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void aTraceOfTheProxyGivesTheId() {
        var request = new MockHttpServletRequest();
        request.addHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

        try (var _ = Correlation.ofRequest(request, () -> "made")) {
            assertThat(Correlation.current()).contains(TRACE);
        }
        assertThat(Correlation.current()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-and more",
        }
    )
    void anythingElseGetsAnIdOfItsOwn(String header) {
        var request = new MockHttpServletRequest();
        request.addHeader("traceparent", header);

        try (var _ = Correlation.ofRequest(request, () -> "made")) {
            assertThat(Correlation.current()).contains("made");
        }
    }
}
