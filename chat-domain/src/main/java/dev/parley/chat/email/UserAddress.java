package dev.parley.chat.email;

/** An address of a user's, and the language in which mails to it are written. */
public record UserAddress(EmailAddress address, MailLanguage language) {}
