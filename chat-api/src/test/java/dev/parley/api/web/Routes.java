package dev.parley.api.web;

import dev.parley.api.testing.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The routes of REST, as the OpenAPI document has them. */
final class Routes {

    /** Where no token is looked at; or, at the last two, no login. */
    static final Set<String> FOR_EVERYBODY = Set.of(
        "POST /api/auth/register",
        "POST /api/auth/login",
        "POST /api/auth/directory/login",
        "POST /api/auth/second-step",
        "POST /api/auth/passkey/begin",
        "POST /api/auth/passkey/finish",
        "POST /api/auth/refresh",
        "POST /api/auth/provider/begin",
        "POST /api/auth/provider/finish",
        "POST /api/registration/mails",
        "POST /api/registration/mails/look",
        "POST /api/auth/password-resets",
        "POST /api/auth/password-resets/look",
        "POST /api/auth/password-resets/finish",
        "POST /api/digest/off",
        "GET /api/digest/off",
        "POST /api/hooks/{webhookId}/{secret}",
        "POST /api/auth/logout"
    );

    private Routes() {}

    /** @param fields of the JSON body, empty where there is none */
    record Route(String method, String path, List<String> queryParameters, List<String> fields, boolean upload) {
        boolean takesJson() {
            return !fields.isEmpty();
        }

        /** The path with each of its variables replaced. */
        String with(String value) {
            return path.replaceAll("\\{[^}]+}", Matcher.quoteReplacement(value));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Route> all() {
        var document = JsonMapper.builder().build().readTree(Repository.read("docs/protocol/openapi.json"));
        var routes = new ArrayList<Route>();
        document
            .path("paths")
            .forEachEntry((path, methods) ->
                methods.forEachEntry((method, operation) -> routes.add(route(document, method, path, operation)))
            );
        return routes;
    }

    private static Route route(JsonNode document, String method, String path, JsonNode operation) {
        var query = new ArrayList<String>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asString().equals("query")) {
                query.add(parameter.path("name").asString());
            }
        }
        var content = operation.path("requestBody").path("content");
        var reference = content.path("application/json").path("schema").path("$ref").asString("");
        var fields = new ArrayList<String>();
        document
            .path("components")
            .path("schemas")
            .path(reference.substring(reference.lastIndexOf('/') + 1))
            .path("properties")
            .forEachEntry((name, _) -> fields.add(name));
        boolean upload = content.has("application/octet-stream");
        return new Route(method.toUpperCase(Locale.ROOT), path, query, fields, upload);
    }
}
