package dev.parley.chat.administration;

import dev.parley.chat.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Published when somebody may have to set up a second factor who did not have to before, or the other way.
 *
 * @param userId null for everybody
 */
public record SecondFactorDue(@Nullable UserId userId) {}
