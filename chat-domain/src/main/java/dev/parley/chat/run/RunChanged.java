package dev.parley.chat.run;

/** The one who has begun a run is to see it as it stands now. */
public record RunChanged(Run run) {}
