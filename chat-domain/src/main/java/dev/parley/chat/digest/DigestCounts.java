package dev.parley.chat.digest;

import dev.parley.chat.count.CountsBy;
import dev.parley.chat.digest.DigestMails.Outcome;
import org.springframework.stereotype.Component;

/** What has become of the digests that this node has handed to the mail server, each attempt. */
@Component
public class DigestCounts {

    private final CountsBy<Outcome> outcomes = new CountsBy<>(Outcome.class);

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    public CountsBy<Outcome> outcomes() {
        return outcomes;
    }
}
