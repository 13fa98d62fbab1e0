package dev.parley.api.telegram;

import java.util.List;
import java.util.stream.Stream;

/** A text as it is sent, and where in it people are named. */
record Line(String text, List<Mention> mentions) {
    Line {
        mentions = List.copyOf(mentions);
    }

    /** In UTF-16 units, as Telegram counts. */
    record Mention(int offset, int length, long personId) {
        private Mention later(int by) {
            return new Mention(offset + by, length, personId);
        }
    }

    /** This one, and below it another. */
    Line then(Line next) {
        int shift = text.length() + 2;
        return new Line(
            text + "\n\n" + next.text,
            Stream.concat(mentions.stream(), next.mentions.stream().map(each -> each.later(shift))).toList()
        );
    }

    /** Without the text, which may be a link. */
    @Override
    public String toString() {
        return "Line[" + text.length() + "]";
    }
}
