package dev.parley.calls.history;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.chat.export.ExportSource;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The calls that a user was in or missed, as the history has them. */
@Component
@RequiredArgsConstructor
class CallsFile implements ExportSource {

    private static final int PAGE = 50;

    private final CallHistory history;

    record OwnCall(
        String id,
        String place,
        @Nullable String title,
        String kind,
        boolean startedByMe,
        Instant startedAt,
        @Nullable Instant answeredAt,
        Instant endedAt,
        long durationMs,
        String part
    ) {
        static OwnCall of(PastCall call, UserId user) {
            return new OwnCall(
                call.id().value(),
                call.place() instanceof CallPlace.Chat ? "chat" : "link",
                call.title(),
                call.kind().name(),
                call.startedBy().equals(Person.of(user)),
                call.startedAt(),
                call.answeredAt(),
                call.endedAt(),
                call.durationMs(),
                call.part().name()
            );
        }
    }

    @Override
    public String fileName() {
        return "calls.json";
    }

    @Override
    public Iterator<?> of(UserId user) {
        return Stream.iterate(history.of(user, null, null, PAGE), page -> page != null, page -> next(page, user))
            .flatMap(page -> page.calls().stream())
            .map(call -> OwnCall.of(call, user))
            .iterator();
    }

    private CallHistory.@Nullable Page next(CallHistory.Page page, UserId user) {
        return page.next() == null ? null : history.of(user, null, page.next(), PAGE);
    }
}
