package dev.parley.api.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracingPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = { "collector:4318", "grpc://collector:4317", "http://", "nonsense", "http://a b" })
    void refusesWhatIsNoAddress(String endpoint) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new TracingProperties(endpoint, 0.1, null))
            .withMessageContaining("parley.tracing.endpoint");
    }

    @ParameterizedTest
    @ValueSource(doubles = { -0.1, 1.1, Double.NaN })
    void refusesWhatIsNoPart(double sampling) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new TracingProperties("http://collector:4318/v1/traces", sampling, null))
            .withMessageContaining("parley.tracing.sampling");
    }

    @Test
    void neverShowsTheAuthorization() {
        var properties = new TracingProperties("https://collector/v1/traces", 1, "Bearer secret");
        assertThat(properties.toString()).doesNotContain("secret");
    }
}
