package dev.parley.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Parley: one process that serves REST, the socket and the page. */
@SpringBootApplication(scanBasePackages = "dev.parley")
public class ParleyApplication {

    static void main(String[] args) {
        SpringApplication.run(ParleyApplication.class, args);
    }
}
