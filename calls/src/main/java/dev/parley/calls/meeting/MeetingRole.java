package dev.parley.calls.meeting;

/** What somebody is in a meeting. Owner and co-hosts host it. */
public enum MeetingRole {
    OWNER,
    CO_HOST,
    PARTICIPANT,
    GUEST,
}
