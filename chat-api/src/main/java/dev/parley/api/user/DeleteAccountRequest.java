package dev.parley.api.user;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param password of the account that asks to be deleted */
record DeleteAccountRequest(@NotNull @Size(max = 500) String password) {
    /** Without the password, so that it never reaches a log. */
    @Override
    public String toString() {
        return "DeleteAccountRequest[]";
    }
}
