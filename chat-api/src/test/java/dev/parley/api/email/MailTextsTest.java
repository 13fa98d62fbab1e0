package dev.parley.api.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import dev.parley.chat.digest.DigestFrequency;
import dev.parley.chat.email.MailLanguage;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextsTest {

    private static final Pattern GAP = Pattern.compile("\\{[a-z]+}");

    @ParameterizedTest
    @EnumSource
    void sayTheSameInEveryLanguage(MailLanguage language) {
        var english = MailComposer.bundle(MailLanguage.EN);
        var words = MailComposer.bundle(language);
        assertThat(words.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            assertThat(gaps(words.getString(key)))
                .as(key)
                .isEqualTo(gaps(english.getString(key)));
            assertThat(words.getString(key).contains("\n\n{link}\n")).isEqualTo(key.endsWith(".text"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofDigestsSayTheSameInEveryLanguage(MailLanguage language) {
        var english = DigestComposer.bundle(MailLanguage.EN);
        var words = DigestComposer.bundle(language);
        assertThat(words.keySet()).isEqualTo(english.keySet());
        for (DigestFrequency frequency : DigestFrequency.values()) {
            String key = "why." + frequency.name().toLowerCase(Locale.ROOT);
            assertThat(words.containsKey(key))
                .as(key)
                .isEqualTo(frequency != DigestFrequency.OFF);
        }
        for (String key : english.keySet()) {
            assertThat(new MessageFormat(words.getString(key)).getArgumentNames())
                .as(key)
                .isEqualTo(new MessageFormat(english.getString(key)).getArgumentNames());
        }
    }

    private static Set<String> gaps(String text) {
        return GAP.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
