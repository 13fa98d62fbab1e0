package dev.parley.chat.administration;

import dev.parley.chat.id.Ids;

/** Identifies an invite to register. The id is not enough to register: that takes the invite's token. */
public record RegistrationInviteId(String value) {
    public RegistrationInviteId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
