package dev.parley.calls.media;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Whether browsers may send their cameras to the router as scalable video. */
@Component
@RequiredArgsConstructor
public class ScalableVideo {

    private final RouterProperties properties;

    public boolean isOn() {
        return properties.enabled() && properties.scalableVideo();
    }
}
