package dev.parley.chat.push;

import dev.parley.chat.count.CountsBy;
import org.springframework.stereotype.Component;

/** What has become of the notices that this node has handed to push services. */
@Component
public class PushCounts {

    private final CountsBy<Fate> fates = new CountsBy<>(Fate.class);

    /** Of one attempt to hand on a notice. */
    public enum Fate {
        /** The push service has it. */
        TAKEN,
        /** The push service did not know the device any more. */
        GONE,
        /** It is tried again. */
        LATER,
        REFUSED,
    }

    void add(Fate fate) {
        fates.add(fate);
    }

    public CountsBy<Fate> fates() {
        return fates;
    }
}
