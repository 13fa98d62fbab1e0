package dev.parley.api.videocall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.parley.api.security.GuestTokens;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.RawHttp;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.GuestId;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.id.IdGenerator;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tokens of call links that are none, or not of this room, lead nowhere. */
class CallLinkAttacksIT {

    private static final String SECRET = "a secret of the tests, 32 bytes and more";

    private static Node node;
    private static TestUser owner;
    private static TestRoom room;
    private static TestRoom another;

    @BeforeAll
    static void start() {
        node = Node.start("parley.call.token-secret=" + SECRET);
        owner = node.newUser();
        room = TestRoom.create(owner.rest(), TestRoom.body());
        another = TestRoom.create(owner.rest(), TestRoom.body());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    /** What somebody makes of a genuine token, and what that one is told. */
    private enum Attack {
        NONE(401, "TOKEN_INVALID", _ -> ""),
        GARBAGE(401, "TOKEN_INVALID", _ -> "a.b.c"),
        TWO_PARTS(401, "TOKEN_INVALID", token -> token.substring(0, token.lastIndexOf('.'))),
        NO_SIGNATURE(401, "TOKEN_INVALID", token -> token.substring(0, token.lastIndexOf('.') + 1)),
        ALTERED_SIGNATURE(401, "TOKEN_INVALID", CallLinkAttacksIT::flipped),
        ALTERED_CLAIMS(401, "TOKEN_INVALID", token -> parts(header(token), claimsOf(another, 0), signature(token))),
        ALG_NONE(401, "TOKEN_INVALID", token -> parts("{\"alg\":\"none\"}", claims(token), "")),
        ALG_NONE_IN_CAPITALS(401, "TOKEN_INVALID", token -> parts("{\"alg\":\"NONE\"}", claims(token), "")),
        ALG_NONE_WITH_A_SIGNATURE(401, "TOKEN_INVALID", token ->
            parts("{\"alg\":\"none\"}", claims(token), signature(token))
        ),
        NO_ALG(401, "TOKEN_INVALID", token -> hmac("{\"typ\":\"JWT\"}", claims(token), "HmacSHA256", SECRET)),
        ANOTHER_SECRET(401, "TOKEN_INVALID", token ->
            hmac("{\"alg\":\"HS256\"}", claims(token), "HmacSHA256", "another secret of 32 bytes, or more")
        ),
        EMPTY_SECRET(401, "TOKEN_INVALID", token -> hmac("{\"alg\":\"HS256\"}", claims(token), "HmacSHA256", "\0")),
        STRONGER_ALG_BY_THE_SECRET(401, "TOKEN_INVALID", token ->
            hmac("{\"alg\":\"HS512\"}", claims(token), "HmacSHA512", SECRET + SECRET)
        ),
        RS256_WITH_THE_SECRET_AS_KEY(401, "TOKEN_INVALID", token ->
            hmac("{\"alg\":\"RS256\"}", claims(token), "HmacSHA256", SECRET)
        ),
        RS256_BY_A_KEY_IN_THE_HEADER(401, "TOKEN_INVALID", token -> rsa(token, false)),
        RS256_BY_A_KEY_AT_AN_ADDRESS(401, "TOKEN_INVALID", token -> rsa(token, true)),
        HS256_BY_A_KEY_IN_THE_HEADER(401, "TOKEN_INVALID", token ->
            hmac(
                "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"%s\"}}".formatted(text("k".repeat(32))),
                claims(token),
                "HmacSHA256",
                "k".repeat(32)
            )
        ),
        KEY_ID_OF_AN_EMPTY_FILE(401, "TOKEN_INVALID", token ->
            hmac("{\"alg\":\"HS256\",\"kid\":\"../../../../dev/null\"}", claims(token), "HmacSHA256", "\0")
        ),
        UNKNOWN_CRITICAL_HEADER(401, "TOKEN_INVALID", token ->
            hmac("{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}", claims(token), "HmacSHA256", SECRET)
        ),
        TOO_LONG(401, "TOKEN_INVALID", token -> token + "a".repeat(3_000)),
        EXPIRED(401, "TOKEN_EXPIRED", token ->
            signed(token, claims -> claims.issueTime(new Date(0)).expirationTime(new Date(60_000)))
        ),
        FOR_EVER(401, "TOKEN_INVALID", token -> signed(token, claims -> claims.expirationTime(null))),
        NO_ROOM(401, "TOKEN_INVALID", token -> signed(token, claims -> claims.claim("room", null))),
        NO_SUBJECT(401, "TOKEN_INVALID", token -> signed(token, claims -> claims.subject(null))),
        SUBJECT_IS_NO_ID(401, "TOKEN_INVALID", token -> signed(token, claims -> claims.subject("ann"))),
        OF_SOMEBODY_ELSE(404, "VIDEO_CALL_NOT_FOUND", token ->
            signed(token, claims -> claims.subject(node.bean(IdGenerator.class).next()))
        ),
        OF_ANOTHER_ROOM(404, "VIDEO_CALL_NOT_FOUND", _ -> another.tokens().getFirst()),
        ACCESS_TOKEN(401, "TOKEN_INVALID", _ -> owner.accessToken()),
        API_KEY(401, "TOKEN_INVALID", _ ->
            node
                .bean(ApiKeys.class)
                .create(owner.intent(), "bot", Set.of(ApiScope.CREATE_VIDEO_CALLS), null)
                .text()
                .reveal()
        ),
        GUEST_TOKEN(401, "TOKEN_INVALID", _ ->
            node
                .bean(GuestTokens.class)
                .issue(new GuestId(node.bean(IdGenerator.class).next()), room.place(), "Eve")
                .token()
        );

        private final int status;
        private final String code;
        private final UnaryOperator<String> make;

        Attack(int status, String code, UnaryOperator<String> make) {
            this.status = status;
            this.code = code;
            this.make = make;
        }
    }

    static Stream<Arguments> attacks() {
        return Stream.of(Attack.values()).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isRefused(Attack attack) {
        String token = attack.make.apply(room.tokens().getFirst());
        var browser = new Rest(node);
        var joined = room.join(browser, token);
        assertThat(joined.code()).as("%s", joined).isEqualTo(attack.code);
        assertThat(joined.status()).isEqualTo(attack.status);
        var looked = browser.get(room.path() + "/verify?token=" + token);
        assertThat(looked.code()).as("%s", looked).isEqualTo(attack.code);
        assertThat(looked.status()).isEqualTo(attack.status);
    }

    @Test
    void aGenuineOneIsTakenAndSignedByTheConfiguredSecret() throws ParseException, JOSEException {
        String token = room.tokens().getFirst();
        var jwt = SignedJWT.parse(token);
        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
        assertThat(jwt.verify(new com.nimbusds.jose.crypto.MACVerifier(SECRET))).isTrue();
        var claims = jwt.getJWTClaimsSet();
        assertThat(claims.getStringClaim("room")).isEqualTo(room.id().value());
        assertThat(
            Duration.between(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant())
        ).isEqualTo(Duration.ofHours(1));
        assertThat(room.join(new Rest(node), signed(token, UnaryOperator.identity())).status()).isEqualTo(200);
    }

    @Test
    void isNoAccessToken() {
        var rest = new Rest(node);
        rest.authenticate(room.tokens().getFirst());
        assertThat(rest.get("/api/me").code()).isEqualTo("TOKEN_INVALID");
    }

    @Test
    void aLinkForOneBrowserLetsInNoOther() {
        var once = TestRoom.create(owner.rest(), TestRoom.body().put("single_use", true));
        var browser = new Rest(node);
        assertThat(once.verify(browser, 0).status()).isEqualTo(200);
        var first = once.join(browser, 0);
        assertThat(first.status()).isEqualTo(200);
        var again = once.join(browser, 0);
        assertThat(again.body().path("guest").path("person")).isEqualTo(first.body().path("guest").path("person"));
        assertThat(once.join(new Rest(node), 0).code()).isEqualTo("CALL_LINK_USED");
        var looked = once.verify(new Rest(node), 0);
        assertThat(looked.code()).isEqualTo("CALL_LINK_USED");
        assertThat(looked.status()).isEqualTo(403);
        assertThat(once.join(new Rest(node), 1).status()).isEqualTo(200);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void noTokenComesIntoALog(CapturedOutput output) {
        var other = TestRoom.create(owner.rest(), TestRoom.body());
        String token = other.tokens().getFirst();
        other.verify(new Rest(node), 0);
        other.join(new Rest(node), 0);
        other.join(new Rest(node), flipped(token));
        RawHttp.send(
            node,
            "GET /video-call/%s?token=%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(
                other.id(),
                token
            )
        );
        assertThat(output.getAll()).doesNotContain(token.substring(0, token.lastIndexOf('.')));
    }

    private static String flipped(String token) {
        int at = token.lastIndexOf('.') + 1;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    private static String header(String token) {
        return json(token.split("\\.")[0]);
    }

    private static String claims(String token) {
        return json(token.split("\\.")[1]);
    }

    private static String claimsOf(TestRoom of, int person) {
        return claims(of.tokens().get(person));
    }

    private static String signature(String token) {
        return token.split("\\.")[2];
    }

    private static String json(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }

    private static String text(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    private static String parts(String header, String claims, String signature) {
        return text(header) + "." + text(claims) + "." + signature;
    }

    private static String hmac(String header, String claims, String algorithm, String secret) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            String signed = text(header) + "." + text(claims);
            byte[] signature = mac.doFinal(signed.getBytes(UTF_8));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** With other claims, by the very secret. */
    private static String signed(String token, UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            var claims = new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet());
            var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build(),
                change.apply(claims).build()
            );
            jwt.sign(new MACSigner(SECRET));
            return jwt.serialize();
        } catch (ParseException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String rsa(String token, boolean byAddress) {
        try {
            RSAKey key = new RSAKeyGenerator(2_048).keyID("own").generate();
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("own");
            header = byAddress ? header.jwkURL(URI.create("http://127.0.0.1:9/keys")) : header.jwk(key.toPublicJWK());
            var jwt = new SignedJWT(header.build(), SignedJWT.parse(token).getJWTClaimsSet());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (ParseException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
