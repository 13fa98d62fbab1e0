package dev.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/** A listener that throws is no business of the others. */
class IsolatingMulticasterTest {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private record Happened(String what) {}

    private static final class OfTheFramework extends ApplicationEvent {

        OfTheFramework() {
            super("test");
        }
    }

    static final class Throwing {

        @Order(1)
        @EventListener
        void on(Happened event) {
            throw new IllegalStateException("wanted");
        }

        @EventListener
        void on(OfTheFramework event) {
            throw new IllegalStateException("wanted");
        }
    }

    static final class Listening {

        final List<String> heard = new ArrayList<>();

        @Order(2)
        @EventListener
        void on(Happened event) {
            heard.add(event.what());
        }
    }

    @BeforeEach
    void start() {
        context.register(DomainConfiguration.class, Throwing.class, Listening.class);
        context.refresh();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void theOthersAreToldAndThePublisherGoesOn() {
        assertThatCode(() -> context.publishEvent(new Happened("one"))).doesNotThrowAnyException();
        context.publishEvent(new Happened("two"));
        assertThat(context.getBean(Listening.class).heard).containsExactly("one", "two");
    }

    @Test
    void anEventOfTheFrameworkFailsAsItWould() {
        assertThatThrownBy(() -> context.publishEvent(new OfTheFramework())).isInstanceOf(IllegalStateException.class);
    }
}
