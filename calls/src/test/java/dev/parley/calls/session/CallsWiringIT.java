package dev.parley.calls.session;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.People;
import dev.parley.calls.ice.IceGrant;
import dev.parley.calls.ice.IceServers;
import dev.parley.calls.media.FakeNodes;
import dev.parley.calls.media.OtherRouters;
import dev.parley.calls.media.recording.Recorder;
import dev.parley.calls.place.FakeChats;
import dev.parley.calls.place.Places;
import dev.parley.calls.signaling.Signaling;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.node.NodeId;
import dev.parley.chat.node.Nodes;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** The module as the application starts it: by scanning, with the application's ports. */
class CallsWiringIT {

    private final FakeChats chats = new FakeChats();
    private final BlockingQueue<CallRecord> records = new LinkedBlockingQueue<>();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(DataRedisAutoConfiguration.class, DataRedisReactiveAutoConfiguration.class)
        )
        .withInitializer(context ->
            context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance())
        )
        .withUserConfiguration(Scan.class)
        .withBean(Clock.class, Clock::systemUTC)
        .withBean(IdGenerator.class, () -> () -> People.id("ca11"))
        .withBean(NodeId.class, () -> new NodeId(People.id("0de")))
        .withBean(Places.class, () -> chats.places())
        .withBean(CallEvents.class, () -> event -> {})
        .withBean(CallNotices.class, () -> notice -> {})
        .withBean(CallRecorder.class, () -> records::add)
        .withBean(Nodes.class, FakeNodes::new)
        .withBean(OtherRouters.class, () -> (_, _) -> {})
        .withBean(CallWitness.class, () -> _ -> {})
        .withBean(NodeReach.class, () -> _ -> true)
        .withBean(Recorder.class, () -> (_, _, _, _) -> {
            throw new UnsupportedOperationException("nothing is recorded here");
        })
        .withPropertyValues("spring.data.redis.cluster.nodes=" + RedisForTests.nodes(), "parley.calls.router.port=0");

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
        basePackages = "dev.parley.calls",
        excludeFilters = {
            @Filter(
                type = FilterType.REGEX,
                pattern = "dev\\.parley\\.calls\\.(check|history|meeting|overview|push|room|webhook|place|media\\.recording)\\..*"
            ),
        }
    )
    static class Scan {}

    @Test
    void startsWithTheDocumentedTimes() {
        application.run(context -> {
            assertThat(context).hasSingleBean(CallService.class).hasSingleBean(Signaling.class);
            assertThat(context.getBean(CallProperties.class)).isEqualTo(Calls.TIMES);
            assertThat(context.getBean(IceServers.class).grantTo(ANN)).isEqualTo(new IceGrant(List.of(), null));
        });
    }

    @Test
    void runsItsTimers() {
        RedisForTests.empty();
        application.withPropertyValues("parley.calls.ring-timeout=100ms").run(context -> {
            chats.put(ANN_AND_BOB.id(), ANN, BOB);
            context.getBean(CallService.class).start(ANN, ANN_PC, ANN_AND_BOB, CallKind.VOICE);

            assertThat(records.poll(10, TimeUnit.SECONDS)).isNotNull().returns(CallOutcome.MISSED, CallRecord::outcome);
        });
    }

    @Test
    void refusesALeaseThatOutlastsTheGrace() {
        application
            .withPropertyValues("parley.calls.lease=11s")
            .run(context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("parley.calls.lease must not be longer")
            );
    }

    @Test
    void bindsIceServers() {
        application
            .withPropertyValues(
                "parley.calls.ice.stun-urls=stun:a:3478,stun:b:3478",
                "parley.calls.ice.turn-urls=turn:c:3478",
                "parley.calls.ice.turn-secret=s",
                "parley.calls.ice.credential-ttl=10m"
            )
            .run(context -> assertThat(context.getBean(IceServers.class).grantTo(ANN).servers()).hasSize(2));
    }
}
