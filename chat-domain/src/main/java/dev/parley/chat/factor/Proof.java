package dev.parley.chat.factor;

import dev.parley.chat.auth.PasswordSource;
import org.jspecify.annotations.Nullable;

/**
 * By what somebody who is logged in proves once more who they are.
 *
 * @param code of the second factor, where one is on
 */
public record Proof(String password, @Nullable String code, PasswordSource source) {
    /** Without the password, so that it never reaches a log. */
    @Override
    public String toString() {
        return "Proof[]";
    }
}
