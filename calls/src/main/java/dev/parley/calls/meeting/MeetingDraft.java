package dev.parley.calls.meeting;

import dev.parley.calls.session.CallKind;
import dev.parley.chat.text.PlainText;
import java.time.Instant;

/** What somebody wants a meeting to be. */
public record MeetingDraft(String title, CallKind kind, MeetingOptions options, MeetingTimes times) {
    private static final int TITLE_MAX = 100;

    /** As it is kept. @throws dev.parley.chat.error.ParleyException as {@link PlainText#line}, {@code INVALID_REQUEST} */
    MeetingDraft cleaned(Instant now) {
        times.requireSane(now);
        return new MeetingDraft(PlainText.line("title", title, TITLE_MAX), kind, options, times);
    }
}
