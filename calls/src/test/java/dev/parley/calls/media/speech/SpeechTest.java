package dev.parley.calls.media.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeechTest {

    private static final int PACKET_MS = 20;
    private static final int SILENCE = 127;

    private final Random random = new Random(6464);
    private final List<Told> told = new ArrayList<>();
    private final Speech speech = new Speech(3, now -> told.add(new Told(millis(), now)));
    private final Map<String, Voice> voices = new HashMap<>();
    private final Map<String, Sound> sounds = new HashMap<>();
    private boolean heard = true;
    private long nowNs = TimeUnit.HOURS.toNanos(1);

    private record Told(long atMs, Speakers speakers) {}

    /** Levels in −dBov, one a packet; −1 where none is sent. */
    private interface Sound {
        int at(long ms);
    }

    @Test
    void tellsWithin300MsThatSomebodySpeaksAndWithin600ThatNoMore() {
        enter("ann", "bob");
        quiet("ann", "bob");
        pass(1_000);
        assertThat(told).isEmpty();

        long beganMs = millis();
        sounds.put("ann", talk());
        pass(300);
        assertThat(last().speaking()).containsExactly("ann");
        assertThat(told.getFirst().atMs() - beganMs).isLessThanOrEqualTo(300);

        pass(1_700);
        long endedMs = millis();
        quiet("ann");
        pass(600);
        assertThat(last().speaking()).isEmpty();
        assertThat(told.getLast().atMs() - endedMs).isLessThanOrEqualTo(600);
    }

    @Test
    void saysAtOnceOnlyWhatHasChanged() {
        enter("ann", "bob");
        quiet("bob");
        sounds.put("ann", talk());
        pass(20_000);

        assertThat(changes())
            .as("ann speaks, and a moment later it is her turn")
            .containsExactly(new Speakers(null, List.of("ann")), new Speakers("ann", List.of("ann")));
    }

    @Test
    void saysItAgainEachSecondWhileSomebodySpeaksAndOnceAfter() {
        enter("ann", "bob");
        quiet("bob");
        sounds.put("ann", talk());
        pass(3_000);
        told.clear();
        pass(10_000);
        assertThat(told)
            .hasSize(10)
            .extracting(Told::speakers)
            .containsOnly(new Speakers("ann", List.of("ann")));

        quiet("ann");
        pass(1_000);
        told.clear();
        pass(10_000);
        assertThat(told).extracting(Told::speakers).as("nobody speaks").containsExactly(new Speakers("ann", List.of()));
    }

    @Test
    void tellsANewcomerWhatTheOthersWereTold() {
        enter("ann", "bob");
        quiet("ann", "bob");
        speech.repeat();
        pass(1_000);
        assertThat(told)
            .extracting(Told::speakers)
            .as("another router may have said otherwise")
            .containsExactly(Speakers.NOBODY);
        sounds.put("ann", talk());
        pass(5_000);
        told.clear();

        speech.repeat();
        pass(100);

        assertThat(told)
            .extracting(Told::speakers)
            .containsExactly(new Speakers("ann", List.of("ann")));
    }

    @Test
    void tellsNobodyWhereNobodyHears() {
        heard = false;
        enter("ann");
        sounds.put("ann", talk());
        pass(5_000);

        assertThat(told).isEmpty();
    }

    @Test
    void takesNoiseForNoSpeech() {
        enter("ann", "bob");
        sounds.put("bob", noise(43));
        sounds.put("ann", noise(48));
        pass(4_000);
        assertThat(told).isEmpty();

        sounds.put("ann", talk());
        pass(4_000);
        assertThat(last()).isEqualTo(new Speakers("ann", List.of("ann")));
        assertThat(everSpoke("bob")).isFalse();
    }

    @Test
    void getsUsedToNoiseThatBegins() {
        enter("ann", "bob");
        quiet("ann", "bob");
        pass(3_000);
        sounds.put("bob", noise(43));
        pass(6_000);

        assertThat(last().speaking()).isEmpty();
    }

    @Test
    void givesATurnToNobodyForACough() {
        enter("ann", "bob");
        quiet("bob");
        sounds.put("ann", talk());
        pass(4_000);
        assertThat(last().dominant()).isEqualTo("ann");

        sounds.put("bob", once(400, 12));
        pass(3_000);
        assertThat(dominantOnes()).as("beside her voice").containsOnly("ann");

        quiet("ann");
        pass(2_000);
        sounds.put("bob", once(400, 12));
        pass(3_000);
        assertThat(dominantOnes()).as("in her pause").containsOnly("ann");
    }

    @Test
    void givesTheTurnToWhoeverAnswers() {
        enter("ann", "bob");
        for (int turn = 0; turn < 4; turn++) {
            var speaks = turn % 2 == 0 ? "ann" : "bob";
            var listens = turn % 2 == 0 ? "bob" : "ann";
            sounds.put(speaks, talk());
            quiet(listens);
            pass(1_500);
            assertThat(last())
                .as("turn %d", turn)
                .isEqualTo(new Speakers(speaks, List.of(speaks)));
            pass(1_500);
        }
        assertThat(dominantOnes()).containsExactly("ann", "bob", "ann", "bob");
    }

    @Test
    void leavesTheTurnToWhoeverSpeaksInSpiteOfOthersWords() {
        enter("ann", "bob", "cid");
        quiet("bob", "cid");
        sounds.put("ann", talk());
        pass(4_000);
        for (int i = 0; i < 10; i++) {
            sounds.put("bob", once(300, 15));
            pass(800);
            sounds.put("cid", once(250, 10));
            pass(700);
        }

        assertThat(dominantOnes()).containsOnly("ann");
        assertThat(everSpoke("bob")).as("what they say is shown").isTrue();
    }

    @Test
    void leavesTheTurnToWhoeverIsTalkedOverUntilTheyStop() {
        enter("ann", "bob");
        quiet("bob");
        sounds.put("ann", talk());
        pass(4_000);
        sounds.put("bob", noise(8));
        pass(4_000);
        assertThat(last()).isEqualTo(new Speakers("ann", List.of("ann", "bob")));
        assertThat(dominantOnes()).containsExactly("ann");

        quiet("ann");
        pass(1_000);
        assertThat(last()).isEqualTo(new Speakers("bob", List.of("bob")));
    }

    @Test
    void leavesTheTurnToALongTalkerWhoPauses() {
        enter("ann", "bob");
        sounds.put("bob", noise(60));
        sounds.put("ann", ms -> ms % 5_000 < 3_200 ? talk().at(ms) : 75);
        pass(30_000);

        assertThat(dominantOnes()).containsOnly("ann");
    }

    @Test
    void letsWhoeverMutesFallSilentAtOnce() {
        enter("ann", "bob");
        quiet("bob");
        sounds.put("ann", talk());
        pass(3_000);
        long mutedMs = millis();
        // A browser goes on with silence, or sends nothing.
        sounds.put("ann", ms -> SILENCE);
        pass(600);
        assertThat(last().speaking()).isEmpty();
        assertThat(told.getLast().atMs() - mutedMs).isLessThanOrEqualTo(600);

        sounds.put("ann", talk());
        pass(1_000);
        mutedMs = millis();
        sounds.put("ann", ms -> -1);
        pass(20_000);
        assertThat(last().speaking()).isEmpty();
        assertThat(silentAtMs() - mutedMs).isLessThanOrEqualTo(600);
        assertThat(last().dominant()).as("has spoken last").isEqualTo("ann");
    }

    @Test
    void forgetsWhoeverLeaves() {
        enter("ann", "bob", "cid");
        quiet("bob", "cid");
        sounds.put("ann", talk());
        pass(3_000);
        leave("ann");
        pass(200);
        assertThat(last()).isEqualTo(Speakers.NOBODY);

        sounds.put("cid", talk());
        pass(2_000);
        assertThat(last()).isEqualTo(new Speakers("cid", List.of("cid")));
    }

    @Test
    void hearsThroughLossAndJitter() {
        enter("ann", "bob");
        quiet("bob");
        var talk = talk();
        sounds.put("ann", ms -> random.nextInt(10) == 0 ? -1 : talk.at(ms));
        pass(10_000);

        assertThat(changes()).as("no flicker").hasSize(2);
    }

    @Test
    void leavesOutTheTimeOfAHalt() {
        enter("ann", "bob");
        quiet("bob");
        sounds.put("ann", talk());
        pass(2_000);
        nowNs += TimeUnit.HOURS.toNanos(2);
        pass(2_000);

        assertThat(last().speaking()).containsExactly("ann");
    }

    @Test
    void forwardsAllVoicesOfAFew() {
        enter("ann", "bob", "cid");
        quiet("ann", "bob", "cid");
        pass(3_000);

        assertThat(passing()).containsExactlyInAnyOrder("ann", "bob", "cid");
    }

    @Test
    void forwardsWhoeverBeginsToSpeakInThePlaceOfTheLongestSilent() {
        enter("ann", "bob", "cid", "dan", "eve");
        quiet("ann", "bob", "cid", "dan", "eve");
        for (var speaker : List.of("ann", "bob", "cid")) {
            sounds.put(speaker, talk());
            pass(1_500);
            quiet(speaker);
        }
        assertThat(passing()).containsExactlyInAnyOrder("ann", "bob", "cid");

        sounds.put("dan", talk());
        pass(2 * PACKET_MS);
        assertThat(passing()).as("at the first sound").containsExactlyInAnyOrder("bob", "cid", "dan");
        quiet("dan");
        pass(10_000);
        assertThat(passing()).as("silence changes nothing").containsExactlyInAnyOrder("bob", "cid", "dan");
    }

    @Test
    void doesNotSwapVoicesThatSpeakAtOnce() {
        var all = List.of("ann", "bob", "cid", "dan", "eve");
        enter(all.toArray(String[]::new));
        all.forEach(each -> sounds.put(each, talk()));
        pass(2_000);
        int changes = 0;
        var before = passing();
        for (int i = 0; i < 500; i++) {
            pass(PACKET_MS);
            changes += passing().equals(before) ? 0 : 1;
            before = passing();
        }
        assertThat(before).hasSize(3);
        assertThat(changes).as("in ten seconds").isLessThan(10);

        before
            .stream()
            .findFirst()
            .ifPresent(one -> sounds.put(one, noise(30)));
        var loud = all.stream().filter(Predicate.not(passing()::contains)).findFirst().orElseThrow();
        sounds.put(loud, noise(3));
        pass(1_000);
        assertThat(passing()).as("whoever is much louder is heard").contains(loud);
    }

    @Test
    void forwardsWhoeverDoesNotSayHowLoudTheyAre() {
        enter("ann", "bob", "cid", "dan");
        quiet("ann", "bob", "cid", "dan");
        pass(500);
        enter("old");
        pass(5_000);

        assertThat(passing()).contains("old").hasSize(4);
    }

    @Test
    void keepsToTheNumberWhereManyComeAndGo() {
        for (int round = 0; round < 300; round++) {
            var who = "p" + random.nextInt(12);
            if (voices.containsKey(who) && random.nextInt(3) == 0) {
                leave(who);
            } else if (!voices.containsKey(who)) {
                enter(who);
            }
            if (voices.containsKey(who)) {
                sounds.put(who, random.nextBoolean() ? talk() : ms -> SILENCE);
            }
            pass(100);
            assertThat(passing()).hasSize(Math.min(3, voices.size()));
        }
    }

    private void enter(String... people) {
        for (var person : people) {
            voices.put(person, speech.add(person));
        }
    }

    private void leave(String person) {
        speech.remove(Objects.requireNonNull(voices.remove(person)));
        sounds.remove(person);
    }

    private void quiet(String... people) {
        for (var person : people) {
            sounds.put(person, ms -> 72 + random.nextInt(6));
        }
    }

    /** Syllables of a few hundred ms with softer moments, and short pauses between words. */
    private Sound talk() {
        int[] levels = IntStream.range(0, 500)
            .map(packet -> {
                boolean pause = packet % 40 >= 36;
                boolean soft = packet % 12 >= 10;
                return pause ? 65 : soft ? 40 + random.nextInt(8) : 18 + random.nextInt(12);
            })
            .toArray();
        long beganMs = millis();
        return ms -> levels[(int) (((ms - beganMs) / PACKET_MS) % levels.length)];
    }

    private Sound noise(int level) {
        return ms -> level - 2 + random.nextInt(5);
    }

    private Sound once(int lastsMs, int level) {
        long untilMs = millis() + lastsMs;
        return ms -> ms < untilMs ? level : 75;
    }

    private void pass(long ms) {
        for (long passed = 0; passed < ms; passed += PACKET_MS) {
            sounds.forEach((person, sound) -> {
                int level = sound.at(millis());
                if (level >= 0) {
                    Objects.requireNonNull(voices.get(person)).heard(level, nowNs);
                }
            });
            nowNs += TimeUnit.MILLISECONDS.toNanos(PACKET_MS);
            speech.tick(nowNs, heard);
        }
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(nowNs);
    }

    /** What was told, without what was told again. */
    private List<Speakers> changes() {
        var changes = new ArrayList<Speakers>();
        told.stream()
            .map(Told::speakers)
            .filter(each -> changes.isEmpty() || !changes.getLast().equals(each))
            .forEach(changes::add);
        return changes;
    }

    /** When it was told first that nobody speaks, the last time that somebody had spoken. */
    private long silentAtMs() {
        int spoke = told.size() - 1;
        while (told.get(spoke).speakers().speaking().isEmpty()) {
            spoke--;
        }
        return told.get(spoke + 1).atMs();
    }

    private Speakers last() {
        return told.getLast().speakers();
    }

    private boolean everSpoke(String person) {
        return told.stream().anyMatch(each -> each.speakers().speaking().contains(person));
    }

    /** In their order, each time it was another one. */
    private List<String> dominantOnes() {
        var ones = new ArrayList<String>();
        for (Told each : told) {
            var dominant = each.speakers().dominant();
            if (dominant != null && (ones.isEmpty() || !ones.getLast().equals(dominant))) {
                ones.add(dominant);
            }
        }
        return ones;
    }

    private List<String> passing() {
        return voices
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue().isPassing())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    }
}
