package dev.parley.chat;

import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.SimpleApplicationEventMulticaster;

/**
 * Tells each listener of what has happened, whatever the others make of it. Parley's own events say what is durable
 * already, so a listener that throws must harm neither the other listeners nor whoever publishes. Events of the
 * framework, by which the start of the program may fail, stay as they are.
 */
@Slf4j
final class IsolatingMulticaster extends SimpleApplicationEventMulticaster {

    IsolatingMulticaster(BeanFactory beans) {
        super(beans);
    }

    @Override
    protected void invokeListener(ApplicationListener<?> listener, ApplicationEvent event) {
        if (!(event instanceof PayloadApplicationEvent<?> own)) {
            super.invokeListener(listener, event);
            return;
        }
        try {
            super.invokeListener(listener, event);
        } catch (RuntimeException | Error failure) {
            log.warn("{} failed at {}", listener, own.getPayload().getClass().getSimpleName(), failure);
        }
    }
}
