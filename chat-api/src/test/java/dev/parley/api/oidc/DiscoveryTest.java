package dev.parley.api.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtException;
import tools.jackson.databind.json.JsonMapper;

class DiscoveryTest {

    private final AtomicInteger askedForKeys = new AtomicInteger();
    private final RSAKey key = key("known");
    private HttpServer server;
    private String issuer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        answer("/.well-known/openid-configuration", () -> JsonMapper.shared().writeValueAsString(document()));
        answer("/keys", () -> {
            askedForKeys.incrementAndGet();
            return new JWKSet(key.toPublicJWK()).toString();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksSeldomForKeysHoweverManyTokensAreOfUnknownOnes() {
        var provider = new Discovery(OidcPropertiesTest.of(issuer), new ProviderHttp(), Clock.systemUTC()).require();
        var another = key("another");
        for (int i = 0; i < 20; i++) {
            String forged = logout(another);
            assertThatExceptionOfType(JwtException.class).isThrownBy(() -> provider.logoutTokens().decode(forged));
        }
        assertThat(askedForKeys).hasValueLessThanOrEqualTo(2);
        assertThat(provider.logoutTokens().decode(logout(key)).getSubject()).isEqualTo("somebody");
    }

    private void answer(String path, Answer text) {
        server.createContext(path, exchange -> {
            try (exchange) {
                byte[] body = text.text().getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    private interface Answer {
        String text();
    }

    private Map<String, Object> document() {
        return Map.of(
            "issuer",
            issuer,
            "authorization_endpoint",
            issuer + "/authorize",
            "token_endpoint",
            issuer + "/token",
            "jwks_uri",
            issuer + "/keys",
            "response_types_supported",
            List.of("code"),
            "subject_types_supported",
            List.of("public"),
            "id_token_signing_alg_values_supported",
            List.of("RS256")
        );
    }

    private String logout(RSAKey signedBy) {
        var claims = new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject("somebody")
            .audience(OidcPropertiesTest.CLIENT)
            .issueTime(Date.from(Instant.now()))
            .jwtID(UUID.randomUUID().toString())
            .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
            .build();
        try {
            var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signedBy.getKeyID()).build(),
                claims
            );
            token.sign(new RSASSASigner(signedBy));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
