package dev.parley.api.security;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.GuestId;
import dev.parley.chat.auth.Signer;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The tokens of guests: {@code guest.<claim>.<signature>}, where the claim is base64url of guest id, place, end in
 * milliseconds and name, a line each. Signed by a key of their own, so that no token of one kind is any of another. They
 * live for 15 minutes and cannot be taken back.
 */
public final class GuestTokens {

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final String PREFIX = "guest.";
    private static final int MAX_LENGTH = 2_000;
    private static final Pattern TOKEN = Pattern.compile("guest\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]{43})");
    private static final int FIELDS = 4;

    private final Signer signer;
    private final Clock clock;

    GuestTokens(Signer signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /** Only whoever has admitted the guest to the place may call this. */
    public AccessTokens.Issued issue(GuestId guestId, CallPlace place, String name) {
        var now = clock.instant();
        var expiresAt = now.plus(LIFETIME);
        String claim = Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                String.join(
                    "\n",
                    guestId.value(),
                    place.toString(),
                    Long.toString(expiresAt.toEpochMilli()),
                    name
                ).getBytes(StandardCharsets.UTF_8)
            );
        return new AccessTokens.Issued(PREFIX + claim + "." + signer.sign(PREFIX + claim), expiresAt, LIFETIME);
    }

    static boolean looksLikeOne(String token) {
        return token.startsWith(PREFIX);
    }

    /** @throws ParleyException {@code TOKEN_INVALID}, {@code TOKEN_EXPIRED} */
    GuestLogin verify(String token) {
        var parts = TOKEN.matcher(token);
        if (
            token.length() > MAX_LENGTH ||
            !parts.matches() ||
            !signer.isSignature(parts.group(2), PREFIX + parts.group(1))
        ) {
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
        var guest = read(new String(Base64.getUrlDecoder().decode(parts.group(1)), StandardCharsets.UTF_8));
        if (!guest.expiresAt().isAfter(clock.instant())) {
            throw new ParleyException(ErrorCode.TOKEN_EXPIRED);
        }
        return guest;
    }

    /** The signature is ours, and so is the form. */
    private static GuestLogin read(String claim) {
        String[] fields = claim.split("\n", FIELDS);
        return new GuestLogin(
            new GuestId(fields[0]),
            CallPlace.parse(fields[1]),
            fields[3],
            Instant.ofEpochMilli(Long.parseLong(fields[2]))
        );
    }
}
