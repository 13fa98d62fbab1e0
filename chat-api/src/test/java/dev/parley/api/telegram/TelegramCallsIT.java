package dev.parley.api.telegram;

import static dev.parley.api.telegram.TestPerson.NO;
import static dev.parley.api.telegram.TestPerson.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.MonitoredRedis;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People ask each other for calls by the bot. */
class TelegramCallsIT {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private static MonitoredRedis redis;
    private static BotApiServer telegram;
    private static Node node;

    private TestPerson ann;
    private TestPerson bob;

    @BeforeAll
    static void start() {
        redis = new MonitoredRedis();
        telegram = new BotApiServer();
        node = TelegramNode.start(redis, telegram);
    }

    @AfterAll
    static void stop() {
        node.close();
        telegram.close();
        redis.close();
    }

    @BeforeEach
    void twoHaveTalkedToTheBot() {
        ann = person("Ann", "en").started();
        bob = person("Bob", "en").started();
    }

    private static TestPerson person(String name, String language) {
        return telegram.person(name, "user_" + NAMES.incrementAndGet(), language);
    }

    private Told ask(TestPerson asker, TestPerson asked, String kind, String words) {
        asker.says("/call @" + asked.username() + " " + kind);
        return asked.expect(words);
    }

    @Test
    void bothGetALinkAndHearHowLongTheyHaveTalked() {
        var question = ask(ann, bob, "video", "would like a video call");
        assertThat(question.mentions()).containsExactly("Ann");
        ann.expect("I have asked");
        bob.presses(question, YES);
        assertThat(bob.expect("You have agreed").isRewritten()).isTrue();

        var anns = ann.expect("your video call with");
        var bobs = bob.expect("your video call with");
        assertThat(anns.mentions()).containsExactly("Bob");
        assertThat(anns.body().path("protect_content").asBoolean()).isTrue();
        assertThat(anns.body().path("link_preview_options").path("is_disabled").asBoolean()).isTrue();
        var talk = Talk.of(anns, bobs);
        var look = talk.room().verify(new Rest(node), 0).body();
        assertThat(look.path("display_name").asString()).isEqualTo("Ann");
        assertThat(look.path("other_display_name").asString()).isEqualTo("Bob");
        assertThat(look.path("call_type").asString()).isEqualTo("video");

        talk.hold(node);
        assertThat(ann.expectNext("It lasted").text()).containsPattern("It lasted \u20680:\\d\\d\u2069");
        bob.expectNext("It lasted");
        assertThat(talk.room().join(new Rest(node), 0).code()).isEqualTo("VIDEO_CALL_ENDED");
    }

    @Test
    void whoeverDeclinesIsAskedNoMore() {
        var question = ask(ann, bob, "voice", "would like a voice call");
        bob.presses(question, NO);
        bob.expect("You have declined");
        ann.expect("does not want to talk now");

        bob.presses(question, YES);
        bob.expect("no longer open");
        ann.says("/help");
        ann.expectNext("this text");
    }

    @Test
    void aQuestionExpires() {
        var question = ask(ann, bob, "video", "would like");
        node.clock().advance(Duration.ofMinutes(11));
        ann.expect("has not answered");
        assertThat(bob.expect("too late now").messageId()).isEqualTo(question.messageId());
        bob.presses(question, YES);
        bob.expect("no longer open");
    }

    @Test
    void anAskerTakesAQuestionBackAndMayAskAgain() {
        var question = ask(ann, bob, "video", "would like");
        ann.says("/call @" + bob.username() + " voice");
        ann.expect("there is no answer yet");
        ann.says("/cancel");
        ann.expect("I no longer ask");
        bob.expect("no longer wants a call");
        bob.presses(question, YES);
        bob.expect("no longer open");
        ann.says("/cancel");
        ann.expect("no question to take back");

        bob.presses(ask(ann, bob, "voice", "voice call"), YES);
        ann.expect("your voice call with");
    }

    @Test
    void nobodyElseMayAnswer() {
        var question = ask(ann, bob, "video", "would like");
        var eve = person("Eve", "en").started();
        eve.presses(question, YES);
        var notice = eve.expect("for somebody else");
        assertThat(notice.body().path("show_alert").asBoolean()).isTrue();
        eve.presses(question, NO);
        eve.expect("for somebody else");
        bob.presses(question, YES);
        ann.expect("your video call with");
        assertThat(eve.hasHeardNothingMore()).isTrue();
    }

    @Test
    void aSecondYesChangesNothing() {
        var question = ask(ann, bob, "video", "would like");
        bob.presses(question, YES);
        bob.presses(question, YES);
        bob.presses(question, NO);
        bob.expect("no longer open");
        bob.expect("no longer open");
        bob.says("/help");
        ann.expect("your video call with");
        ann.says("/help");
        ann.expectNext("this text");
    }

    @Test
    void anUpdateThatComesTwiceCountsOnce() {
        var question = ask(ann, bob, "video", "would like");
        ann.expect("I have asked");
        telegram.repeatLast();
        ann.says("/help");
        ann.expectNext("this text");
        bob.presses(question, YES);
        bob.expect("your video call with");
        ann.expect("your video call with");
        telegram.repeatLast();
        bob.says("/help");
        bob.expectNext("this text");
        ann.says("/help");
        ann.expectNext("this text");
    }

