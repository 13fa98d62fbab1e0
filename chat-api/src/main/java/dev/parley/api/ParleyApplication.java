package dev.parley.api;

import dev.parley.api.backup.Command;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/**
 * Starts Parley: one process that serves REST, the socket and the page; or carries out a {@link Command}. Boot's {@code /error} is left out: every failure is
 * answered where it happens, and the address would be one more for anybody to call.
 */
@SpringBootApplication(scanBasePackages = "dev.parley", exclude = ErrorMvcAutoConfiguration.class)
public class ParleyApplication {

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
    private static final int MIN_CARRIERS = 16;

    static void main(String[] args) {
        Command.run(args).ifPresent(System::exit);
        // A virtual thread that loads a class keeps its carrier while it waits for a lock (JEP 491, "Future work"). With
        // one carrier a core, as is usual, a small machine could have them all wait for a thread that finds none to run on.
        if (System.getProperty(CARRIERS) == null) {
            int carriers = Math.max(MIN_CARRIERS, Runtime.getRuntime().availableProcessors());
            System.setProperty(CARRIERS, String.valueOf(carriers));
        }
        SpringApplication.run(ParleyApplication.class, args);
    }
}
