package dev.parley.api.security;

import dev.parley.calls.place.Person;
import dev.parley.chat.user.UserId;

/** A user, or a program that acts as one. Routes that a scope of API keys names ask for this. */
public sealed interface UserCaller extends Caller permits AuthenticatedLogin, BotLogin, ApiKeyBearer {
    UserId userId();

    @Override
    default Person person() {
        return Person.of(userId());
    }
}
