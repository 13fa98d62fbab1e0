package dev.parley.api.security;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import dev.parley.calls.place.GuestId;
import dev.parley.calls.place.RoomId;
import dev.parley.calls.room.Room;
import dev.parley.calls.room.RoomPerson;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Clock;
import javax.crypto.SecretKey;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * The tokens of call links: JWTs (RFC 7519) signed with HMAC-SHA256 that name a room ({@code room}) and the one of its two
 * whom they let in ({@code sub}). They are exchanged for the token of a guest and good for nothing else. A token follows from
 * the room alone: asked for again it is the same.
 */
public final class CallLinkTokens {

    private static final String ROOM = "room";
    private static final int MAX_LENGTH = 2_000;

    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final Clock clock;

    CallLinkTokens(SecretKey key, Clock clock) {
        encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        // Whatever key or algorithm a token asks for, it is checked by this one alone.
        decoder = NimbusJwtDecoder.withSecretKey(key).macAlgorithm(MacAlgorithm.HS256).build();
        // The expiry is checked below, by our clock and with an error of its own.
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        this.clock = clock;
    }

    /** Only whoever owns the room may be told it. */
    public String issue(Room room, RoomPerson person) {
        var claims = JwtClaimsSet.builder()
            .subject(person.guestId().value())
            .claim(ROOM, room.id().value())
            .issuedAt(room.createdAt())
            .expiresAt(room.expiresAt())
            .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).type("JWT").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /**
     * Whom the token lets into the room.
     *
     * @throws ParleyException {@code TOKEN_INVALID}, {@code TOKEN_EXPIRED}; {@code VIDEO_CALL_NOT_FOUND} for a token of
     *     another room
     */
    public GuestId verify(String token, RoomId room) {
        if (token.length() > MAX_LENGTH) {
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
        try {
            return read(decoder.decode(token), room);
        } catch (JwtException | IllegalArgumentException _) {
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
    }

    private GuestId read(Jwt jwt, RoomId asked) {
        var expiresAt = jwt.getExpiresAt();
        String room = jwt.getClaimAsString(ROOM);
        String subject = jwt.getSubject();
        if (expiresAt == null || room == null || subject == null) {
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
        if (!expiresAt.isAfter(clock.instant())) {
            throw new ParleyException(ErrorCode.TOKEN_EXPIRED);
        }
        if (!room.equals(asked.value())) {
            throw new ParleyException(ErrorCode.VIDEO_CALL_NOT_FOUND);
        }
        return new GuestId(subject);
    }
}
