package dev.parley.chat.email;

/** What mails are written in: the languages of the page. */
public enum MailLanguage {
    EN,
    RU,
    FA,
}
