package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.chat.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A place of a message's text that mentions somebody.
 *
 * @param userId who is mentioned, null for all members
 * @param start where it begins, in UTF-16 units
 * @param length of it, in UTF-16 units
 */
public record MentionView(@JsonSetter(nulls = Nulls.SET) @Nullable UserId userId, int start, int length) {}
