package dev.parley.api.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.MeetingEvent;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Meetings over REST: those of one's own, and what a link leads to. */
class MeetingsIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestUser owner = Node.first().newUser();
    private final TestUser other = Node.second().newUser();

    @Test
    void createsAMeetingOnceForEachKey() {
        String body = TestMeeting.body().toString();
        var first = owner.rest().change("POST", "/api/meetings", body, "one");
        var again = owner.rest().change("POST", "/api/meetings", body, "one");
        var another = owner.rest().change("POST", "/api/meetings", body, "two");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body().path("code")).isEqualTo(first.body().path("code"));
        assertThat(another.body().path("code")).isNotEqualTo(first.body().path("code"));
        assertThat(first.body().path("title").asString()).isEqualTo("Planning");
        assertThat(first.body().path("role").asString()).isEqualTo("owner");
        assertThat(first.body().path("state").asString()).isEqualTo("upcoming");
        assertThat(first.body().path("place").asString()).isEqualTo("m_" + first.body().path("id").asString());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "{\"title\": \"\"}",
            "{\"title\": \"   \"}",
            "{\"timeZone\": \"Mars/Olympus\"}",
            "{\"timeZone\": \"+02:00\"}",
            "{\"endsAt\": \"2026-12-01T10:00:00Z\"}",
            "{\"repeats\": \"weekly\"}",
            "{\"passcode\": \"123\"}",
            "{\"kind\": null}",
            "{\"options\": null}",
            "{\"options\": {\"lobby\": true}}",
        }
    )
    void refusesWhatIsNoMeeting(String change) {
        var body = TestMeeting.body();
        JSON.readTree(change).forEachEntry(body::set);
        assertRefused(owner.rest().post("/api/meetings", body.toString()), 400, "INVALID_REQUEST");
    }

    @Test
    void refusesATitleOfTooManyEmoji() {
        assertThat(create(TestMeeting.body().put("title", "🎉".repeat(100))).status()).isEqualTo(201);
        assertRefused(create(TestMeeting.body().put("title", "🎉".repeat(101))), 400, "INVALID_REQUEST");
    }

    private Rest.Answer create(ObjectNode body) {
        return owner.rest().post("/api/meetings", body.toString());
    }

    @Test
    void showsAMeetingToItsHostsOnly() {
        var meeting = TestMeeting.create(owner, TestMeeting.body());
        assertThat(owner.rest().get(meeting.path()).status()).isEqualTo(200);
        meeting.enter(other);
        for (String path : List.of("", "/calls", "/meeting.ics")) {
            assertRefused(other.rest().get(meeting.path() + path), 404, "MEETING_NOT_FOUND");
        }
        assertRefused(other.rest().delete(meeting.path()), 404, "MEETING_NOT_FOUND");
        assertRefused(other.rest().put(meeting.path() + "/lock", "{\"locked\": true}"), 404, "MEETING_NOT_FOUND");
        assertRefused(new Rest(Node.first()).get(meeting.path()), 401, "NOT_AUTHENTICATED");
    }

    @Test
    void listsThemByState() {
        var untimed = TestMeeting.create(owner, TestMeeting.body());
        var soon = Node.first().clock().instant().plus(Duration.ofHours(1));
        var next = TestMeeting.create(owner, at(soon.plus(Duration.ofDays(1))));
        var first = TestMeeting.create(owner, at(soon));
        var over = TestMeeting.create(owner, at(soon.minus(Duration.ofHours(5))));
        var ended = TestMeeting.create(owner, TestMeeting.body());
        assertThat(
            owner
                .rest()
                .post(ended.path() + "/end", "")
                .status()
        ).isEqualTo(204);

        assertThat(list("upcoming")).containsExactly(untimed, first, next);
        assertThat(list("past")).containsExactly(ended, over);
        assertThat(list("live")).isEmpty();

        try (var socket = owner.connect()) {
            first.arrive(socket);
            first.call(socket);
            assertThat(list("live")).containsExactly(first);
            assertThat(list("upcoming")).containsExactly(untimed, next);
            var live = owner.rest().get(first.path()).body().path("live");
            assertThat(live.path("count").asInt()).isEqualTo(1);
            assertThat(live.path("people").path(0).path("person").asString()).isEqualTo(owner.id().value());
        }
    }

    @Test
    void listsThemInPages() {
        var all = new HashSet<TestMeeting>();
        for (int count = 0; count < 5; count++) {
            all.add(TestMeeting.create(owner, TestMeeting.body()));
        }
        all.forEach(meeting -> owner.rest().post(meeting.path() + "/end", ""));
        var found = new HashSet<TestMeeting>();
        String cursor = "";
        int pages = 0;
        do {
            var page = owner
                .rest()
                .get("/api/meetings?state=past&limit=2" + cursor)
                .body();
            page.path("meetings").forEach(meeting -> found.add(TestMeeting.of(meeting)));
            cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
            pages++;
        } while (!cursor.isEmpty());
        assertThat(pages).isEqualTo(3);
        assertThat(found).isEqualTo(all);
    }

    private static ObjectNode at(Instant start) {
        return TestMeeting.body()
            .put("startsAt", start.toString())
            .put("endsAt", start.plus(Duration.ofHours(1)).toString());
    }

    private List<TestMeeting> list(String state) {
        var page = owner.rest().get("/api/meetings?state=" + state);
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        return page.body().path("meetings").valueStream().map(TestMeeting::of).toList();
    }

    @Test
    void changesAMeeting() {
        var meeting = TestMeeting.create(owner, TestMeeting.body());
        var body = TestMeeting.open().put("title", "Changed");
        body.remove("passcode");
        var changed = owner.rest().put(meeting.path(), body.toString());
        assertThat(changed.status()).as("%s", changed).isEqualTo(200);
        assertThat(changed.body().path("title").asString()).isEqualTo("Changed");
        assertThat(changed.body().path("options").path("lobby").asBoolean()).isFalse();
    }

    @Test
    void forgetsADeletedMeeting() {
        var meeting = TestMeeting.create(owner, TestMeeting.body());
        assertThat(owner.rest().delete(meeting.path()).status()).isEqualTo(204);
        assertThat(owner.rest().delete(meeting.path()).status()).isEqualTo(204);
        assertRefused(owner.rest().get(meeting.path()), 404, "MEETING_NOT_FOUND");
        assertRefused(new Rest(Node.first()).get(meeting.link()), 404, "MEETING_NOT_FOUND");
        assertThat(list("past")).doesNotContain(meeting);
    }

    @Test
    void endsForGood() {
        var meeting = TestMeeting.create(owner, TestMeeting.open());
        var guest = meeting.guest(Node.second(), "Gus");
        try (var owners = owner.connect(); var guests = guest.connect()) {
            meeting.arrive(guests);
            meeting.call(guests);
            assertThat(
                owner
                    .rest()
                    .post(meeting.path() + "/end", "")
                    .status()
            ).isEqualTo(204);
            guests.expect(MeetingEvent.MeetingEnded.class);
            owners.expect(MeetingEvent.MeetingEnded.class);
            assertThat(meeting.refused(guests).code().name()).isEqualTo("MEETING_ENDED");
        }
        assertRefused(new Rest(Node.first()).get(meeting.link()), 410, "MEETING_ENDED");
        assertRefused(owner.rest().put(meeting.path() + "/lock", "{\"locked\": true}"), 410, "MEETING_ENDED");
        var calls = owner
            .rest()
            .get(meeting.path() + "/calls")
            .body()
            .path("calls");
        assertThat(calls.size()).isEqualTo(1);
        assertThat(calls.path(0).path("people").path(0).path("name").asString()).isEqualTo("Gus");
        assertThat(calls.path(0).path("people").path(0).path("role").asString()).isEqualTo("guest");
        assertThat(calls.path(0).path("reason").asString()).isEqualTo("endedByHost");
    }

    @Test
    void isOverAfterItsLastEnd() {
        var meeting = TestMeeting.create(owner, at(Node.first().clock().instant().minus(Duration.ofHours(2))));
        assertRefused(new Rest(Node.first()).get(meeting.link()), 410, "MEETING_ENDED");
        assertRefused(meeting.enter(other), 410, "MEETING_ENDED");
        try (var owners = owner.connect()) {
            assertThat(meeting.refused(owners).code().name()).isEqualTo("MEETING_ENDED");
        }
    }

    @Test
    void endsWithTheAccountOfItsOwner() {
        var leaving = Node.first().registerUser();
        var meeting = TestMeeting.create(leaving, TestMeeting.open());
        var guest = meeting.guest(Node.second(), "Gus");
        try (var guests = guest.connect()) {
            meeting.arrive(guests);
            meeting.call(guests);
            var deleted = leaving.rest().delete("/api/me", "{\"password\": \"" + TestUser.PASSWORD + "\"}");
            assertThat(deleted.status()).isEqualTo(204);
            guests.expect(MeetingEvent.MeetingEnded.class);
        }
        assertRefused(new Rest(Node.first()).get(meeting.link()), 410, "MEETING_ENDED");
    }

    @Test
    void tellsWithALinkWhatIsNeeded() {
        var body = TestMeeting.open().put("passcode", "4711");
        TestMeeting.options(body).put("guests", false);
        var meeting = TestMeeting.create(owner, body);
        var look = new Rest(Node.second()).get(meeting.link());
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.body().path("title").asString()).isEqualTo("Planning");
        assertThat(look.body().path("needs").path("login").asBoolean()).isTrue();
        assertThat(look.body().path("needs").path("passcode").asBoolean()).isTrue();
        assertThat(look.body().path("you").isNull()).isTrue();
        assertThat(look.raw().body()).doesNotContain(meeting.id().value()).doesNotContain(owner.id().value());
        assertThat(owner.rest().get(meeting.link()).body().path("you").path("role").asString()).isEqualTo("owner");
    }

    @Test
    void namesThoseWhoAreThereToWhomNothingKeepsOut() {
        var meeting = TestMeeting.create(owner, TestMeeting.open());
        try (var owners = owner.connect()) {
            meeting.arrive(owners);
            meeting.call(owners);
            var toUser = other.rest().get(meeting.link()).body();
            assertThat(toUser.path("count").asInt()).isEqualTo(1);
            assertThat(toUser.path("people").path(0).path("name").asString()).isEqualTo("Test " + owner.username());
            var toAnybody = new Rest(Node.first()).get(meeting.link()).body();
            assertThat(toAnybody.path("count").asInt()).isEqualTo(1);
            assertThat(toAnybody.path("people").isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "aaa-aaaa-aab", "nonsense", "AAA", "m_1", "%20", "aaa-aaaa-aa%C3%A4" })
    void saysTheSameOfEveryLinkThatNobodyHas(String code) {
        var answer = new Rest(Node.first()).get("/api/meeting-links/" + code);
        assertRefused(answer, 404, "MEETING_NOT_FOUND");
        assertThat(answer.body().path("details").isEmpty()).isTrue();
    }

    @Test
    void asksForThePasscodeOnce() {
        var meeting = TestMeeting.create(owner, TestMeeting.open().put("passcode", "4711"));
        var browser = new Rest(Node.first());
        var none = browser.post(meeting.link() + "/enter", "{\"name\": \"Gus\", \"passcode\": null}");
        assertRefused(none, 403, "PASSCODE_WRONG");
        assertThat(none.body().path("details").path("needed").asBoolean()).isTrue();
        assertRefused(meeting.enter(browser, "Gus", "4712"), 403, "PASSCODE_WRONG");
        var guest = meeting.enter(browser, "Gus", "4711");
        assertThat(guest.status()).isEqualTo(200);
        var again = meeting.enter(browser, "Gus", "");
        assertThat(again.body().path("guest").path("person")).isEqualTo(guest.body().path("guest").path("person"));
        assertRefused(meeting.enter(browser, "Another", ""), 403, "PASSCODE_WRONG");

        owner.rest().put(meeting.path() + "/passcode", "{\"passcode\": null}");
        assertThat(meeting.enter(browser, "Another", "").status()).isEqualTo(200);
    }

    @Test
    void letsGuestsInWhereTheyMayComeAndUnderANameOnly() {
        var meeting = TestMeeting.create(owner, TestMeeting.open());
        var browser = new Rest(Node.first());
        assertRefused(meeting.enter(browser, "🎉".repeat(200), ""), 400, "INVALID_REQUEST");
        assertRefused(meeting.enter(browser, "\u200b", ""), 400, "TEXT_INVISIBLE");
        assertRefused(
            browser.post(meeting.link() + "/enter", "{\"name\": null, \"passcode\": null}"),
            400,
            "INVALID_REQUEST"
        );
        assertThat(meeting.enter(browser, "Gus", "").status()).isEqualTo(200);

        var body = TestMeeting.open();
        TestMeeting.options(body).put("guests", false);
        var users = TestMeeting.create(owner, body);
        assertRefused(users.enter(browser, "Gus", ""), 401, "NOT_AUTHENTICATED");
        assertThat(users.enter(other).status()).isEqualTo(200);
    }

    @Test
    void keepsOutWhomTheOwnerHasBlocked() {
        var meeting = TestMeeting.create(owner, TestMeeting.open());
        assertThat(
            owner
                .rest()
                .put("/api/me/blocks/" + other.id(), "")
                .status()
        ).isEqualTo(204);
        assertRefused(meeting.enter(other), 403, "BLOCKED");
    }

    @Test
    void renewsTheTokenOfAGuestInTheirMeetingOnly() {
        var meeting = TestMeeting.create(owner, TestMeeting.body());
        var elsewhere = TestMeeting.create(owner, TestMeeting.body());
        var guest = meeting.guest(Node.first(), "Gus");
        var rest = new Rest(Node.second());
        rest.authenticate(guest.token());
        var renewed = rest.post(meeting.path() + "/guest-token", "");
        assertThat(renewed.status()).as("%s", renewed).isEqualTo(200);
        assertRefused(rest.post(elsewhere.path() + "/guest-token", ""), 404, "MEETING_NOT_FOUND");
        assertRefused(other.rest().post(meeting.path() + "/guest-token", ""), 403, "FORBIDDEN");
        try (var socket = guest.connect()) {
            var ready = socket.ask(
                id -> new SessionCommand.Authenticate(id, renewed.body().path("token").asString()),
                SessionEvent.GuestReady.class
            );
            assertThat(ready.person()).isEqualTo(guest.person().toString());
            assertThat(elsewhere.refused(socket).code().name()).isEqualTo("MEETING_NOT_FOUND");
        }
    }

    @Test
    void writesACalendar() {
        var start = Instant.parse("2030-01-07T09:00:00Z");
        var meeting = TestMeeting.create(owner, at(start));
        var calendar = owner.rest().download(meeting.path() + "/meeting.ics");
        assertThat(calendar.statusCode()).isEqualTo(200);
        assertThat(calendar.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        String text = new String(calendar.body(), StandardCharsets.UTF_8).replace("\r\n ", "");
        assertThat(text)
            .contains("DTSTART:20300107T090000Z")
            .contains("/m/" + meeting.code());
        var untimed = TestMeeting.create(owner, TestMeeting.body());
        assertRefused(owner.rest().get(untimed.path() + "/meeting.ics"), 400, "INVALID_REQUEST");
    }

    @Test
    void slowsWhoGuessesLinksAndCountsIt() {
        try (var node = Node.start("parley.limits.enabled=true", "parley.edge.trusted-proxies=127.0.0.1")) {
            var guesser = new Rest(node).from("192.0.2.77");
            int found = 0;
            int limited = 0;
            for (int guess = 0; guess < 50; guess++) {
                String code = "zzz-zzzz-z" + (char) ('a' + (guess % 26)) + (char) ('a' + guess / 26);
                var answer = guesser.get("/api/meeting-links/" + code.substring(0, 12));
                found += answer.status() == 404 ? 1 : 0;
                limited += answer.status() == 429 ? 1 : 0;
            }
            assertThat(found).isLessThanOrEqualTo(12);
            assertThat(found + limited).isEqualTo(50);
            var counted = node.bean(MeterRegistry.class).get("parley.meetings.links.unknown").counter().count();
            assertThat(counted).isEqualTo(found);

            var meeting = TestMeeting.create(node.newUser(), TestMeeting.open());
            assertThat(guesser.get(meeting.link()).status()).isEqualTo(429);
            assertThat(new Rest(node).from("192.0.2.78").get(meeting.link()).status()).isEqualTo(200);
        }
    }

    @Test
    void slowsWhoGuessesPasscodes() {
        try (var node = Node.start("parley.limits.enabled=true", "parley.edge.trusted-proxies=127.0.0.1")) {
            var meeting = TestMeeting.create(node.newUser(), TestMeeting.open().put("passcode", "4711"));
            var guesser = new Rest(node).from("192.0.2.79");
            for (int guess = 0; guess < 5; guess++) {
                assertRefused(meeting.enter(guesser, "Gus", "000" + guess), 403, "PASSCODE_WRONG");
            }
            assertRefused(meeting.enter(guesser, "Gus", "4711"), 429, "RATE_LIMITED");
            assertThat(meeting.enter(new Rest(node).from("192.0.2.80"), "Gus", "4711").status()).isEqualTo(200);
        }
    }

    private static void assertRefused(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
