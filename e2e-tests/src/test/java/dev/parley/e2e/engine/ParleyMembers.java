package dev.parley.e2e.engine;

import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The chats that a Parley has for the benchmark, with their members.
 *
 * @param chats in the order in which they are numbered
 * @param channel null before it is made
 */
record ParleyMembers(List<Chat> chats, @Nullable Chat channel) {
    /** No more wait for their password to be hashed than a server takes in. */
    private static final int REGISTERING_AT_ONCE = 3;
    private static final int REFRESHING_AT_ONCE = 8;
    private static final int TRIES = 10;
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param members the first is its owner */
    record Chat(String id, List<Member> members) {}

    /** @param refreshToken of a login that is not in use, which spares the hashing of a password */
    record Member(String id, String refreshToken) {}

    /** With one chat more, whose members are registered; most of the time goes into their passwords. */
    ParleyMembers withAnotherChat(URI address, int members) throws IOException {
        var api = new Api(address);
        var people = inParallel(
            REGISTERING_AT_ONCE,
            IntStream.range(0, members)
                .mapToObj(i -> (Callable<Person>) () -> patiently(() -> api.register("Member " + i)))
                .toList()
        );
        var others = people.subList(1, people.size()).toArray(Person[]::new);
        var chatId = patiently(() -> api.createGroup(people.getFirst(), "Chat " + chats.size(), others));
        var all = new ArrayList<>(chats);
        all.add(
            new Chat(
                chatId,
                people
                    .stream()
                    .map(each -> new Member(each.id(), login(api, each)))
                    .toList()
            )
        );
        return new ParleyMembers(all, channel);
    }

    /** With a channel of so many of them and an owner, who is registered. */
    ParleyMembers withChannel(URI address, int size) throws IOException {
        var api = new Api(address);
        var owner = patiently(() -> api.register("Channel owner"));
        var others = chats
            .stream()
            .flatMap(chat -> chat.members.stream())
            .limit(size - 1L)
            .toList();
        var people = others
            .stream()
            .map(each -> new Person(each.id, "", "", ""))
            .toArray(Person[]::new);
        var channelId = patiently(() -> api.createChannel(owner, "Channel", people));
        var all = new ArrayList<>(List.of(new Member(owner.id(), login(api, owner))));
        all.addAll(others);
        return new ParleyMembers(chats, new Chat(channelId, all));
    }

    /** A server on a busy machine may refuse now what it does a little later. */
    private static <T> T patiently(Supplier<T> request) {
        for (int i = 1; i < TRIES; i++) {
            try {
                return request.get();
            } catch (AssertionError refused) {
                System.err.println("Tries again: " + refused.getMessage());
                Waiting.pass(PAUSE);
            }
        }
        return request.get();
    }

    private static String login(Api api, Person person) {
        return api.newLogin(person).getValue();
    }

    /** What each member says, chat by chat with the channel at the end, by access tokens of now. */
    List<List<Talk>> talks(URI address) throws IOException {
        var all = Stream.concat(chats.stream(), Stream.ofNullable(channel)).toList();
        var tokens = accessTokens(address, all);
        return all
            .stream()
            .map(chat ->
                chat.members
                    .stream()
                    .map(member -> (Talk) new ParleyTalk(Objects.requireNonNull(tokens.get(member.id)), chat.id))
                    .toList()
            )
            .toList();
    }

    /** One of each member, by the id: a refresh token is used once. */
    private static Map<String, String> accessTokens(URI address, List<Chat> chats) throws IOException {
        var http = HttpClient.newHttpClient();
        var tokens = new ConcurrentHashMap<String, String>();
        var members = chats
            .stream()
            .flatMap(chat -> chat.members.stream())
            .distinct();
        inParallel(
            REFRESHING_AT_ONCE,
            members
                .map(
                    member ->
                        (Callable<Member>) () -> {
                            tokens.put(member.id, accessToken(http, address, member));
                            return member;
                        }
                )
                .toList()
        );
        return tokens;
    }

    private static String accessToken(HttpClient http, URI address, Member member)
        throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/api/auth/refresh"))
            .header("Cookie", "parley_refresh=" + member.refreshToken)
            .POST(BodyPublishers.noBody())
            .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("No access token: " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body()).path("accessToken").asString();
    }

    private static <T> List<T> inParallel(int atOnce, List<Callable<T>> tasks) throws IOException {
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            var results = new ArrayList<T>();
            for (Future<T> each : threads.invokeAll(tasks)) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause());
        }
    }
}