    @Test
    void whoHasNotTalkedToTheBotCannotBeAsked() {
        ann.says("/call @somebody_else video");
        assertThat(ann.expect("I do not know").text()).contains("@somebody_else", "https://t.me/" + BotApiServer.BOT);
        ann.says("/call @" + ann.username() + " video");
        ann.expect("That is you");
    }

    @Test
    void aNameLeadsToWhoeverHasComeWithItLast() {
        String former = bob.username();
        bob.rename("renamed_" + former);
        bob.started();
        ann.says("/call @" + former + " video");
        ann.expect("I do not know");
        bob.presses(ask(ann, bob, "video", "would like"), NO);
        ann.expect("does not want");

        // Nobody has told the bot that Carl has given the name up.
        var carl = telegram.person("Carl", "wanted_" + former, "en").started();
        var dora = telegram.person("Dora", "Wanted_" + former, "en").started();
        ask(ann, dora, "video", "would like");
        assertThat(ann.expect("I have asked").mentions()).containsExactly("Dora");
        assertThat(carl.hasHeardNothingMore()).isTrue();
    }

    @Test
    void whoHasNoNameIsToldWhatThatMeans() {
        var nameless = telegram.person("Nora", null, "en");
        nameless.says("/start");
        nameless.expect("You have no username");
        nameless.says("/call @" + bob.username() + " voice");
        bob.presses(bob.expect("voice call"), YES);
        nameless.expect("your voice call with");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/call", "/call @bob", "/call bob hologram", "/call video @bob", "/call @b video" })
    void aCallThatIsNotAsItHasToBeIsExplained(String text) {
        ann.says(text);
        ann.expectNext("Tell me whom to ask");
    }

    @ParameterizedTest
    @ValueSource(strings = { "hello", "/calls", "/", "", "video call @bob please", "🙂" })
    void unknownWordsAreAnsweredWithHelp(String text) {
        ann.says(text);
        ann.expectNext("this text");
    }

    @Test
    void inGroupsAndAmongBotsItIsSilent() {
        ann.saysInGroup("/call @" + bob.username() + " video");
        ann.saysAsBot("/call @" + bob.username() + " video");
        ann.says("/help");
        ann.expectNext("this text");
        assertThat(bob.hasHeardNothingMore()).isTrue();
    }

    @Test
    void eachIsSpokenToInTheirLanguage() {
        var raisa = person("Раиса", "ru-RU");
        raisa.says("/start");
        raisa.expect("Здравствуйте");
        var parisa = person("پریسا", "fa");
        parisa.says("/start");
        parisa.expect("سلام");
        var paul = person("Paul", "de");
        paul.says("/start");
        paul.expect("Hello");

        raisa.says("/call @" + parisa.username() + " video");
        var question = parisa.expect("تماس تصویری");
        assertThat(question.text()).contains("۱۰").doesNotContain("10");
        parisa.presses(question, YES);
        var talk = Talk.of(raisa.expect("Ваш видеозвонок"), parisa.expect("پیوند فقط"));
        talk.hold(node);
        raisa.expect("Длительность: \u20680:");
        parisa.expect("مدت: \u2068۰:");
    }

    @Test
    void aCallThatNobodyComesToIsToldOf() {
        var question = ask(ann, bob, "voice", "would like");
        bob.presses(question, YES);
        ann.expect("your voice call with");
        node.clock().advance(Duration.ofMinutes(61));
        ann.expect("the two of you have not met");
        bob.expect("the two of you have not met");
    }

    static Stream<Arguments> hostileNames() {
        return Stream.of(
            Arguments.of("😀".repeat(200), "😀".repeat(64)),
            Arguments.of("👩‍👩‍👧‍👦".repeat(20), "👩‍👩‍👧‍👦".repeat(9)),
            Arguments.of("\u202eevil\u2066\u200f", "evil"),
            Arguments.of("<b>A</b> & *_[`~|>", "<b>A</b> & *_[`~|>"),
            Arguments.of("https://evil.example/ @admin /start", "https://evil.example/ @admin /start"),
            Arguments.of("A\u0007\n\n\nB", "A B"),
            Arguments.of("{name} {0} %s", "{name} {0} %s")
        );
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void aNameIsNothingButAName(String name, String shown) {
        var mallory = person(name, "en");
        mallory.says("/start");
        mallory.expect("/call");
        var question = ask(mallory, bob, "video", "would like");
        assertThat(question.mentions()).containsExactly(shown);
        assertThat(question.text()).startsWith("\u2068" + shown + "\u2069 would");
        assertThat(question.body().has("parse_mode")).isFalse();
        bob.presses(question, YES);
        var talk = Talk.of(mallory.expect("your video call"), bob.expect("your video call"));
        assertThat(talk.room().verify(new Rest(node), 0).body().path("display_name").asString()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\u200b\u200b", "\u2800", "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309" })
    void aNameThatCannotBeShownIsReplacedByTheUsername(String name) {
        var mallory = person(name, "en");
        mallory.says("/start");
        assertThat(mallory.expect("Hello").mentions()).containsExactly(mallory.username());
    }
}
