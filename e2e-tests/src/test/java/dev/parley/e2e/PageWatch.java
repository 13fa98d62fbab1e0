package dev.parley.e2e;

import dev.parley.e2e.browser.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the frames of a page, as the page itself can tell, and at what DevTools counts of it. */
final class PageWatch {

    /**
     * Each frame asks for the next one, so the time between two of them tells how long the page could not draw. Of messages
     * it is noted which have been elements of the list, and whether one ever stood before an older one.
     */
    private static final String START = """
    const watch = window.pageWatch = { gaps: [], long: [], keys: [], shown: new Set(), disordered: 0, on: true };
    let last = 0;
    const frame = (now) => {
      if (last > 0) watch.gaps.push(now - last);
      last = now;
      if (watch.on) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const observe = (type, into, options, fits = () => true) => {
      const observer = new PerformanceObserver((list) =>
        list.getEntries().filter(fits).forEach(({ duration }) => into.push(duration)));
      observer.observe({ type, ...options });
      return observer;
    };
    const isMessage = (node) => node.nodeType === 1 && node.dataset.testid === 'message';
    const seqOf = (element) => Number(element.dataset.seq);
    const rows = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          const found = node.nodeType !== 1 ? [] : isMessage(node) ? [node] : node.querySelectorAll('[data-testid=message]');
          for (const each of found) {
            watch.shown.add(seqOf(each));
            const before = each.previousElementSibling;
            if (before && isMessage(before) && seqOf(before) > seqOf(each)) watch.disordered++;
          }
        }
      }
    });
    rows.observe(document.querySelector('[data-testid=message-list]'), { childList: true, subtree: true });
    watch.observers = [
      observe('long-animation-frame', watch.long, {}),
      observe('event', watch.keys, { durationThreshold: 16 }, ({ name }) => name === 'keydown'),
      rows,
    ];
    """;

    private static final String STOP = """
    const watch = window.pageWatch;
    watch.on = false;
    watch.observers.forEach((observer) => observer.disconnect());
    const [from, to] = [arguments[0], arguments[1]];
    let missing = 0;
    for (let seq = from; seq <= to; seq++) if (!watch.shown.has(seq)) missing++;
    return { gaps: watch.gaps, long: watch.long, keys: watch.keys, missing, disordered: watch.disordered };
    """;

    private final Window window;
    private final Map<String, Double> before;

    private PageWatch(Window window) {
        this.window = window;
        before = counted(window);
    }

    /**
     * What was seen.
     *
     * @param gaps between one frame and the next, in milliseconds
     * @param longFrames how long each took of those that Chromium calls long: 50 ms and more
     * @param keys from a key to the frame after it, of those that took 16 ms and more
     * @param missing messages that were never an element
     * @param disordered how often an element came behind a newer one
     * @param busy for how much of the time the page's main thread was at work
     * @param scripts the part of that for scripts
     * @param layout the part of that for styles and layout
     */
    record Seen(
        List<Double> gaps,
        List<Double> longFrames,
        List<Double> keys,
        int missing,
        int disordered,
        double busy,
        double scripts,
        double layout
    ) {}

    static PageWatch start(Window window) {
        window.command("Performance.enable", Map.of());
        window.run(START);
        return new PageWatch(window);
    }

    /** @param from the first of the messages that were to be shown, and the last, by their seqs */
    Seen stop(long from, long to) {
        var after = counted(window);
        var raw = window.run(STOP, from, to) instanceof Map<?, ?> map ? map : Map.of();
        double seconds = since(after, "Timestamp");
        return new Seen(
            numbers(raw.get("gaps")),
            numbers(raw.get("long")),
            numbers(raw.get("keys")),
            (int) number(raw.get("missing")),
            (int) number(raw.get("disordered")),
            since(after, "TaskDuration") / seconds,
            since(after, "ScriptDuration") / seconds,
            (since(after, "LayoutDuration") + since(after, "RecalcStyleDuration")) / seconds
        );
    }

    /** What lives on the heap of the page's scripts after a collection, in MiB. */
    static double heapMib(Window window) {
        window.command("HeapProfiler.collectGarbage", Map.of());
        return counted(window).getOrDefault("JSHeapUsedSize", 0.0) / (1 << 20);
    }

    /** The nodes that are held, in the document and outside of it. */
    static double nodes(Window window) {
        return counted(window).getOrDefault("Nodes", 0.0);
    }

    private double since(Map<String, Double> after, String name) {
        return after.getOrDefault(name, 0.0) - before.getOrDefault(name, 0.0);
    }

    private static Map<String, Double> counted(Window window) {
        var all = new HashMap<String, Double>();
        if (window.command("Performance.getMetrics", Map.of()).get("metrics") instanceof List<?> metrics) {
            for (var metric : metrics) {
                if (metric instanceof Map<?, ?> map) {
                    all.put(String.valueOf(map.get("name")), number(map.get("value")));
                }
            }
        }
        return all;
    }

    private static List<Double> numbers(@Nullable Object list) {
        return list instanceof List<?> values ? values.stream().map(PageWatch::number).toList() : List.of();
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}
