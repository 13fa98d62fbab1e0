package dev.parley.calls.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCodeTest {

    @Test
    void isThreeGroupsOfLettersWhichDoNotRepeat() {
        var random = new SecureRandom();
        var codes = Stream.generate(() -> LinkCode.random(random).value())
            .limit(1_000)
            .toList();
        assertThat(codes)
            .doesNotHaveDuplicates()
            .allMatch(code -> code.matches("[a-z]{3}-[a-z]{4}-[a-z]{3}"));
        assertThat(codes.stream().flatMapToInt(String::chars).distinct()).hasSize(27);
    }

    @ParameterizedTest
    @ValueSource(strings = { "kfw-qtzm-rha", "KFW-QTZM-RHA", "kfwqtzmrha", "kfwqtzm-rha" })
    void isReadAsPeopleTypeIt(String typed) {
        assertThat(LinkCode.typed(typed)).contains(new LinkCode("kfw-qtzm-rha"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = { "", "kfw-qtzm-rh", "kfw-qtzm-rhaa", "kfw--qtzm-rha", "k1w-qtzm-rha", "kfw-qtzm-rhä", "../m" }
    )
    void isNothingElse(String typed) {
        assertThat(LinkCode.typed(typed)).isEmpty();
    }
}
