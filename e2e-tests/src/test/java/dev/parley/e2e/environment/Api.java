package dev.parley.e2e.environment;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST interface, for arranging what a test starts from. */
public final class Api {

    private static final String PASSWORD = "correct horse battery staple";

    /** Whoever registers under it is an administrator: nobody else becomes one by coming first. */
    static final String ADMINISTRATOR = "root-of-tests";

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger people = new AtomicInteger();
    /** Of logins that no window has yet, by the person's id. */
    private final Map<String, HttpCookie> unused = new ConcurrentHashMap<>();
    /** Of the logins of this interface itself, by the person's id. */
    private final Map<String, String> accessTokens = new ConcurrentHashMap<>();
    /** By what a server knows a device on which somebody has logged in before, by the user name. */
    private final Map<String, String> devices = new ConcurrentHashMap<>();
    private final String run = Integer.toString(new SecureRandom().nextInt(36 * 36 * 36 * 36), 36);
    private final URI address;
    private @Nullable Person administrator;

    public Api(URI address) {
        this.address = address;
    }

    /** A name nobody has yet, beginning with the display name's first word. */
    public String uniqueUsername(String displayName) {
        var word = displayName.split(" ")[0].toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return "%s-%s-%d".formatted(word.isEmpty() ? "user" : word, run, people.incrementAndGet());
    }

    public Person register(String displayName) {
        return register(displayName, uniqueUsername(displayName));
    }

    public Person register(String displayName, String username) {
        var login = logIn(
            "/api/auth/register",
            Map.of("username", username, "displayName", displayName, "password", PASSWORD)
        );
        var person = new Person(login.content().at("/user/id").asString(), username, displayName, PASSWORD);
        unused.put(person.id(), login.cookie());
        return person;
    }

    /** The administrator of the installation, the same for all tests of a server. */
    public Person administrator() {
        var known = administrator;
        if (known == null) {
            known = register("Root", ADMINISTRATOR);
            administrator = known;
        }
        return known;
    }

    /** Makes somebody an administrator of the installation. */
    public void appoint(Person person) {
        put("/api/admin/people/" + person.id() + "/administrator", Map.of("administrator", true), administrator());
    }

    /** @param mode {@code open}, {@code byInvite} or {@code closed} */
    public void letRegister(String mode) {
        put("/api/admin/registration", Map.of("mode", mode), administrator());
    }

    /** @param whom {@code nobody}, {@code administrators} or {@code everybody} */
    public void requireSecondFactor(String whom) {
        put("/api/admin/second-factor", Map.of("required", whom), administrator());
    }

    /** By an administrator made for it: nobody resets their own. */
    public void resetSecondFactor(Person person) {
        var helper = register("Helper");
        appoint(helper);
        delete("/api/admin/people/" + person.id() + "/second-factor", helper);
    }

    /** The cookie of a login that no window has yet: the first time that of the registration. */
    public HttpCookie newLogin(Person person) {
        var ofRegistration = unused.remove(person.id());
        return ofRegistration == null ? logIn(person).cookie() : ofRegistration;
    }

    /** @return the new chat's id */
    public String createGroup(Person owner, String title, Person... members) {
        return create("group", owner, title, members);
    }

    /** @return the new chat's id */
    public String createChannel(Person owner, String title, Person... members) {
        return create("channel", owner, title, members);
    }

    /** Makes a chat public under a handle. */
    public void publish(Person owner, String chatId, String handle) {
        put("/api/chats/" + chatId + "/handle", Map.of("handle", handle), owner);
    }

    /** @param role {@code admin} or {@code member} */
    public void setRole(Person owner, String chatId, Person member, String role) {
        put("/api/chats/" + chatId + "/members/" + member.id() + "/role", Map.of("role", role), owner);
    }

    private String create(String type, Person owner, String title, Person... members) {
        var memberIds = Stream.of(members).map(Person::id).toList();
        return post(
            "/api/chats",
            Map.of("type", type, "title", title, "description", "", "memberIds", memberIds),
            bearer(owner)
        )
            .path("id")
            .asString();
    }

    /** The ids of the person's chats, newest activity first. */
    public List<String> chatIds(Person person) {
        return chats(person)
            .valueStream()
            .map(chat -> chat.path("id").asString())
            .toList();
    }

