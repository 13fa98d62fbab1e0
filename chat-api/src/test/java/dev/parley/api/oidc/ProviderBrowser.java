package dev.parley.api.oidc;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A browser with cookies of both sites, whose page does what Parley's does. */
final class ProviderBrowser {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestProvider provider;
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Rest rest;

    ProviderBrowser(TestProvider provider, Node node) {
        this.provider = provider;
        this.rest = new Rest(node);
        provider.allow(node.http("/login/provider").toString());
    }

    Rest rest() {
        return rest;
    }

    /** Begins a log-in; returns where the provider is asked. */
    String begin() {
        var begun = rest.post("/api/auth/provider/begin", "");
        if (begun.status() != 200) {
            throw new AssertionError("a log-in was not begun: " + begun);
        }
        return begun.body().path("address").asString();
    }

    /** Logs in at the provider; returns what it sends the browser back with. */
    Map<String, String> passProvider(String address, String username) {
        var form = "username=" + username + "&password=" + TestProvider.PASSWORD.replace(' ', '+');
        send(
            HttpRequest.newBuilder(URI.create(provider.issuer() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
        );
        var back = send(HttpRequest.newBuilder(URI.create(address)).GET());
        var location = back
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new AssertionError("the provider does not send back: " + back + back.body()));
        return query(URI.create(location));
    }

    static Map<String, String> query(URI address) {
        return Arrays.stream(Objects.requireNonNull(address.getRawQuery(), address::toString).split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    Rest.Answer finish(Map<String, String> answer) {
        var body = new HashMap<String, String>();
        for (String name : new String[] { "state", "code", "error", "iss" }) {
            if (answer.containsKey(name)) {
                body.put(name, answer.get(name));
            }
        }
        var login = rest.post("/api/auth/provider/finish", JSON.writeValueAsString(body));
        if (login.status() == 200) {
            rest.authenticate(login.body().path("accessToken").asString());
        }
        return login;
    }

    /** All of it. */
    Rest.Answer logIn(String username) {
        return finish(passProvider(begin(), username));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
