package dev.parley.e2e.page;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * What a window plays of the others in a call of several, track by track, and by which peer connections: looked at ten times a
 * second in the page, while tracks may move from one connection to another. {@link HeardSound#RECORD_CONNECTIONS} has to run
 * before the page.
 */
public final class PlayedMedia {

    private static final Duration ALL_WITHIN = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofMillis(700);

    private static final String PLAYED = """
    const played = () => {
      const found = [];
      for (const [hook, source] of [['call-remote-audio', 'microphone'], ['call-remote-screen-sound', 'screenSound']]) {
        for (const audio of document.querySelectorAll(`[data-testid=${hook}]`)) {
          const [track] = audio.srcObject?.getAudioTracks() ?? [];
          if (track) found.push([`${audio.dataset.person} ${source}`, track.id]);
        }
      }
      for (const tile of document.querySelectorAll('[data-testid=call-tile][data-own=false][data-picture=true]')) {
        const [track] = tile.querySelector('video')?.srcObject?.getVideoTracks() ?? [];
        if (track) found.push([`${tile.dataset.person} ${tile.dataset.source}`, track.id]);
      }
      return found;
    };
    """;

    /**
     * When something of a track came last and, where it had not come for a while, how long that was. Of a sound the browser
     * tells when the last packet came, and each is of 20 ms; so a page that looks late finds no longer time than there was.
     * Of a picture it is known by the looks alone.
     */
    private static final String GAPS = """
    const PACKET_MS = 20;
    const cameAt = (entry, at) => (entry.kind === 'video' ? at : entry.lastPacketReceivedTimestamp);
    const firstCameAt = (entry, count, at) => cameAt(entry, at) - (entry.kind === 'video' ? 0 : (count - 1) * PACKET_MS);
    """;

    private static final String WATCH =
        PLAYED +
        GAPS +
        """
        const clock = () => performance.timeOrigin + performance.now();
        const watch = (window.__played = { tracks: {}, lookedAt: clock(), late: 0, clock });
        let before = new Map();
        const look = async () => {
          const now = new Map();
          for (const connection of window.__connections) {
            if (connection.connectionState === 'closed') continue;
            (await connection.getStats()).forEach((entry) => {
              if (entry.type === 'inbound-rtp') now.set(entry.trackIdentifier, { connection, ...entry });
            });
          }
          const at = clock();
          watch.late = Math.max(watch.late, at - watch.lookedAt);
          watch.lookedAt = at;
          for (const [name, id] of played()) {
            const entry = now.get(id);
            const progress = entry?.kind === 'video' ? entry.framesDecoded : (entry?.packetsReceived ?? 0);
            const track = (watch.tracks[name] ??= {
              id, progress, last: at, longest: 0, moves: 0, overlapped: true, concealed: 0, played: 0,
            });
            if (track.id !== id) {
              const former = now.get(track.id) ?? before.get(track.id);
              track.moves++;
              track.overlapped &&= former?.connection.connectionState === 'connected' && progress > 0;
              if (former?.kind === 'audio') track.last = Math.max(track.last, former.lastPacketReceivedTimestamp ?? 0);
              track.id = id;
              track.progress = before.get(id)?.progress ?? 0;
            }
            if (entry) {
              const samples = (one) => (one?.totalSamplesReceived ?? 0);
              const hidden = (one) => (one?.concealedSamples ?? 0);
              const known = before.get(id);
              track.played += samples(entry) - samples(known);
              track.concealed += hidden(entry) - hidden(known);
              entry.progress = progress;
            }
            if (progress > track.progress) {
              track.longest = Math.max(track.longest, firstCameAt(entry, progress - track.progress, at) - track.last);
              track.last = Math.max(track.last, cameAt(entry, at));
            }
            track.progress = progress;
          }
          for (const entry of now.values()) {
            entry.progress ??= entry.kind === 'video' ? entry.framesDecoded : entry.packetsReceived;
          }
          before = now;
          if (window.__played === watch) setTimeout(look, 100);
        };
        void look();
        """;

    /** How far each track has come: pictures, or the energy of a sound. */
    private static final String PROGRESS =
        PLAYED +
        """
        return (async () => {
          const progress = {};
          for (const connection of window.__connections) {
            if (connection.connectionState === 'closed') continue;
            (await connection.getStats()).forEach((entry) => {
              if (entry.type !== 'inbound-rtp') return;
              const [name] = played().find(([, id]) => id === entry.trackIdentifier) ?? [];
              if (name) progress[name] = entry.kind === 'video' ? entry.framesDecoded : entry.totalAudioEnergy;
            });
          }
          return progress;
        })();
        """;

    /** How many packets of media have come by all connections, also those that the page believes to have closed. */
    private static final String PACKETS = """
    return (async () => {
      let packets = 0;
      for (const connection of window.__connections) {
        (await connection.getStats()).forEach((entry) => {
          if (entry.type === 'inbound-rtp') packets += entry.packetsReceived;
        });
      }
      return packets;
    })();
    """;

    private static final String STOP = """
    const { tracks, late, clock } = window.__played;
    window.__played = null;
    const end = clock();
    return Object.entries(tracks).map(([name, { last, longest, moves, overlapped, concealed, played }]) =>
      ({ name, longest: Math.max(longest, end - last), late, moves, overlapped, concealed: concealed / 48, played: played / 48 }));
    """;

    /** Of each connection that is there: what the chosen candidate of this side says in this field. */
    private static final String CHOSEN = """
    const [side, field] = arguments;
    return (async () => {
      const found = [];
      for (const connection of window.__connections) {
        if (connection.connectionState !== 'connected') continue;
        const stats = await connection.getStats();
        stats.forEach((entry) => {
          if (entry.type !== 'transport') return;
          const pair = stats.get(entry.selectedCandidatePairId);
          const candidate = pair && stats.get(pair[side]);
          if (candidate) found.push(candidate[field]);
        });
      }
      return found;
    })();
    """;

    private final Window window;

    private PlayedMedia(Window window) {
        this.window = window;
    }

    /** Begins to watch. */
    public static PlayedMedia in(Window window) {
        window.run(WATCH);
        return new PlayedMedia(window);
    }

    /** Waits until all of these are played, and go on: a person and a source each, as {@code <id> camera}. */
    public static void awaitAll(Window window, Collection<String> names) {
        var first = new HashMap<String, Double>();
        Waiting.until(
            "all media to be played in " + window,
            ALL_WITHIN,
            () -> {
                var now = progress(window);
                return names
                    .stream()
                    .filter(
                        name ->
                            !(
                                now.getOrDefault(name, -1.0) >
                                first.computeIfAbsent(name, _ -> now.getOrDefault(name, 0.0))
                            )
                    )
                    .sorted()
                    .toList();
            },
            List::isEmpty
        );
    }

    private static Map<String, Double> progress(Window window) {
        var progress = new HashMap<String, Double>();
        if (window.run(PROGRESS) instanceof Map<?, ?> told) {
            told.forEach((name, count) -> progress.put(String.valueOf(name), ((Number) count).doubleValue()));
        }
        return progress;
    }

    /** Lets the page's connections stay open when the page closes them, as one's that is not to be trusted. */
    public static void keepConnections(Window window) {
        window.run("window.__connections.forEach((connection) => { connection.close = () => {}; })");
    }

    /** Waits until nothing comes by any connection any more, whether the page has closed it or not. */
    public static void awaitNothing(Window window) {
        Waiting.until(
            "no packet to come to " + window,
            () -> {
                long before = packets(window);
                Waiting.pass(SILENCE);
                return packets(window) - before;
            },
            more -> more == 0
        );
    }

    private static long packets(Window window) {
        return ((Number) Objects.requireNonNull(window.run(PACKETS))).longValue();
    }

    /** At which ports the routers are that the window is connected with. */
    public static List<Integer> routers(Window window) {
        return chosen(window, "remoteCandidateId", "port")
            .stream()
            .map(port -> ((Number) port).intValue())
            .toList();
    }

    /** Waits until the window is connected with one router alone that satisfies this, and returns its port. */
    public static int awaitRouter(Window window, IntPredicate which) {
        return Waiting.until(
            "one router in " + window,
            Duration.ofSeconds(40),
            () -> routers(window),
            ports -> ports.size() == 1 && which.test(ports.getFirst())
        ).getFirst();
    }

    /**
     * Waits until the window's media go by one connection alone, on a path that was found by another user name fragment than
     * this, and returns that: each restart of ICE has another one.
     */
    public static String awaitOtherFragment(Window window, String former) {
        return Waiting.until(
            "another path in " + window,
            Duration.ofSeconds(40),
            () -> fragments(window),
            fragments -> fragments.size() == 1 && !fragments.contains(former)
        ).getFirst();
    }

    private static List<String> fragments(Window window) {
        return chosen(window, "localCandidateId", "usernameFragment").stream().map(String::valueOf).toList();
    }

    private static List<?> chosen(Window window, String side, String field) {
        return (List<?>) Objects.requireNonNull(window.run(CHOSEN, side, field));
    }

    /** Ends all of them; what each has played. */
    public static List<Track> stop(List<PlayedMedia> watched) {
        return watched
            .stream()
            .flatMap(each -> each.stop().stream())
            .toList();
    }

    /**
     * @param name person and source
     * @param longestMs for how long nothing came at most: no packet of a sound, no picture
     * @param lateMs for how long the page did not look at most: a busy machine is late, and finds a picture missing for longer
     *     than it was
     * @param moves how often it came from another track than before
     * @param overlapped each time it came already by the new connection while the former one was there still
     * @param concealedMs of sound: for how long the browser has made it up
     * @param playedMs of sound: for how long it was played, with that
     */
    public record Track(
        String name,
        double longestMs,
        double lateMs,
        int moves,
        boolean overlapped,
        double concealedMs,
        double playedMs
    ) {
        public boolean isSound() {
            return name.endsWith(" microphone");
        }
    }

    /** Ends it. */
    public List<Track> stop() {
        var tracks = (List<?>) Objects.requireNonNull(window.run(STOP));
        return tracks
            .stream()
            .map(each -> track((Map<?, ?>) each))
            .toList();
    }

    private static Track track(Map<?, ?> told) {
        return new Track(
            String.valueOf(told.get("name")),
            number(told, "longest"),
            number(told, "late"),
            (int) number(told, "moves"),
            Boolean.TRUE.equals(told.get("overlapped")),
            number(told, "concealed"),
            number(told, "played")
        );
    }

    private static double number(Map<?, ?> told, String name) {
        return told.get(name) instanceof Number number ? number.doubleValue() : -1;
    }
}
