package dev.parley.calls.ice;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the ICE servers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IceProperties.class)
class IceConfiguration {}