    /** Somebody who is registered otherwise. */
    public Person known(String username, String displayName, String password) {
        var login = logIn("/api/auth/login", Map.of("username", username, "password", password));
        return new Person(login.content().at("/user/id").asString(), username, displayName, password);
    }

    /** The id of the person's chat of this title, empty where there is none. */
    public Optional<String> chatId(Person person, String title) {
        return chats(person)
            .valueStream()
            .filter(chat -> chat.path("title").asString().equals(title))
            .map(chat -> chat.path("id").asString())
            .findFirst();
    }

    /** A connection by which the person writes without a page. */
    public Chatter chatter(Person person) {
        return new Chatter(address, accessToken(person));
    }

    /** Connections by which people write much without pages. */
    public Writers writers(List<Person> people) {
        return new Writers(address, people.stream().map(this::accessToken));
    }

    /** A connection by which a program acts as a bot. @param key one of the bot's, with a scope to receive */
    public Chatter program(String key) {
        return new Chatter(address, key);
    }

    /** A program offers slash commands. @param key one of a bot's, with the scope for it */
    public void offer(String key, String... names) {
        var commands = json.createArrayNode();
        for (String name : names) {
            commands
                .addObject()
                .put("name", name)
                .put("hint", "<city>")
                .put("description", "Tells of " + name);
        }
        var body = json.createObjectNode().set("commands", commands);
        exchange(
            request("/api/bots/me/commands", Map.of("Authorization", "Bearer " + key))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString()))
        );
    }

    /** How many messages of a chat are unread to the person, as the list of chats says. */
    public long unread(Person person, String chatId) {
        return exchange(request("/api/chats/" + chatId, bearer(person)).GET())
            .path("unread")
            .asLong();
    }

    /** How many messages are unread to the person in each chat, in the order of {@link #chatIds}. */
    public List<Long> unreadOfAll(Person person) {
        return chats(person)
            .valueStream()
            .map(chat -> chat.path("unread").asLong())
            .toList();
    }

    /** How many have read a message. */
    public int readers(Person person, String chatId, long seq) {
        return exchange(request("/api/chats/" + chatId + "/messages/" + seq + "/readers", bearer(person)).GET())
            .path("count")
            .asInt();
    }

    /** The seq of the newest event of a chat. */
    public long head(Person person, String chatId) {
        return exchange(request("/api/chats/" + chatId, bearer(person)).GET())
            .path("head")
            .asLong();
    }

    /** A TURN server with the credentials for it. */
    public record Relay(String url, String username, String credential) {
        /** When the credentials end, in Unix seconds. */
        public long expiresAt() {
            return Long.parseLong(username.substring(0, username.indexOf(':')));
        }
    }

    /** The TURN server that the person may use now for a call. */
    public Relay relay(Person person, String callId) {
        var servers = exchange(request("/api/calls/" + callId + "/ice-servers", bearer(person)).GET()).path(
            "iceServers"
        );
        return servers
            .valueStream()
            .filter(server -> !server.path("credential").isNull())
            .map(server ->
                new Relay(
                    server.at("/urls/0").asString(),
                    server.path("username").asString(),
                    server.path("credential").asString()
                )
            )
            .findFirst()
            .orElseThrow(() -> new AssertionError("No relay among " + servers));
    }

    /** The HTTP status and the error's code with which reading a chat's messages is answered. */
    public String readingAnswer(Person person, String chatId) {
        return answer(person, "/api/chats/" + chatId + "/events");
    }

    /** The HTTP status and the error's code that a program gets which sends a message by an API key. */
    public String sendingAnswer(String apiKey, String chatId, String text) {
        var message = json.createObjectNode().put("text", text).putNull("replyTo");
        message.putArray("attachmentIds");
        return answer(
            request("/api/chats/" + chatId + "/messages", Map.of("Authorization", "Bearer " + apiKey))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message.toString()))
        );
    }

    /**
     * A program makes a video call by an API key.
     *
     * @return what it is answered
     */
    public JsonNode createVideoCall(String apiKey, Map<String, ?> body) {
        return post("/api/video-call/create", body, Map.of("Authorization", "Bearer " + apiKey));
    }

    /** How a video call stands, to the program that has made it. */
    public JsonNode videoCallStatus(String apiKey, String roomId) {
        return exchange(
            request("/api/video-call/" + roomId + "/status", Map.of("Authorization", "Bearer " + apiKey)).GET()
        );
    }

    /** The HTTP status and the error's code that a program gets which posts by an incoming webhook. */
    public String postingAnswer(String address, String text) {
        var message = json.createObjectNode().put("text", text);
        return answer(
            HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message.toString()))
        );
    }

    /** The HTTP status and the error's code with which the download of a message's file is answered. */
    public String downloadAnswer(Person person, String chatId, String attachmentId) {
        return answer(person, "/api/chats/" + chatId + "/attachments/" + attachmentId);
    }

    /** Takes an upload back that no message has, as the server does after a day. @return the HTTP status */
    public String discardUpload(Person person, String chatId, String attachmentId) {
        return answer(request("/api/chats/" + chatId + "/attachments/" + attachmentId, bearer(person)).DELETE());
    }

    private String answer(Person person, String path) {
        return answer(request(path, bearer(person)).GET());
    }

    private String answer(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            // What is not refused need not be JSON.
            return response.statusCode() / 100 == 2
                ? Integer.toString(response.statusCode())
                : response.statusCode() + " " + json.readTree(response.body()).path("code").asString("");
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode chats(Person person) {
        return exchange(request("/api/chats", bearer(person)).GET()).path("chats");
    }

    private Map<String, String> bearer(Person person) {
        return Map.of("Authorization", "Bearer " + accessToken(person));
    }

    /** For a socket that a test opens itself. */
    public String accessToken(Person person) {
        return accessTokens.computeIfAbsent(person.id(), _ -> logIn(person).content().path("accessToken").asString());
    }

    private record Login(JsonNode content, HttpCookie cookie) {}

    private Login logIn(Person person) {
        return logIn("/api/auth/login", Map.of("username", person.username(), "password", person.password()));
    }

    private Login logIn(String path, Map<String, String> body) {
        String username = body.getOrDefault("username", "");
        var device = Optional.ofNullable(devices.get(username)).map(cookie -> Map.of("Cookie", cookie));
        var response = send(posting(path, body, device.orElseGet(Map::of)));
        var known = cookie(response, "parley_device");
        devices.put(username, known.getName() + "=" + known.getValue());
        return new Login(json.readTree(response.body()), cookie(response, "parley_refresh"));
    }

    private static HttpCookie cookie(HttpResponse<?> response, String name) {
        return response
            .headers()
            .allValues("Set-Cookie")
            .stream()
            .flatMap(line -> HttpCookie.parse(line).stream())
            .filter(each -> each.getName().equals(name) && each.getPath().equals("/api/auth") && each.isHttpOnly())
            .findFirst()
            .orElseThrow(() -> new AssertionError("No cookie " + name));
    }

    /** Anything that has no method of its own here. @return what is answered */
    public JsonNode post(Person person, String path, Map<String, ?> body) {
        return post(path, body, bearer(person));
    }

    private JsonNode post(String path, Map<String, ?> body, Map<String, String> headers) {
        return exchange(posting(path, body, headers));
    }

    private HttpRequest.Builder posting(String path, Map<String, ?> body, Map<String, String> headers) {
        return request(path, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
    }

    /** Anything that has no method of its own here. */
    public void put(String path, Map<String, ?> body, Person person) {
        exchange(
            request(path, bearer(person))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json.writeValueAsString(body)))
        );
    }

    private void delete(String path, Person person) {
        send(request(path, bearer(person)).DELETE());
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(15));
        headers.forEach(request::header);
        return request;
    }

    private JsonNode exchange(HttpRequest.Builder builder) {
        return json.readTree(send(builder).body());
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new AssertionError(
                    "%s %s answered %d: %s".formatted(
                        request.method(),
                        request.uri(),
                        response.statusCode(),
                        response.body()
                    )
                );
            }
            return response;
        } catch (IOException e) {
            throw new AssertionError("%s %s failed".formatted(request.method(), request.uri()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
