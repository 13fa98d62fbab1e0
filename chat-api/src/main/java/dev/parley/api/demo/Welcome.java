package dev.parley.api.demo;

import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Logs at the end of the start where Parley can be reached, and the demo users. */
@Slf4j
@Component
@RequiredArgsConstructor
class Welcome {

    private final Environment environment;

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        String port = environment.getProperty("local.server.port", "8080");
        boolean demo = environment.getProperty("parley.demo.enabled", Boolean.class, false);
        log.info(
            "Parley is at http://localhost:{}{}",
            port,
            demo ? "  (demo users alice, bob and carol, password parley-demo)" : ""
        );
    }
}
