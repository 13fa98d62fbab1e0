package dev.parley.api.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/** What is written to the log while it is open. */
public final class LogRecord extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    private LogRecord() {}

    public static LogRecord open() {
        var record = new LogRecord();
        record.setContext(record.root.getLoggerContext());
        record.start();
        record.root.addAppender(record);
        return record;
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        events.add(event);
    }

    /** Everything, stack traces included. */
    public List<String> texts() {
        return events.stream().map(LogRecord::text).toList();
    }

    /** The events with a stack trace. */
    public List<String> stackTraces() {
        return events
            .stream()
            .filter(event -> event.getThrowableProxy() != null)
            .map(LogRecord::text)
            .toList();
    }

    public long bytes() {
        return events
            .stream()
            .mapToLong(event -> text(event).getBytes(UTF_8).length)
            .sum();
    }

    public void clear() {
        events.clear();
    }

    /** As a collector gets it: a line of JSON for each event. @param format of {@code logging.structured.format.console} */
    public List<String> json(String format) {
        var encoder = new StructuredLogEncoder();
        encoder.setContext(root.getLoggerContext());
        encoder.setFormat(format);
        encoder.setCharset(UTF_8);
        encoder.start();
        return events
            .stream()
            .map(event -> new String(encoder.encode(event), UTF_8))
            .toList();
    }

    private static String text(ILoggingEvent event) {
        var trace = event.getThrowableProxy();
        return event.getFormattedMessage() + (trace == null ? "" : "\n" + ThrowableProxyUtil.asString(trace));
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
