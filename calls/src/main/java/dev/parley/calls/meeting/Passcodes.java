package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import dev.parley.chat.auth.Signer;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.text.PlainText;
import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What keeps out who has a meeting's link and nothing else. A passcode is short and meant to be told to many, so it is kept
 * as a keyed hash: without the server's key it cannot be guessed, and with it rate limits count.
 */
public final class Passcodes {

    private static final int MIN = 4;
    private static final int MAX = 32;

    private final Signer signer;

    /** @param signer whose key signs nothing else */
    public Passcodes(Signer signer) {
        this.signer = signer;
    }

    /** @throws ParleyException {@code INVALID_REQUEST}, {@code TEXT_UNREADABLE} */
    @Nullable
    String keep(MeetingId meeting, @Nullable String passcode) {
        if (passcode == null) {
            return null;
        }
        PlainText.requireReadable("passcode", passcode);
        int length = passcode.codePointCount(0, passcode.length());
        if (length < MIN || length > MAX) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("passcode", "must have " + MIN + " to " + MAX + " characters")
            );
        }
        return signer.sign(claim(meeting, passcode));
    }

    boolean isRight(MeetingId meeting, String kept, String passcode) {
        return passcode.length() <= 2 * MAX && signer.isSignature(kept, claim(meeting, passcode));
    }

    private static String claim(MeetingId meeting, String passcode) {
        return meeting + "\n" + Normalizer.normalize(passcode, Normalizer.Form.NFC);
    }
}
