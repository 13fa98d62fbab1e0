package dev.parley.api.demo;

import dev.parley.chat.administration.Administrators;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.user.Users;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Three users to try Parley with, of whom alice is an administrator; made at the first start where {@code parley.demo.enabled} says so. */
@Component
@Order(0)
@ConditionalOnProperty("parley.demo.enabled")
@RequiredArgsConstructor
class DemoUsers implements ApplicationRunner {

    private static final String PASSWORD = "parley-demo";

    private static final PasswordSource HERE = new PasswordSource("127.0.0.1", "demo");

    private record Demo(String username, String displayName) {}

    private static final List<Demo> DEMO = List.of(
        new Demo("alice", "Alice Demo"),
        new Demo("bob", "Bob Demo"),
        new Demo("carol", "Carol Demo")
    );

    private static final String ADMINISTRATOR = "alice";

    private final Accounts accounts;
    private final Users users;
    private final Administrators administrators;

    @Override
    public void run(ApplicationArguments arguments) {
        DEMO.stream()
            .filter(demo -> users.byUsername(demo.username()).isEmpty())
            .forEach(demo -> accounts.register(demo.username(), demo.displayName(), PASSWORD, HERE));
        users.byUsername(ADMINISTRATOR).ifPresent(administrators::appointNamed);
    }
}
