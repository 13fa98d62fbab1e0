package dev.parley.api.email;

import dev.parley.api.email.MailTransport.MailDelayedException;
import dev.parley.chat.digest.Digest;
import dev.parley.chat.digest.DigestFrequency;
import dev.parley.chat.digest.DigestMails;
import dev.parley.chat.email.UserAddress;
import dev.parley.chat.user.User;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Hands digests to the mail server. They do not go through the outbox: what waits there would be out of date, while a digest
 * that could not be sent is written anew for the next try.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class DigestPost implements DigestMails {

    private final ObjectProvider<DigestComposer> composer;
    private final ObjectProvider<MailTransport> transport;

    @Override
    public boolean areSent() {
        return transport.getIfAvailable() != null;
    }

    @Override
    public Outcome send(User user, UserAddress to, DigestFrequency frequency, Digest digest, String token) {
        var mail = composer.getObject().compose(user, to, frequency, digest, token);
        try {
            if (transport.getObject().send(mail)) {
                return Outcome.SENT;
            }
            log.info("A digest is left out: the mail server takes none for its address");
            return Outcome.REFUSED;
        } catch (MailDelayedException delayed) {
            log.warn("A digest could not be sent and is tried again: {}", delayed.getMessage());
            return Outcome.LATER;
        }
    }
}
