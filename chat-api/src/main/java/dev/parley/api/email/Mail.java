package dev.parley.api.email;

import dev.parley.chat.email.EmailAddress;

/** A mail, ready to be sent. */
record Mail(EmailAddress to, String language, String subject, String text) {
    /** Without what it says, which may be a link with a token. */
    @Override
    public String toString() {
        return "Mail[]";
    }
}
