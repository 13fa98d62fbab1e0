package dev.parley.api.trace;

import dev.parley.chat.node.NodeId;
import dev.parley.chat.outbound.GuardedPost;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Traces, where there is a collector. Without one none of this is there. */
@Configuration(proxyBeanMethods = false)
@Conditional(TracingConfigured.class)
@EnableConfigurationProperties(TracingProperties.class)
class TracingConfiguration {

    /** What does not fit is dropped: a collector that is away costs memory for so many spans, and no time. */
    private static final int MOST_WAITING = 4_096;
    private static final String OBSERVATION = "lettuceObservation";
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    private static final Duration TO_ANSWER = Duration.ofSeconds(3);

    /** Stopped by hand: closing would wait for a collector that is away. */
    @Bean(destroyMethod = "")
    static SdkTracerProvider tracerProvider(TracingProperties properties, NodeId node) {
        var exporter = OtlpHttpSpanExporter.builder()
            .setEndpoint(properties.endpoint())
            .setConnectTimeout(TO_CONNECT)
            .setTimeout(TO_ANSWER)
            .setRetryPolicy(null);
        if (properties.authorization() != null) {
            exporter.addHeader("Authorization", properties.authorization());
        }
        return SdkTracerProvider.builder()
            .setResource(
                Resource.create(
                    Attributes.builder().put("service.name", "parley").put("service.instance.id", node.value()).build()
                )
            )
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(properties.sampling())))
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter.build())
                    .setMaxQueueSize(MOST_WAITING)
                    .setScheduleDelay(BETWEEN)
                    .setExporterTimeout(TO_ANSWER)
                    .build()
            )
            .build();
    }

    @Bean
    static Stop tracesStopped(SdkTracerProvider provider) {
        return () -> provider.shutdown().join(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends what waits, for as long as an answer may take. */
    interface Stop extends AutoCloseable {
        @Override
        void close();
    }

    @Bean
    static Tracer tracer(SdkTracerProvider provider) {
        return provider.get("dev.parley");
    }

    @Bean
    static RequestTraces requestTraces(Tracer tracer) {
        return new RequestTraces(tracer);
    }

    @Bean
    static Traces frameTraces(Tracer tracer) {
        return new FrameTraces(tracer);
    }

    @Bean
    static MongoClientSettingsBuilderCustomizer mongoTraces(Tracer tracer) {
        return settings -> settings.addCommandListener(new MongoTraces(tracer));
    }

    /** Spring's own observation of commands to Redis would take the place of what follows. */
    @Bean
    static BeanDefinitionRegistryPostProcessor redisUnobserved() {
        return registry -> {
            if (registry.containsBeanDefinition(OBSERVATION)) {
                registry.removeBeanDefinition(OBSERVATION);
            }
        };
    }

    @Bean
    static ClientResourcesBuilderCustomizer redisTraces(Tracer tracer) {
        return resources -> resources.tracing(new RedisTraces(tracer));
    }

    @Bean
    @Primary
    static TracedPost tracedPost(GuardedPost post, Clock clock, Tracer tracer) {
        return new TracedPost(post, clock, tracer);
    }
}
