package dev.parley.calls.meeting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A meeting as calendars read it (RFC 5545). A weekly one names its zone with every change of the clock in the next years, so
 * that it stays at its time of day.
 */
public final class MeetingCalendar {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final int LINE_MAX = 75;
    private static final int CHANGES_MAX = 20;

    private final List<String> lines = new ArrayList<>();

    private MeetingCalendar() {}

    /**
     * @param link the meeting's address
     * @param now when this is written
     * @throws IllegalArgumentException for a meeting without a time
     */
    public static String of(Meeting meeting, String link, Instant now) {
        var calendar = new MeetingCalendar();
        calendar.write(meeting, link, now);
        return String.join("", calendar.lines);
    }

    private void write(Meeting meeting, String link, Instant now) {
        var times = meeting.times();
        var start = times.startsAt();
        if (start == null) {
            throw new IllegalArgumentException("a meeting without a time");
        }
        var zone = times.clock();
        boolean zoned = times.weekly() && !(zone.normalized() instanceof ZoneOffset);
        add("BEGIN:VCALENDAR");
        add("VERSION:2.0");
        add("PRODID:-//Parley//Meetings//EN");
        if (zoned) {
            addZone(zone, start);
        }
        add("BEGIN:VEVENT");
        add("UID:" + meeting.id() + "@parley");
        add("DTSTAMP:" + utc(now));
        add("DTSTART" + time(start, zone, zoned));
        var end = times.endsAt();
        if (end != null) {
            add("DTEND" + time(end, zone, zoned));
        }
        if (times.weekly()) {
            var until = times.repeatsUntil();
            add("RRULE:FREQ=WEEKLY" + (until == null ? "" : ";UNTIL=" + utc(until)));
        }
        add("SUMMARY:" + escaped(meeting.title()));
        add("DESCRIPTION:" + escaped(link));
        add("LOCATION:" + escaped(link));
        add("URL:" + link);
        add("END:VEVENT");
        add("END:VCALENDAR");
    }

    private void addZone(ZoneId zone, Instant start) {
        var rules = zone.getRules();
        add("BEGIN:VTIMEZONE");
        add("TZID:" + zone.getId());
        var before = rules.previousTransition(start.plusSeconds(1));
        if (before == null) {
            var offset = rules.getOffset(start);
            addOffset(false, LocalDateTime.ofInstant(start, offset).minusYears(1), offset, offset);
        } else {
            addChange(zone, before);
        }
        var next = rules.nextTransition(start);
        for (int count = 0; next != null && count < CHANGES_MAX; count++) {
            addChange(zone, next);
            next = rules.nextTransition(next.getInstant());
        }
        add("END:VTIMEZONE");
    }

    private void addChange(ZoneId zone, ZoneOffsetTransition change) {
        boolean summer = zone.getRules().isDaylightSavings(change.getInstant());
        addOffset(summer, change.getDateTimeBefore(), change.getOffsetBefore(), change.getOffsetAfter());
    }

    private void addOffset(boolean summer, LocalDateTime at, ZoneOffset from, ZoneOffset to) {
        String part = summer ? "DAYLIGHT" : "STANDARD";
        add("BEGIN:" + part);
        add("DTSTART:" + LOCAL.format(at));
        add("TZOFFSETFROM:" + offset(from));
        add("TZOFFSETTO:" + offset(to));
        add("END:" + part);
    }

    private static String offset(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        return (
            (offset.getTotalSeconds() < 0 ? "-" : "+") +
            String.format(Locale.ROOT, "%02d%02d", minutes / 60, minutes % 60)
        );
    }

    private static String time(Instant time, ZoneId zone, boolean zoned) {
        return zoned ? ";TZID=" + zone.getId() + ":" + LOCAL.format(time.atZone(zone)) : ":" + utc(time);
    }

    private static String utc(Instant time) {
        return LOCAL.format(time.atOffset(ZoneOffset.UTC)) + "Z";
    }

    private static String escaped(String text) {
        return text
            .replace("\\", "\\\\")
            .replace(";", "\\;")
            .replace(",", "\\,")
            .replace("\n", "\\n")
            .replace("\r", "");
    }

    /** Lines of at most 75 bytes, folded between characters. */
    private void add(String content) {
        var line = new StringBuilder();
        int length = 0;
        for (int codePoint : content.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (length + size > LINE_MAX) {
                line.append("\r\n ");
                length = 1;
            }
            line.append(character);
            length += size;
        }
        lines.add(line.append("\r\n").toString());
    }
}
