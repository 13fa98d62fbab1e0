package dev.parley.api.telegram;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names a question; the asker tells where it is. */
record QuestionRef(long askerId, String questionId) {
    private static final Pattern DATA = Pattern.compile("(yes|no)/(\\d{1,18})/([0-9a-z]{26})");

    static QuestionRef to(Question question) {
        return new QuestionRef(question.asker().id(), question.id());
    }

    /** What a button says of it. */
    record Choice(QuestionRef question, boolean yes) {
        String data() {
            return (yes ? "yes/" : "no/") + question.askerId + "/" + question.questionId;
        }

        static Optional<Choice> parse(@Nullable String data) {
            var parts = DATA.matcher(String.valueOf(data));
            return parts.matches()
                ? Optional.of(
                      new Choice(
                          new QuestionRef(Long.parseLong(parts.group(2)), parts.group(3)),
                          parts.group(1).equals("yes")
                      )
                  )
                : Optional.empty();
        }
    }
}
