package dev.parley.chat.digest;

import dev.parley.chat.email.EmailAddresses;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Whether and how people are told by mail of what they have missed. */
@Service
@RequiredArgsConstructor
public class Digests {

    private final DigestStore store;
    private final DigestMails mails;
    private final DigestTokens tokens;
    private final DigestProperties properties;
    private final EmailAddresses addresses;

    /** Whether this server sends any. */
    public boolean areOffered() {
        return properties.enabled() && mails.areSent();
    }

    /** Whether mails to the user have somewhere to go. */
    public boolean canReach(UserId userId) {
        return addresses.find(userId).isPresent();
    }

    public DigestWishes wishes(UserId userId) {
        return store.wishes(userId);
    }

    /**
     * The user wants it so from now on. Of what was missed before no mail tells.
     *
     * @throws ParleyException {@code NO_MAIL} where this server sends none; {@code INVALID_REQUEST} without a confirmed address;
     *     neither of them to switch it off
     */
    public void wish(Intent intent, DigestWishes wishes) {
        if (wishes.frequency() != DigestFrequency.OFF) {
            if (!areOffered()) {
                throw new ParleyException(ErrorCode.NO_MAIL);
            }
            if (!canReach(intent.actor())) {
                throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("frequency", "needs a confirmed address"));
            }
        }
        store.wish(intent, wishes);
    }

    /**
     * Switches the digest off by the link of a mail, whoever follows it; done again it changes nothing.
     *
     * @throws ParleyException {@code LINK_INVALID} for a token that is none, or after the address has changed
     */
    public void switchOff(String token) {
        var userId = DigestTokens.claimed(token)
            .filter(claimed ->
                addresses
                    .find(claimed)
                    .filter(found -> tokens.isOf(token, claimed, found.address()))
                    .isPresent()
            )
            .orElseThrow(() -> new ParleyException(ErrorCode.LINK_INVALID));
        store.switchOff(userId);
    }
}
