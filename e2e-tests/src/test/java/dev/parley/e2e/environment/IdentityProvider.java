package dev.parley.e2e.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID provider with a page on which somebody says who they are, or that they will not. */
public final class IdentityProvider implements AutoCloseable {

    public static final String CLIENT = "parley-of-the-browser-suites";

    private static final String KEY_ID = "of-the-browser-suites";
    private static final int EXPIRES_IN_S = 300;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final KeyPair keys = keys();
    private final AtomicInteger codes = new AtomicInteger();
    private final Map<String, Granted> granted = new ConcurrentHashMap<>();

    private record Granted(String username, String nonce) {}

    public IdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, configuration()));
        server.createContext("/keys", exchange -> json(exchange, Map.of("keys", List.of(publicKey()))));
        server.createContext("/authorize", this::ask);
        server.createContext("/answer", this::answer);
        server.createContext("/token", this::token);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Map<String, Object> configuration() {
        return Map.of(
            "issuer",
            issuer(),
            "authorization_endpoint",
            issuer() + "/authorize",
            "token_endpoint",
            issuer() + "/token",
            "jwks_uri",
            issuer() + "/keys",
            "response_types_supported",
            List.of("code"),
            "subject_types_supported",
            List.of("public"),
            "id_token_signing_alg_values_supported",
            List.of("RS256"),
            "token_endpoint_auth_methods_supported",
            List.of("none")
        );
    }

    /** The page with its form, which keeps what Parley has asked with. */
    private void ask(HttpExchange exchange) throws IOException {
        var asked = query(exchange.getRequestURI().getRawQuery());
        String hidden = List.of("redirect_uri", "state", "nonce")
            .stream()
            .map(name -> "<input type=hidden name=" + name + " value='" + asked.getOrDefault(name, "") + "'>")
            .collect(Collectors.joining());
        String page =
            "<!doctype html><title>Provider</title><form action=/answer>" +
            hidden +
            "<input name=username data-testid=provider-username>" +
            "<button name=what value=in data-testid=provider-in>Log in</button>" +
            "<button name=what value=no data-testid=provider-no>Cancel</button></form>";
        send(exchange, 200, "text/html; charset=utf-8", page);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked = query(exchange.getRequestURI().getRawQuery());
        String back = asked.get("redirect_uri") + "?state=" + URLEncoder.encode(asked.get("state"), UTF_8);
        if ("in".equals(asked.get("what"))) {
            String code = "code-" + codes.incrementAndGet();
            granted.put(code, new Granted(asked.getOrDefault("username", ""), asked.getOrDefault("nonce", "")));
            back += "&code=" + code;
        } else {
            back += "&error=access_denied";
        }
        exchange.getResponseHeaders().set("Location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var asked = query(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var found = granted.remove(asked.getOrDefault("code", ""));
        if (found == null) {
            send(exchange, 400, "application/json", "{\"error\": \"invalid_grant\"}");
            return;
        }
        json(
            exchange,
            Map.of(
                "access_token",
                "nobody asks for it",
                "token_type",
                "Bearer",
                "expires_in",
                EXPIRES_IN_S,
                "id_token",
                idToken(found)
            )
        );
    }

    private String idToken(Granted found) {
        long now = System.currentTimeMillis() / 1000;
        var header = Map.of("alg", "RS256", "kid", KEY_ID);
        var claims = Map.of(
            "iss",
            issuer(),
            "aud",
            CLIENT,
            "sub",
            "subject of " + found.username(),
            "iat",
            now,
            "exp",
            now + EXPIRES_IN_S,
            "nonce",
            found.nonce(),
            "preferred_username",
            found.username(),
            "name",
            "Whoever is " + found.username()
        );
        String text = base64(JSON.writeValueAsBytes(header)) + "." + base64(JSON.writeValueAsBytes(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> publicKey() {
        var key = (RSAPublicKey) keys.getPublic();
        return Map.of(
            "kty",
            "RSA",
            "use",
            "sig",
            "kid",
            KEY_ID,
            "n",
            base64(unsigned(key.getModulus())),
            "e",
            base64(unsigned(key.getPublicExponent()))
        );
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> query(String text) {
        return Arrays.stream(text.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static void json(HttpExchange exchange, Map<String, Object> body) throws IOException {
        send(exchange, 200, "application/json", JSON.writeValueAsString(body));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
