package dev.parley.chat;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.node.NodeId;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;

/** The sources of time and of ids, the only ones in the program, and how its events are told of. */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan
class DomainConfiguration {

    /** Ticks in whole milliseconds, which is what the stores keep: a time read back equals the one written. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }

    @Bean(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME)
    static ApplicationEventMulticaster applicationEventMulticaster(BeanFactory beans) {
        return new IsolatingMulticaster(beans);
    }

    @Bean
    IdGenerator idGenerator() {
        return () -> UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
    }

    @Bean
    NodeId nodeId(IdGenerator ids) {
        return new NodeId(ids.next());
    }
}
