package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.log.ChatId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The call that goes on in a group or channel, as all members see it.
 *
 * @param version rises with every change of the call; an older view of the same call than the one held is to be ignored
 * @param since when it was started
 * @param count how many are in it; 0 while all have lost the connection and are awaited
 * @param people the first of them, 5 at most
 * @param recordedSince since when it is recorded, null while it is not: whoever wants to enter is to be asked first
 */
public record ChatCallView(
    CallId id,
    ChatId chatId,
    CallKind kind,
    long version,
    Instant since,
    int count,
    List<Person> people,
    @JsonSetter(nulls = Nulls.SET) @Nullable Instant recordedSince
) {}
