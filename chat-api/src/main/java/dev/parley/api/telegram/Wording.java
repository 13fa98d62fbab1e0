package dev.parley.api.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a phrase into words: what stands in braces in a bundle is filled in. */
final class Wording {

    private static final String BUNDLE = "dev.parley.api.telegram.texts";
    private static final Pattern GAP = Pattern.compile("\\{([a-z]+)}");
    private static final char ISOLATE = '\u2068';
    private static final char END_OF_ISOLATE = '\u2069';

    private final Language language;
    private final String template;
    private final Map<String, Filling> fillings = new HashMap<>();

    /** @param apart whether its direction is not to mix with that of the text around it */
    private record Filling(String text, @Nullable Long personId, boolean apart) {}

    private Wording(Language language, Phrase phrase) {
        this.language = language;
        template = bundle(language).getString(phrase.key());
    }

    static Wording of(Language language, Phrase phrase) {
        return new Wording(language, phrase);
    }

    static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
            BUNDLE,
            language.locale(),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)
        );
    }

    /** The name stands apart from the direction of the text around it, and leads to the person. */
    Wording person(String gap, String name, long personId) {
        fillings.put(gap, new Filling(name, personId, true));
        return this;
    }

    Wording person(String gap, TelegramPerson person) {
        return person(gap, person.name(), person.id());
    }

    Wording text(String gap, String text) {
        fillings.put(gap, new Filling(text, null, true));
        return this;
    }

    /** As it is, so that nothing becomes a part of the address. */
    Wording link(String gap, String address) {
        fillings.put(gap, new Filling(address, null, false));
        return this;
    }

    /** At least one. */
    Wording minutes(String gap, Duration duration) {
        return text(gap, language.digits(Long.toString(Math.max(1, duration.plusSeconds(59).toMinutes()))));
    }

    /** As clocks have it: {@code 4:05}, {@code 1:02:03}. */
    Wording length(String gap, Duration duration) {
        String clock =
            duration.toHours() > 0
                ? String.format(
                      Locale.ROOT,
                      "%d:%02d:%02d",
                      duration.toHours(),
                      duration.toMinutesPart(),
                      duration.toSecondsPart()
                  )
                : String.format(Locale.ROOT, "%d:%02d", duration.toMinutesPart(), duration.toSecondsPart());
        return text(gap, language.digits(clock));
    }

    Line line() {
        var text = new StringBuilder();
        List<Line.Mention> mentions = new ArrayList<>();
        Matcher gaps = GAP.matcher(template);
        int done = 0;
        while (gaps.find()) {
            text.append(template, done, gaps.start());
            var filling = Objects.requireNonNull(fillings.get(gaps.group(1)), gaps.group());
            fill(text, filling, mentions);
            done = gaps.end();
        }
        text.append(template, done, template.length());
        return new Line(text.toString(), mentions);
    }

    private static void fill(StringBuilder text, Filling filling, List<Line.Mention> mentions) {
        if (!filling.apart()) {
            text.append(filling.text());
            return;
        }
        text.append(ISOLATE);
        if (filling.personId() != null) {
            mentions.add(new Line.Mention(text.length(), filling.text().length(), filling.personId()));
        }
        text.append(filling.text()).append(END_OF_ISOLATE);
    }

    /** For what has no more than words: buttons and short notices. */
    String words() {
        return template;
    }
}
