package dev.parley.api.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.calls.session.CallKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Nothing in a body is taken for what it is not. */
class StrictJsonTest {

    private static final JsonMapper MAPPER = ProtocolJson.strict(JsonMapper.builder()).build();

    private record Body(
        @Nullable String text,
        @Nullable CallKind kind,
        @Nullable Integer number,
        @Nullable Boolean sure,
        @Nullable List<String> texts
    ) {}

    @Test
    void takesWhatIsOfItsType() {
        String json = "{\"text\":\"5\",\"kind\":\"voice\",\"number\":5,\"sure\":true,\"texts\":[\"a\"]}";
        assertThat(MAPPER.readValue(json, Body.class)).isEqualTo(new Body("5", CallKind.VOICE, 5, true, List.of("a")));
        assertThat(MAPPER.readValue("{\"text\":null}", Body.class).text()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "{\"text\":5}",
            "{\"text\":5.5}",
            "{\"text\":true}",
            "{\"text\":[\"a\"]}",
            "{\"text\":{}}",
            "{\"texts\":[5]}",
            "{\"texts\":\"a\"}",
            "{\"kind\":0}",
            "{\"kind\":\"0\"}",
            "{\"kind\":\"VOICE\"}",
            "{\"kind\":true}",
            "{\"kind\":\"\"}",
            "{\"number\":\"5\"}",
            "{\"number\":5.0}",
            "{\"number\":\"\"}",
            "{\"number\":true}",
            "{\"sure\":\"true\"}",
            "{\"sure\":1}",
            "{\"other\":1}",
            "{\"text\":\"a\",\"text\":\"b\"}",
            "{\"text\":\"a\"}{}",
        }
    )
    void refuses(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Body.class)).isInstanceOf(JacksonException.class);
    }
}
