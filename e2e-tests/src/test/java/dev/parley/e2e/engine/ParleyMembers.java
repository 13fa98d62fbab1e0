package dev.parley.e2e.engine;

import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The chats that a Parley has for the benchmark, with their members.
 *
 * @param chats in the order in which they are numbered
 */
record ParleyMembers(List<Chat> chats) {
    /** No more wait for their password to be hashed than a server takes in. */
    private static final int REGISTERING_AT_ONCE = 3;
    private static final int REFRESHING_AT_ONCE = 8;
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
                .mapToObj(i -> (Callable<Person>) () -> api.register("Member " + i))
                .toList()
        );
        var others = people.subList(1, people.size()).toArray(Person[]::new);
        var chatId = api.createGroup(people.getFirst(), "Chat " + chats.size(), others);
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
        return new ParleyMembers(all);
    }

    private static String login(Api api, Person person) {
        return api.newLogin(person).getValue();
    }

    /** What each member says, chat by chat, by access tokens of now. */
    List<List<Talk>> talks(URI address) throws IOException {
        var http = HttpClient.newHttpClient();
        var talks = new ArrayList<List<Talk>>();
        for (var chat : chats) {
            talks.add(
                inParallel(
                    REFRESHING_AT_ONCE,
                    chat.members
                        .stream()
                        .map(
                            member -> (Callable<Talk>) () -> new ParleyTalk(accessToken(http, address, member), chat.id)
                        )
                        .toList()
                )
            );
        }
        return talks;
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
