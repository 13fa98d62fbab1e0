package dev.parley.calls.session;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Binds the times of a call and lets its timers run. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallProperties.class)
@EnableScheduling
class CallsConfiguration {}
